"""Addresses of the letters, at two doors."""

from django.urls import path

from eenplan.dossier.brieven import views, views_inbox

urlpatterns = [
    path("werk/brieven", views.lijst, name="brieven"),
    path("werk/casus/<int:casus_id>/brief", views.NieuweBrief.at_door(), name="brief-nieuw"),
    path("werk/brief/<int:brief_id>", views.Brief.at_door(), name="brief"),
    path("werk/brief/<int:brief_id>/aan", views.Kies.at_door(), name="brief-aan"),
    path("werk/brief/<int:brief_id>/gepost", views.Gepost.at_door(), name="brief-gepost"),
    path("werk/brief/<int:brief_id>/terug", views.HaalTerug.at_door(), name="brief-terug"),
    path("werk/brief/<int:brief_id>/intrekken", views.TrekIn.at_door(), name="brief-intrekken"),
    path("werk/brief/<int:brief_id>/pdf", views.bestand, name="brief-pdf"),
    path("partner/brieven", views_inbox.inbox, name="partner-brieven"),
    path("partner/brief/<int:brief_id>", views_inbox.ontvangen, name="partner-brief"),
    path("partner/brief/<int:brief_id>/pdf", views_inbox.ontvangen_bestand, name="partner-brief-pdf"),
]
