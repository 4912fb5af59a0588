"""Addresses of the findings, at two doors."""

from django.urls import path

from eenplan.dossier.vondst import views

urlpatterns = [
    path("werk/casus/<int:casus_id>/gezien", views.Gezien.at_door(), name="vondst-gezien"),
    path("partner/casus/<int:casus_id>/gezien", views.PartnerGezien.at_door(), name="partner-vondst-gezien"),
]
