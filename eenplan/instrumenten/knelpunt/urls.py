"""Addresses of the bottleneck, at two doors."""

from django.urls import path

from eenplan.instrumenten.knelpunt import views

urlpatterns = [
    path("werk/knelpunten", views.lijst, name="knelpunten"),
    path("werk/knelpunt/<int:knelpunt_id>", views.knelpunt, name="knelpunt"),
    path("werk/knelpunt/<int:knelpunt_id>/oppakken", views.PakOp.at_door(), name="knelpunt-pak-op"),
    path("werk/knelpunt/<int:knelpunt_id>/besluit", views.Besluit.at_door(), name="knelpunt-besluit"),
    path("werk/knelpunt/<int:knelpunt_id>/hoger", views.LegHoger.at_door(), name="knelpunt-hoger"),
    path("werk/knelpunt/<int:knelpunt_id>/trek-in", views.TrekIn.at_door(), name="knelpunt-trek-in"),
    path("werk/casus/<int:casus_id>/knelpunt", views.BrengAan.at_door(), name="knelpunt-breng-aan"),
    path("partner/knelpunten", views.partner_lijst, name="partner-knelpunten"),
    path("partner/knelpunt/<int:knelpunt_id>", views.partner_knelpunt, name="partner-knelpunt"),
    path("partner/knelpunt/<int:knelpunt_id>/trek-in", views.PartnerTrekIn.at_door(), name="partner-knelpunt-trek-in"),
    path("partner/casus/<int:casus_id>/knelpunt", views.PartnerBrengAan.at_door(), name="partner-knelpunt-breng-aan"),
]
