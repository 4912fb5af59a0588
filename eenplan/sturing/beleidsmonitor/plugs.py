"""What the policy door gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import BELEID


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The figures, for who steers."""
    if viewer.role in BELEID:
        yield sockets.MenuItem("beleid", "Cijfers", reverse("beleid"), 80)
