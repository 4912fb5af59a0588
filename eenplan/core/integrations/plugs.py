"""What the systems of partners give the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The systems, for the functional manager."""
    if viewer.role is Role.BEHEER:
        yield sockets.MenuItem("werk", "Koppelingen", reverse("koppelingen"), 92)
