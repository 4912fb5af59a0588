"""Addresses of follow-up."""

from django.urls import path

from eenplan.keten.vervolg import views, views_onderzoek, views_wachtronde

urlpatterns = [
    path("werk/vervolg/<int:dienst_id>", views.LegContact.at_door(), name="vervolg-dienst"),
    path("werk/vervolg/<int:dienst_id>/voorwaarde", views.StelVoorwaarde.at_door(), name="vervolg-voorwaarde"),
    path("werk/vervolg/<int:dienst_id>/bevinding", views.LegBevinding.at_door(), name="vervolg-bevinding"),
    path("werk/vervolg/<int:dienst_id>/afronden", views.RondAf.at_door(), name="vervolg-afronden"),
    path("werk/vervolg/<int:dienst_id>/voortijdig", views.SluitVoortijdig.at_door(), name="vervolg-voortijdig"),
    path("werk/vervolg/<int:dienst_id>/kind/<int:persoon_id>", views_onderzoek.Kind.at_door(), name="vervolg-kind"),
    path("werk/vervolg/<int:dienst_id>/informant", views_onderzoek.Informant.at_door(), name="vervolg-informant"),
    path("werk/informant/<int:informant_id>", views_onderzoek.Antwoord.at_door(), name="vervolg-antwoord"),
    path("werk/wachtronde", views_wachtronde.wachtronde, name="wachtronde"),
    path("werk/voorwaarde/<int:voorwaarde_id>", views.Controleer.at_door(), name="vervolg-controleer"),
]
