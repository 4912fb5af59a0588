"""Addresses of emergencies: asking, ending, judging."""

from django.urls import path

from eenplan.dossier.noodtoegang import views

urlpatterns = [
    path("werk/nood", views.OpenNood.at_door(), name="nood"),
    path("partner/nood", views.PartnerOpenNood.at_door(), name="partner-nood"),
    path("werk/nood/<int:noodtoegang_id>/einde", views.einde, name="nood-einde"),
    path("partner/nood/<int:noodtoegang_id>/einde", views.partner_einde, name="partner-nood-einde"),
    path("werk/nood/beoordelen", views.beoordelen, name="nood-beoordelen"),
    path("werk/nood/<int:noodtoegang_id>", views.Oordeel.at_door(), name="nood-oordeel"),
]
