"""What the case gives the sockets."""

from collections.abc import Iterable

from django.db import DatabaseError
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import PARTNER, WERK
from eenplan.dossier.casus import queries, termijnen

NAMES = {
    "open": "Casus geopend", "sluit": "Casus gesloten", "verantwoordelijk": "Verantwoordelijke gewisseld",
    "noodtoegang": "Met noodtoegang geopend",
}  # fmt: skip


@sockets.menu
def termijnen_menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """One's duties, with how many are late; for a partner only when something is late."""
    if viewer.role not in (WERK | PARTNER) - {Role.BEHEER, Role.FG}:
        return
    try:
        late = termijnen.aantal_te_laat(viewer, now=clock.now())
    except DatabaseError:  # a page that tells of a fault must not stumble over its menu
        return
    if viewer.role in WERK:
        yield sockets.MenuItem("werk", "Termijnen", reverse("plichten"), 70, late or None)
    elif late:
        yield sockets.MenuItem("partner", "Termijnen", reverse("partner-plichten"), 70, late)


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The work supply, for who works on cases."""
    if viewer.role in WERK - {Role.BEHEER, Role.FG}:
        yield sockets.MenuItem("werk", "Werkvoorraad", reverse("werk"), 10)


@sockets.timeline
def standen(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Opening, closing and changes of responsibility."""
    for row in queries.standen(viewer, casus_id):
        if row.actie in NAMES:
            yield sockets.TimelineItem("besluiten", row.op, NAMES[row.actie], kind="besluit")
