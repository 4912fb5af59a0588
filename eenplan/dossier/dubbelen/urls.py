"""Addresses of the board."""

from django.urls import path

from eenplan.dossier.dubbelen import views

urlpatterns = [
    path("werk/dubbelen", views.dubbelen, name="dubbelen"),
    path("werk/dubbelen/<int:dubbelpaar_id>", views.Kies.at_door(), name="dubbelen-kies"),
    path("werk/samengevoegd/<int:persoonsamenvoeging_id>/los", views.MaakLos.at_door(), name="persoon-los"),
]
