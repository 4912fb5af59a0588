"""Two invented handovers on paper in the demo region: one that waits for an answer, one to another region."""

from datetime import timedelta

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.keten.overdracht.actions import bied_aan
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import Aanbod, Stand

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
    for pk in rows.order_by("-opgesteld_op", "-pk").values_list("pk", flat=True)[:20]:
        if not receivers:
            return
        try:
            bied_aan(pk, Aanbod(None, buiten=receivers[0]), by=SYSTEM, at=at)
        except Refused:
            continue
        receivers.pop(0)
