"""Addresses of the check."""

from django.urls import path

from eenplan.keten.nameting import views

urlpatterns = [
    path("werk/nametingen", views.wachtrij, name="nametingen"),
    path("werk/nameting/<int:ronde_id>", views.Kaart.at_door(), name="nameting"),
    path("werk/nameting/<int:ronde_id>/aanvulling", views.Aanvulling.at_door(), name="nameting-aanvulling"),
    path("werk/casus/<int:casus_id>/nameting", views.Extra.at_door(), name="nameting-extra"),
    path(
        "partner/nameting/<int:ronde_id>/aanvulling",
        views.PartnerAanvulling.at_door(),
        name="partner-nameting-aanvulling",
    ),
]
