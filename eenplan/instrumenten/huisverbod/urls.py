"""Addresses of the order, at the door of Veilig Thuis and at that of the partners."""

from typing import Any

from django.urls import URLPattern, path

from eenplan.instrumenten.huisverbod import views
from eenplan.instrumenten.huisverbod import views_stappen as stappen
from eenplan.instrumenten.huisverbod.views_basis import aan_beide

EEN = "huisverbod/<int:huisverbod_id>"
PAGINAS: dict[str, tuple[str, Any]] = {
    "huisverbod-bezoek": ("bezoek", stappen.Bezoek),
    "huisverbod-rihg": ("rihg/<int:deel>", stappen.Rihg),
    "huisverbod-vaststellen": ("vaststellen", stappen.StelVast),
    "huisverbod-leg-op": ("opleggen", stappen.LegOp),
    "huisverbod-leg-niet-op": ("niet-opleggen", stappen.LegNietOp),
    "huisverbod-verleng": ("verlengen", stappen.Verleng),
    "huisverbod-verleng-niet": ("niet-verlengen", stappen.VerlengNiet),
    "huisverbod-trek-in": ("intrekken", stappen.TrekIn),
    "huisverbod-vernietig": ("vernietigd", stappen.Vernietig),
    "huisverbod-stap": ("stap/<slug:sleutel>", stappen.Stap),
    "huisverbod-begin-stap": ("rechter", stappen.BeginStap),
    "huisverbod-plan-gesprek": ("systeemgesprek/plannen", stappen.PlanGesprek),
    "huisverbod-gesprek": ("systeemgesprek", stappen.Gesprek),
    "huisverbod-overtreding": ("overtreding", stappen.Overtreding),
}
ALLEEN_VT = {
    "huisverbod-advies": ("advies", stappen.Advies),
    "huisverbod-genodigden": ("deelnemers", stappen.Genodigden),
    "huisverbod-afronden": ("afronden", stappen.Afronden),
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
    path("werk/casus/<int:casus_id>/huisverbod", stappen.Begin.at_door(), name="huisverbod-begin"),
    path(f"werk/{EEN}", views.toon, name="huisverbod"),
    path(f"partner/{EEN}", views.partner_toon, name="partner-huisverbod"),
    path(f"werk/{EEN}/papier/<slug:soort>", views.papier, name="huisverbod-papier"),
    path(f"partner/{EEN}/papier/<slug:soort>", views.partner_papier, name="partner-huisverbod-papier"),
    *[path(f"werk/{EEN}/{route}", view.at_door(), name=name) for name, (route, view) in ALLEEN_VT.items()],
    *_beide(),
]
