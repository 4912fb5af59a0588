"""What the roster gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.viewer import Viewer
from eenplan.netwerk.dienst import queries
from eenplan.netwerk.dienst.rules import VT
from eenplan.netwerk.dienst.voorbeeld import vul


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The roster for Veilig Thuis; its lead sees how many gaps it has."""
    if viewer.role in VT:
        gaps = queries.aantal_gaten(viewer, clock.now())
        yield sockets.MenuItem("werk", "Rooster", reverse("rooster"), 80, count=gaps)


@sockets.demo(20)
def demo() -> None:
    """A roster for three weeks, with one night that nobody has."""
    vul(clock.now())
