"""Addresses of the order, at the door of Veilig Thuis and at that of the partners."""

from typing import Any

from django.urls import URLPattern, path

from eenplan.instrumenten.huisverbod import (
    views,
    views_begin,
    views_besluit,
    views_dagen,
    views_einde,
    views_gegevens,
    views_gesprek,
    views_nazicht,
    views_politie,
    views_rihg,
    views_verlengen,
    views_voor,
)
from eenplan.instrumenten.huisverbod.views_basis import aan_beide

EEN = "huisverbod/<int:huisverbod_id>"
PAGINAS: dict[str, tuple[str, Any]] = {
    "huisverbod-bezoek": ("bezoek", views_voor.Bezoek),
    "huisverbod-wijzig": ("wijzigen", views_gegevens.Wijzig),
    "huisverbod-stoppen": ("stoppen", views_gegevens.Stoppen),
    "huisverbod-rihg": ("rihg/<int:deel>", views_rihg.Rihg),
    "huisverbod-vernietig": ("vernietigd", views_einde.Vernietig),
    "huisverbod-stap": ("stap/<slug:sleutel>", views_dagen.Stap),
    "huisverbod-begin-stap": ("rechter", views_dagen.BeginStap),
    "huisverbod-plan-gesprek": ("systeemgesprek/plannen", views_gesprek.PlanGesprek),
    "huisverbod-gesprek": ("systeemgesprek", views_gesprek.Gesprek),
    "huisverbod-overtreding": ("overtreding", views_nazicht.Overtreding),
}
# what only the mayor or the hulpofficier decides
BESLUITEN = {
    "huisverbod-vaststellen": ("vaststellen", views_rihg.StelVast),
    "huisverbod-leg-op": ("opleggen", views_besluit.LegOp),
    "huisverbod-leg-niet-op": ("niet-opleggen", views_besluit.LegNietOp),
    "huisverbod-verleng": ("verlengen", views_verlengen.Verleng),
    "huisverbod-verleng-niet": ("niet-verlengen", views_verlengen.VerlengNiet),
    "huisverbod-trek-in": ("intrekken", views_einde.TrekIn),
}
ALLEEN_VT = {
    "huisverbod-advies": ("advies", views_voor.Advies),
    "huisverbod-genodigden": ("deelnemers", views_gegevens.Genodigden),
    "huisverbod-afronden": ("afronden", views_nazicht.Afronden),
}


def _beide() -> list[URLPattern]:
    found = []
    for name, (route, view) in PAGINAS.items():
        werk, partner = aan_beide(view)
        found += [
            path(f"werk/{EEN}/{route}", werk, name=name),
            path(f"partner/{EEN}/{route}", partner, name=f"partner-{name}"),
        ]
    return found


urlpatterns = [
    path("werk/huisverboden", views.lijst, name="huisverboden"),
    path("partner/huisverboden", views.partner_lijst, name="partner-huisverboden"),
    path("partner/huisverbod/begin", views_politie.BeginPolitie.at_door(), name="partner-huisverbod-begin"),
    path("werk/casus/<int:casus_id>/huisverbod", views_begin.Begin.at_door(), name="huisverbod-begin"),
    path(f"werk/{EEN}", views.toon, name="huisverbod"),
    path(f"partner/{EEN}", views.partner_toon, name="partner-huisverbod"),
    path(f"werk/{EEN}/papier/<slug:soort>", views.papier, name="huisverbod-papier"),
    path(f"partner/{EEN}/papier/<slug:soort>", views.partner_papier, name="partner-huisverbod-papier"),
    *[path(f"werk/{EEN}/{route}", view.at_door(), name=name) for name, (route, view) in ALLEEN_VT.items()],
    *[
        path(f"partner/{EEN}/{route}", aan_beide(view)[1], name=f"partner-{name}")
        for name, (route, view) in BESLUITEN.items()
    ],
    *_beide(),
]
