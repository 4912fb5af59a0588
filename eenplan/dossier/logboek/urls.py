"""Addresses of the log."""

from django.urls import path

from eenplan.dossier.logboek import views

urlpatterns = [
    path("werk/logboek", views.logboek, name="logboek"),
    path("werk/logboek/<int:logline_id>", views.waarom, name="logboek-waarom"),
    path("werk/nakijken", views.nakijken, name="nakijken"),
    path("werk/nakijken/<int:nakijkpunt_id>", views.Beoordeel.at_door(), name="nakijken-een"),
]
