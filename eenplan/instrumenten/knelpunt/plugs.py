"""What the bottleneck gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.doors import WERK
from eenplan.instrumenten.knelpunt import actions, demo, queries
from eenplan.instrumenten.knelpunt.rules import AANBRENGERS, BEHANDELAARS, Stand

sockets.fact("knelpunt_aangebracht", "Een knelpunt is aangebracht; soort en over wat voor organisatie (domain 3.17).")
sockets.fact("knelpunt_verder", "Een knelpunt is opgepakt, hoger gelegd of ingetrokken; waarde: dagen open.")
sockets.fact("knelpunt_besloten", "Over een knelpunt is besloten, op dit niveau; waarde: dagen open (domain 3.17).")


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """Where one's bottlenecks are; for who decides with how many wait."""
    if viewer.role in AANBRENGERS | BEHANDELAARS:
        deur = "werk" if viewer.role in WERK else "partner"
        url = reverse("knelpunten" if deur == "werk" else "partner-knelpunten")
        yield sockets.MenuItem(deur, "Knelpunten", url, 70, queries.aantal_open(viewer))


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Bottlenecks of this case with their decision, and the way to raise one."""
    found = queries.overzicht(viewer, casus_id)
    if found is None or not (found.regels or found.mag_aanbrengen):
        return None
    deur = "" if viewer.role in WERK else "partner-"
    context = {"overzicht": found, "casus_id": casus_id, "deur": deur}
    return sockets.Panel(80, "Knelpunten", "knelpunt/paneel.html", context, leeg=not found.regels)


@sockets.timeline
def tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Raised and decided."""
    found = queries.overzicht(viewer, casus_id)
    for regel in found.regels if found else ():
        row = regel.knelpunt
        words = row.get_soort_display().lower()
        yield sockets.TimelineItem("besluiten", row.aangebracht_op, f"Knelpunt aangebracht: {words}", "besluit")
        if row.besloten_op:
            yield sockets.TimelineItem("besluiten", row.besloten_op, f"Besluit over knelpunt: {words}", "besluit")


@sockets.deadline("knelpunt")
def termijnen(viewer: Viewer, ids: list[int]) -> dict[int, tuple[str, str]]:
    """What to do before the term ends, for who handles it."""
    words = {Stand.AANGEBRACHT: "Pak het knelpunt op"}
    return {
        pk: (words.get(Stand(stand), "Besluit over het knelpunt, of leg het hoger"), reverse("knelpunt", args=[pk]))
        for pk, stand in queries.beschrijf(viewer, ids).items()
    }


@sockets.on("overdracht.vastgelopen")
def na_zwijgen(event: sockets.Event) -> None:
    """Nobody answered an offer in five working days: somebody by name solves it (product D4)."""
    actions.na_zwijgen(
        int(event.ids["casus_id"] or 0), int(event.ids["organisatie_id"] or 0), by=SYSTEM, at=event.at,
        ground=event.name,
    )  # fmt: skip


@sockets.demo(70)
def maak_demo() -> None:
    """Bottlenecks in the invented region."""
    demo.bouw()


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Bottlenecks go with the case they came from."""
    return actions.vernietig(casus_id)
