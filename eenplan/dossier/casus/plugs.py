"""What the case gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import WERK
from eenplan.dossier.casus import queries

NAMES = {"open": "Casus geopend", "sluit": "Casus gesloten", "verantwoordelijk": "Verantwoordelijke gewisseld"}


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The work supply, for who works on cases."""
    if viewer.role in WERK - {Role.BEHEER, Role.FG}:
        yield sockets.MenuItem("werk", "Werkvoorraad", reverse("werk"), 10)
    if viewer.role in {Role.PROCESREGISSEUR, Role.VT_LEAD}:
        yield sockets.MenuItem("werk", "Termijnen", reverse("plichten"), 70)


@sockets.timeline
def standen(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Opening, closing and changes of responsibility."""
    for row in queries.standen(viewer, casus_id):
        if row.actie in NAMES:
            yield sockets.TimelineItem("besluiten", row.op, NAMES[row.actie], kind="besluit")
