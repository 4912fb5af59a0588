"""What the order gives the sockets."""

from collections.abc import Iterable
from typing import Any

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.instrumenten.huisverbod import afloop, bewaking, bewaren, demo, lijsten, overzicht, tijdpunten, verhuizing
from eenplan.instrumenten.huisverbod.rules import VAN_KRACHT
from eenplan.instrumenten.huisverbod.views_basis import PARTIJ, adres, deur_van
from eenplan.instrumenten.huisverbod.volgende import VASTSTELLEN

FEITEN = {
    "huisverbod_opgelegd": "Een huisverbod is opgelegd; door wie (burgemeester, loco, hulpofficier) en herkomst.",
    "huisverbod_niet_opgelegd": "Na de RiHG is besloten geen huisverbod op te leggen.",
    "huisverbod_afgebroken": "Een begonnen huisverbod is gestopt voordat de RiHG was vastgesteld.",
    "huisverbod_verlengd": "Een huisverbod is verlengd; dagen is de hele duur vanaf het opleggen.",
    "huisverbod_ingetrokken": "De burgemeester trok een huisverbod in.",
    "huisverbod_vernietigd": "De rechter vernietigde een huisverbod.",
    "huisverbod_verlopen": "De tijd van een huisverbod was om.",
    "huisverbod_overtreden": "Een huisverbod is overtreden; elke overtreding telt.",
    "huisverbod_hulp_gestart": "Er is hulp gestart; binnen_tien is binnen tien dagen na het opleggen.",
}
for naam, betekenis in FEITEN.items():
    sockets.fact(naam, f"{betekenis.removesuffix('.')} (domain 7.4 #33).")
URGENT = 5  # an order with something to do comes before everything else on the family page


def _stap(viewer: Viewer, row: Any, may: frozenset[str], wacht_op: str) -> Iterable[sockets.Step]:
    """The one thing that Veilig Thuis can do next for this order."""
    if "rond_af" in may:
        yield sockets.Step("Wie kijkt vanaf morgen mee?", adres(viewer, "huisverbod-afronden", row.pk))
    elif "vul_rihg" in may:
        words = "Huisverbod bekijken" if wacht_op == VASTSTELLEN else wacht_op
        yield sockets.Step(words, adres(viewer, "huisverbod", row.pk))
    elif row.stand in VAN_KRACHT:
        yield sockets.Step("De tien dagen bijhouden", adres(viewer, "huisverbod", row.pk))


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The list: for Veilig Thuis and the police always; for another partner when he takes part in one."""
    if viewer.role not in VT | PARTIJ:
        return
    # no count for Veilig Thuis: what waits stands in its work supply, and a menu is on every page
    count = None if viewer.role in VT else lijsten.aantal_open(viewer)
    partner = viewer.role is not Role.REGISSEUR and (count or lijsten.is_politie(viewer))
    if viewer.role in VT or partner:
        yield sockets.MenuItem(deur_van(viewer), "Huisverboden", adres(viewer, "huisverboden"), 70, count=count)


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """The orders of this case, with the next step; where one can begin, the way to do so."""
    found = overzicht.overzicht(viewer, casus_id) if viewer.role in VT | {Role.REGISSEUR} else None
    if found is None or not (found.rijen or found.mag_beginnen):
        return None
    steps = [step for row, _, may in found.rijen for step in _stap(viewer, row, may, found.stappen[row.pk])]
    deur = "" if deur_van(viewer) == "werk" else "partner-"
    context = {"overzicht": found, "casus_id": casus_id, "deur": deur}
    order = URGENT if steps else 45
    return sockets.Panel(order, "Huisverbod", "huisverbod/paneel.html", context, tuple(steps), not found.rijen)


@sockets.timeline
def tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """The order as a bar, its violations and talks as points."""
    found = overzicht.overzicht(viewer, casus_id) if viewer.role in VT else None
    for row, _, _ in found.rijen if found else ():
        if row.opgelegd_op:
            end = row.geeindigd_op or row.eindigt_op
            yield sockets.TimelineItem("maatregelen", row.opgelegd_op, "Huisverbod", kind="maatregel", end=end)
        for when, lane, words, kind in tijdpunten.momenten(row):
            yield sockets.TimelineItem(lane, when, words, kind=kind)


@sockets.deadline("huisverbod")
def van_huisverbod(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """The end of the order itself."""
    return _waar(viewer, "huisverbod", object_ids)


@sockets.deadline("huisverbod_station")
def stations(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """A station of the ten days."""
    return _waar(viewer, "huisverbod_station", object_ids)


def _waar(viewer: Viewer, kind: str, ids: list[int]) -> dict[int, tuple[str, str]]:
    return {
        pk: (words, adres(viewer, "huisverbod", one)) for pk, (words, one) in overzicht.namen(viewer, kind, ids).items()
    }


@sockets.on("tik")
def na_tik(event: sockets.Event) -> None:
    """Every minute, or after a long silence: what is over ends, and what was kept long enough goes."""
    afloop.laat_verlopen(event.at)
    bewaren.vernietig_oude(event.at)


@sockets.on("overdracht.geaccepteerd")
@sockets.on("regie.toegewezen")
def na_overdracht(event: sockets.Event) -> None:
    """The clocks of the order stay with Veilig Thuis."""
    bewaking.houd_termijnen(int(event.ids["casus_id"] or 0), event.at)


@sockets.on("casus.gesloten")
def na_sluiten(event: sockets.Event) -> None:
    """No case closes over an order that nobody watches after."""
    verhuizing.bij_sluiten(int(event.ids["casus_id"] or 0), by=event.by, at=event.at)


@sockets.on("persoon.samengevoegd")
def na_samenvoegen(event: sockets.Event) -> None:
    """Who was named in a report turned out to be known: the order is about the known person."""
    verhuizing.zelfde_mens(int(event.ids["persoon_id"] or 0), int(event.ids["naar_id"] or 0))


@sockets.on("persoon.losgemaakt")
def na_onderscheiden(event: sockets.Event) -> None:
    """Somebody else after all: the order is about him again."""
    verhuizing.andere_mens(*(int(event.ids[key] or 0) for key in ("persoon_id", "naar_id", "casus_id")))


@sockets.on("melding.losgemaakt")
def na_losmaken(event: sockets.Event) -> None:
    """The order goes back with its report."""
    verhuizing.bij_losmaken(
        int(event.ids["naar"] or 0), int(event.ids["casus_id"] or 0), by=event.by, at=event.at
    )  # fmt: skip


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Orders go with their case, or sooner: after five years (Wth 10)."""
    return overzicht.vernietig(casus_id)


@sockets.demo(50)
def voorbeelden() -> None:
    """Two orders in the invented region, and who decides there."""
    demo.bouw()
