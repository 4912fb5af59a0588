"""What the log gives the sockets: its pages, and what a term on a point means."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.logboek.beoordelen import aantal, wachten
from eenplan.dossier.logboek.nakijken import PUNT


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """For the privacy officer: what waits, and the log itself."""
    if viewer.role is Role.FG:
        yield sockets.MenuItem("werk", "Nakijken", reverse("nakijken"), 10, aantal(viewer))
        yield sockets.MenuItem("werk", "Logboek", reverse("logboek"), 20)


@sockets.deadline(PUNT)
def termijn(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """What was odd, for who may go after it."""
    return {
        item.punt.pk: (f"Nakijken: {item.punt.titel}", reverse("nakijken-een", args=[item.punt.pk]))
        for item in wachten(viewer)
        if item.punt.pk in object_ids
    }
