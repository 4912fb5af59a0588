"""What the letters give the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.doors import PARTNER, VT
from eenplan.dossier.brieven import actions, afsluiting, demo, queries


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The way to what waits, and for a partner to what it got; without a number, which each page would pay for."""
    if viewer.role in VT:
        yield sockets.MenuItem("werk", "Brieven", reverse("brieven"), 45)
    elif viewer.role in PARTNER:
        yield sockets.MenuItem("partner", "Brieven", reverse("partner-brieven"), 60)


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Letters that are owed, begun and sent."""
    found = queries.van_casus(viewer, casus_id)
    if found is None:
        return None
    empty = not (found.nog or found.open or found.weg)
    return sockets.Panel(75, "Brieven", "brieven/paneel.html", {"o": found, "casus_id": casus_id}, leeg=empty)


@sockets.timeline
def tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """The proof: what was sent when."""
    found = queries.van_casus(viewer, casus_id)
    for regel in found.weg if found else ():
        row = regel.brief
        words = f"Brief: {regel.titel.lower()}, aan {regel.aan}"
        if row.verzonden_op:
            yield sockets.TimelineItem(
                "contacten", row.verzonden_op, words, "contact", url=reverse("brief", args=[row.pk])
            )


@sockets.deadline("brief")
def termijnen(viewer: Viewer, ids: list[int]) -> dict[int, tuple[str, str]]:
    """A letter is written and sent on its own page."""
    return {pk: (words, reverse("brief", args=[pk])) for pk, words in queries.beschrijf(viewer, ids).items()}


@sockets.on("casus.gesloten")
def na_sluiten(event: sockets.Event) -> None:
    """People hear that we stop; what was owed before stays owed."""
    afsluiting.na_sluiten(int(event.ids["casus_id"] or 0), by=SYSTEM, at=event.at, ground=event.name)


@sockets.demo(96)
def maak_demo() -> None:
    """After the stories."""
    demo.bouw()


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Letters go with their case."""
    return actions.vernietig(casus_id)
