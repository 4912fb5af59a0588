"""What advice gives the sockets: nothing on any family page, timeline or shredder, for it has no family."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.keten.advies import queries

sockets.fact(
    "advies_gevraagd",
    "Iemand vroeg Veilig Thuis om advies, op de dag van het eerste contact (domain 7.1.1); zonder uur, zonder gezin.",
)


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """Running advice, for Veilig Thuis only."""
    if viewer.role in VT:
        yield sockets.MenuItem("werk", "Adviezen", reverse("adviezen"), 30, count=queries.aantal_open(viewer))


@sockets.deadline("advies")
def termijnen(viewer: Viewer, advies_ids: list[int]) -> dict[int, tuple[str, str]]:
    """What to do and where, for the term on a question of the website."""
    known = queries.nummers(viewer, advies_ids)
    return {pk: (f"Beantwoord de vraag {nummer}", reverse("advies", args=[pk])) for pk, nummer in known.items()}
