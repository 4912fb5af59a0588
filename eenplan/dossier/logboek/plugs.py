"""What the log gives the sockets: its page, for the privacy officer."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The log itself."""
    if viewer.role is Role.FG:
        yield sockets.MenuItem("werk", "Logboek", reverse("logboek"), 20)
