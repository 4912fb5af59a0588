"""Addresses of the work supply and the family page."""

from django.urls import path

from eenplan.dossier.casus import views, views_contact, views_doel

urlpatterns = [
    path("werk/", views.voorraad, name="werk"),
    path("werk/termijnen", views.plichten, name="plichten"),
    path("partner/termijnen", views.partner_plichten, name="partner-plichten"),
    path("werk/casus/<int:casus_id>", views.casus, name="casus"),
    path("partner/casus/<int:casus_id>", views.partner_casus, name="partner-casus"),
    path("werk/casus/<int:casus_id>/doel", views_doel.kies, name="doel"),
    path("partner/casus/<int:casus_id>/doel", views_doel.partner_kies, name="partner-doel"),
    path(
        "werk/casus/<int:casus_id>/veilig-contact/<int:persoon_id>",
        views_contact.VeiligContact.at_door(),
        name="veilig-contact",
    ),
    path(
        "partner/casus/<int:casus_id>/veilig-contact/<int:persoon_id>",
        views_contact.PartnerVeiligContact.at_door(),
        name="partner-veilig-contact",
    ),
]
