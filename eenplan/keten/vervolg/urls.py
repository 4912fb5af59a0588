"""Addresses of follow-up."""

from django.urls import path

from eenplan.keten.vervolg import views, views_expert, views_onderzoek, views_wachtronde

urlpatterns = [
    path("werk/vervolg/<int:dienst_id>", views.LegContact.at_door(), name="vervolg-dienst"),
    path("werk/vervolg/<int:dienst_id>/voorwaarde", views.StelVoorwaarde.at_door(), name="vervolg-voorwaarde"),
    path("werk/vervolg/<int:dienst_id>/bevinding", views.LegBevinding.at_door(), name="vervolg-bevinding"),
    path("werk/vervolg/<int:dienst_id>/afronden", views.RondAf.at_door(), name="vervolg-afronden"),
    path("werk/vervolg/<int:dienst_id>/voortijdig", views.SluitVoortijdig.at_door(), name="vervolg-voortijdig"),
    path("werk/vervolg/<int:dienst_id>/kind/<int:persoon_id>", views_onderzoek.Kind.at_door(), name="vervolg-kind"),
    path("werk/vervolg/<int:dienst_id>/informant", views_onderzoek.Informant.at_door(), name="vervolg-informant"),
    path("werk/informant/<int:informant_id>", views_onderzoek.Antwoord.at_door(), name="vervolg-antwoord"),
    path("werk/uitspraak/<int:uitspraak_id>/bron", views_onderzoek.WijzigBron.at_door(), name="vervolg-bron"),
    path("werk/vervolg/<int:dienst_id>/meedenken", views_expert.Vraag.at_door(), name="vervolg-expert"),
    path("werk/meedenken/<int:vraag_id>/terug", views_expert.Terug.at_door(), name="vervolg-expert-terug"),
    path("partner/meedenken", views_expert.lijst, name="expertvragen"),
    path("partner/meedenken/<int:vraag_id>", views_expert.Antwoord.at_door(), name="expertvraag"),
    path("partner/meedenken/<int:vraag_id>/nee", views_expert.Nee.at_door(), name="expertvraag-nee"),
    path("werk/wachtronde", views_wachtronde.wachtronde, name="wachtronde"),
    path("werk/voorwaarde/<int:voorwaarde_id>", views.Controleer.at_door(), name="vervolg-controleer"),
]
