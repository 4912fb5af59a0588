"""What the check gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, WERK
from eenplan.keten.nameting import queries

sockets.fact(
    "nameting_gedaan", "Een nameting kreeg een resultaat; op tijd is binnen 14 dagen van de geplande dag (domain 7.4)."
)


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The queue, with how many are late or come within two weeks."""
    if viewer.role in VT:
        count = queries.aan_de_beurt(viewer, now=clock.now())
        yield sockets.MenuItem("werk", "Nametingen", reverse("nametingen"), 60, count=count)


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """The rounds of this case, done and to come."""
    found = queries.overzicht(viewer, casus_id)
    if found is None or not (found.rondes or found.mag_doen):
        return None
    deur = "" if viewer.role in WERK else "partner-"
    context = {"overzicht": found, "deur": deur, "casus_id": casus_id}
    return sockets.Panel(50, "Nametingen", "nameting/paneel.html", context, leeg=not found.rondes)


@sockets.timeline
def tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Each round on its day."""
    for when, words in queries.momenten(viewer, casus_id):
        yield sockets.TimelineItem("nametingen", when, words, kind="nameting")


@sockets.deadline("ronde")
def termijnen(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """A round is done on its call card; who may not decide it adds what he knows."""
    other = "nameting-aanvulling" if viewer.role in WERK else "partner-nameting-aanvulling"
    name = "nameting" if viewer.role in VT else other
    return {pk: (words, reverse(name, args=[pk])) for pk, words in queries.namen(viewer, object_ids).items()}


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Rounds go with their case."""
    return queries.vernietig(casus_id)
