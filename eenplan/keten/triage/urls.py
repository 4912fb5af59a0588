"""Addresses of the safety assessment."""

from django.urls import path

from eenplan.keten.triage import views, views_acuut, views_instrument
from eenplan.keten.triage.interventie import views as interventie

urlpatterns = [
    path("partner/terugkoppelingen", views.terugkoppelingen, name="terugkoppelingen"),
    path("werk/tweede-lezing", views.tweede_lezing, name="triage-tweede-lezing"),
    path("werk/beoordeling/voorstel", views.voorstel_nu, name="triage-voorstel"),
    path("werk/beoordeling/<int:vb_id>", views.Voorleggen.at_door(), name="triage-beoordeling"),
    path("werk/beoordeling/<int:vb_id>/bewaren", views.Bewaren.at_door(), name="triage-bewaren"),
    path("werk/beoordeling/<int:vb_id>/acuut", views.Acuut.at_door(), name="triage-acuut"),
    path("werk/beoordeling/<int:vb_id>/bevestigen", views.Bevestigen.at_door(), name="triage-bevestigen"),
    path("werk/beoordeling/<int:vb_id>/teruggeven", views.Teruggeven.at_door(), name="triage-teruggeven"),
    path("werk/casus/<int:casus_id>/beoordeling", views.Beginnen.at_door(), name="triage-beginnen"),
    path("werk/casus/<int:casus_id>/gevaar", views_acuut.DirectGevaar.at_door(), name="triage-gevaar"),
    path("werk/casus/<int:casus_id>/geen-gevaar", views_acuut.GeenGevaar.at_door(), name="triage-geen-gevaar"),
    path("werk/casus/<int:casus_id>/gevaar-voorbij", views_acuut.Geweken.at_door(), name="triage-geweken"),
    path("werk/beoordeling/<int:vb_id>/college", views_acuut.College.at_door(), name="triage-college"),
    path("werk/instrument", views_instrument.Bekijken.at_door(), name="instrument"),
    path("werk/interventieteam", interventie.inzetten, name="interventies"),
    path("werk/interventie/<int:interventie_id>", interventie.Gaan.at_door(), name="interventie"),
    path("werk/interventie/<int:interventie_id>/aankomst", interventie.Aankomen.at_door(), name="interventie-aankomst"),
    path(
        "werk/interventie/<int:interventie_id>/resultaat",
        interventie.Resultaat.at_door(),
        name="interventie-resultaat",
    ),
    path("werk/interventie/<int:interventie_id>/afblazen", interventie.Afblazen.at_door(), name="interventie-afblazen"),
    path("werk/terugkoppeling/<int:terugkoppeling_id>", views.Teruggekoppeld.at_door(), name="triage-teruggekoppeld"),
]
