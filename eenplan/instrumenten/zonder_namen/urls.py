"""Addresses of the copy without names, at two doors."""

from django.urls import path

from eenplan.instrumenten.zonder_namen import views

urlpatterns = [
    path("werk/casus/<int:casus_id>/zonder-namen", views.werk, name="zonder-namen"),
    path("partner/casus/<int:casus_id>/zonder-namen", views.partner, name="partner-zonder-namen"),
]
