"""Addresses of the domains that mail may go to."""

from django.urls import path

from eenplan.core.maildomains import views

urlpatterns = [
    path("werk/maildomeinen", views.maildomeinen, name="maildomeinen"),
    path("werk/maildomeinen/goed", views.KeurGoed.at_door(), name="maildomein-goed"),
    path("werk/maildomeinen/<int:key>/intrekken", views.TrekIn.at_door(), name="maildomein-intrekken"),
]
