"""Two invented handovers on paper in the demo region: one that waits for an answer, one to another region."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.queries import live_viewers
from eenplan.core.workflow import Refused
from eenplan.keten.overdracht.actions import bied_aan
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import VT, Aanbod, Stand

ONTVANGERS = (
    Buiten("lopende_hulp", "Huisartsenpraktijk De Linde (verzonnen)", "dokter Smit"),
    Buiten("andere_vt", "Veilig Thuis Zuiderland (verzonnen)", "J. Post, teamleider"),
)


def bouw() -> None:
    """From what is being prepared, and belongs to Veilig Thuis; what cannot go on paper is left as it is. Once."""
    enter(SYSTEM)
    if Overdracht.objects.exclude(buiten_soort="").exists():
        return
    at = clock.now() - timedelta(hours=2)
    rows = Overdracht.objects.filter(stand=Stand.VOORGESTELD, casus__stand="in_vervolg", concept={})
    receivers = list(ONTVANGERS)
    for row in list(rows.select_related("casus").order_by("-opgesteld_op", "-pk")[:20]):
        people = live_viewers(row.casus.verantwoordelijke_id or 0, at).values()
        if receivers and _bied_aan(row.pk, receivers[0], [item for item in people if item.role in VT], at):
            receivers.pop(0)


def _bied_aan(overdracht_id: int, buiten: Buiten, people: Sequence[Viewer], at: datetime) -> bool:
    """By who is responsible, as far as he can."""
    for by in people[:1]:
        try:
            bied_aan(overdracht_id, Aanbod(None, buiten=buiten), by=by, at=at)
        except (Refused, NotVisible):
            return False
    return bool(people)
