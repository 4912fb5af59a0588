"""Addresses of who may look."""

from django.urls import path

from eenplan.dossier.toegang import views, views_belang, views_besluit, views_herverdelen, views_kring

CASUS = "werk/casus/<int:casus_id>/toegang"
urlpatterns = [
    path("account/kring/", views_kring.MijnKring.at_door(), name="kring"),
    path(CASUS, views.toegang, name="toegang"),
    path("partner/casus/<int:casus_id>/toegang", views.partner_toegang, name="partner-toegang"),
    path(f"{CASUS}/schild", views_besluit.SchermAf.at_door(), name="toegang-schild"),
    path(f"{CASUS}/schild-af", views_besluit.HefOp.at_door(), name="toegang-schild-af"),
    path(f"{CASUS}/besloten", views_besluit.MaakBesloten.at_door(), name="toegang-besloten"),
    path(f"{CASUS}/open", views_besluit.MaakOpen.at_door(), name="toegang-open"),
    path(f"{CASUS}/herverdelen", views_herverdelen.Herverdeel.at_door(), name="toegang-herverdelen"),
    path(
        f"{CASUS}/geen-bekende/<int:belangenconflict_id>",
        views_herverdelen.GeenBekende.at_door(),
        name="toegang-geen-bekende",
    ),
    path("werk/casus/<int:casus_id>/ik-ken-deze-mensen", views_belang.Belang.at_door(), name="belang"),
    path(
        "partner/casus/<int:casus_id>/ik-ken-deze-mensen", views_belang.PartnerBelang.at_door(), name="partner-belang"
    ),
]
