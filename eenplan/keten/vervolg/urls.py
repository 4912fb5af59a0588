"""Addresses of follow-up."""

from django.urls import path

from eenplan.keten.vervolg import views

urlpatterns = [
    path("werk/vervolg/<int:dienst_id>", views.LegContact.at_door(), name="vervolg-dienst"),
    path("werk/vervolg/<int:dienst_id>/voorwaarde", views.StelVoorwaarde.at_door(), name="vervolg-voorwaarde"),
    path("werk/vervolg/<int:dienst_id>/bevinding", views.LegBevinding.at_door(), name="vervolg-bevinding"),
    path("werk/vervolg/<int:dienst_id>/afronden", views.RondAf.at_door(), name="vervolg-afronden"),
    path("werk/vervolg/<int:dienst_id>/voortijdig", views.SluitVoortijdig.at_door(), name="vervolg-voortijdig"),
    path("werk/voorwaarde/<int:voorwaarde_id>", views.Controleer.at_door(), name="vervolg-controleer"),
]
