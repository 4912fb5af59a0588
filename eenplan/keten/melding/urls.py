"""Addresses of the report."""

from django.urls import path

from eenplan.keten.melding import views, views_besluit, views_gemeente, views_herkomst, views_koppel, views_typen
from eenplan.keten.melding.vierogen.views import voorstel

urlpatterns = [
    path("werk/melding/nieuw", views.NieuweMelding.at_door(), name="melding-nieuw"),
    path("werk/melding/bekend", views_typen.bekend, name="melding-bekend"),
    path("werk/melding/<int:melding_id>", views.melding, name="melding"),
    path("werk/melding/<int:melding_id>/origineel", views_herkomst.origineel, name="melding-origineel"),
    path("werk/melding/<int:melding_id>/melder", views_herkomst.Afscherming.at_door(), name="melding-melder"),
    path("werk/melding/<int:melding_id>/neem-op", views.neem_op, name="melding-neem-op"),
    path("werk/melding/<int:melding_id>/overnemen", views.bevestig_allen, name="melding-bevestig-allen"),
    path("werk/melding/<int:melding_id>/koppel", views_koppel.Koppel.at_door(), name="melding-koppel"),
    path("werk/samenvoegvoorstel/<int:samenvoegvoorstel_id>", voorstel, name="melding-voorstel"),
    path("werk/melding/<int:melding_id>/los", views_koppel.Los.at_door(), name="melding-los"),
    path("werk/melding/<int:melding_id>/bekend/<int:casus_id>", views_besluit.per_persoon, name="melding-per-persoon"),
    path(
        "werk/melding/<int:melding_id>/afgewezen/<int:paarbesluit_id>/terug",
        views_besluit.terugnemen,
        name="melding-besluit-terug",
    ),
    path("werk/genoemd/<int:genoemd_id>", views.Bevestig.at_door(), name="melding-bevestig"),
    path("werk/casus/<int:casus_id>/informeer/<int:persoon_id>", views.Informeer.at_door(), name="melding-informeer"),
    path("werk/casus/<int:casus_id>/uitstel/<int:persoon_id>", views.StelUit.at_door(), name="melding-uitstel"),
    path("werk/casus/<int:casus_id>/gemeente", views_gemeente.Gemeente.at_door(), name="casus-gemeente"),
    path("partner/", views.partner, name="partner"),
    path("partner/melden", views.Melden.at_door(), name="melden"),
    path("partner/melding/<str:nummer>", views.ontvangstbewijs, name="ontvangstbewijs"),
]
