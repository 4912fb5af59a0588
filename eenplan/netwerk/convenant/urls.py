"""Addresses of the register of agreements."""

from django.urls import path

from eenplan.netwerk.convenant import views

urlpatterns = [
    path("werk/afspraken", views.register, name="samenwerkingsafspraken"),
    path("werk/afspraken/nieuw", views.LegVast.at_door(), name="samenwerkingsafspraak-nieuw"),
    path("werk/afspraken/<int:afspraak_id>", views.Herzie.at_door(), name="samenwerkingsafspraak-herzie"),
]
