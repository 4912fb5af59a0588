"""What the radar gives the sockets: that somebody looked often."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.radar.nakijken import KIJKEN, na_te_kijken


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """For the privacy officer, while something waits."""
    if viewer.role is Role.FG and (waits := len(na_te_kijken(viewer))):
        yield sockets.MenuItem("werk", "Nakijken", reverse("nakijken"), 10, waits)


@sockets.deadline(KIJKEN)
def termijn(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """Whose account it was, for who may go after it."""
    return {
        item.wie.pk: (f"{item.wie.naam} zocht vaak: kijk na", reverse("nakijken-een", args=[item.wie.pk]))
        for item in na_te_kijken(viewer)
        if item.wie.pk in object_ids
    }
