"""What the register of agreements gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.viewer import Viewer
from eenplan.netwerk.convenant import demo, queries
from eenplan.netwerk.convenant.rules import HOUDERS


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """For who keeps the register."""
    if viewer.role in HOUDERS:
        yield sockets.MenuItem("werk", "Afspraken", reverse("samenwerkingsafspraken"), 75)


@sockets.deadline("samenwerkingsafspraak")
def termijnen(viewer: Viewer, ids: list[int]) -> dict[int, tuple[str, str]]:
    """To look at an agreement again, for who keeps the register."""
    if viewer.role not in HOUDERS:
        return {}
    return {
        pk: (f"Herzie: {naam}", reverse("samenwerkingsafspraak-herzie", args=[pk]))
        for pk, naam in queries.namen(ids).items()
    }


@sockets.demo(20)
def maak_demo() -> None:
    """Agreements of the invented region."""
    demo.bouw()
