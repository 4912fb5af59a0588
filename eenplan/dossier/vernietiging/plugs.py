"""What destroying gives the sockets: its page, what its terms mean, and on the family page that a case is held."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.viewer import Viewer
from eenplan.core.web.words import day_of
from eenplan.dossier.vernietiging import queries
from eenplan.dossier.vernietiging.rules import OBJECT, STOP, WIE


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """For who may decide; the terms say when there is something."""
    if viewer.role in WIE:
        yield sockets.MenuItem("werk", "Vernietigen", reverse("vernietigen"), 76)


@sockets.deadline(OBJECT)
def termijn(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """What is to be looked through."""
    if viewer.role not in WIE:
        return {}
    return {
        item.voorstel.pk: (f"Vernietigen: {item.casus.nummer}", reverse("vernietigen"))
        for item in queries.voorstellen(viewer)
        if item.voorstel.pk in object_ids
    }


@sockets.deadline(STOP)
def herzien(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """What is held and has to be looked at again."""
    if viewer.role not in WIE:
        return {}
    return {
        row.pk: (f"Opnieuw bekijken of de casus moet blijven: {row.casus.nummer}", reverse("vernietigen"))
        for row, _ in queries.vastgehouden(viewer, day_of(clock.now()))
        if row.pk in object_ids
    }
