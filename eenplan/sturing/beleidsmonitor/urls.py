"""Addresses of the policy door."""

from django.urls import path

from eenplan.sturing.beleidsmonitor import views

urlpatterns = [path("beleid/", views.monitor, name="beleid")]
