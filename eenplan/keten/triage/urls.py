"""Addresses of the safety assessment."""

from django.urls import path

from eenplan.keten.triage import views

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
    path("werk/terugkoppeling/<int:terugkoppeling_id>", views.Teruggekoppeld.at_door(), name="triage-teruggekoppeld"),
]
