"""What the composition root gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """How the house stands, for the functional manager."""
    if viewer.role is Role.BEHEER:
        yield sockets.MenuItem("werk", "Status", reverse("status"), 95)
