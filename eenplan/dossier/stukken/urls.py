"""Addresses of documents."""

from django.urls import path

from eenplan.dossier.stukken import views

urlpatterns = [
    path("werk/stuk/<int:stuk_id>", views.stuk, name="stuk"),
    path("partner/stuk/<int:stuk_id>", views.partner_stuk, name="partner-stuk"),
]
