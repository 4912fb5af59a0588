"""What lies before an organisation as a whole, for its own system: that there is an offer and until when, no more."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.models import Deadline
from eenplan.keten.overdracht.grond import Ontvanger
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import ANTWOORD, Stand


@dataclass(frozen=True, slots=True)
class Aangeboden:
    """One offer: its key, since when and until when."""

    overdracht_id: int
    sinds: datetime | None
    uiterlijk: datetime | None


def openstaand(viewer: Viewer) -> list[Aangeboden]:
    """Every offer to the viewer's organisation that waits for an answer, the oldest first; a log line for each."""
    rows = list(
        Overdracht.objects.filter(organisatie_id=viewer.organisation_id, stand=Stand.AANGEBODEN)
        .order_by("aangeboden_op", "pk")
        .values_list("pk", "casus_id", "aangeboden_op")
    )
    keys = [pk for pk, _, _ in rows]
    running = Deadline.objects.filter(object_type="overdracht", object_id__in=keys, key=ANTWOORD, done_at__isnull=True)
    terms = dict(running.values_list("object_id", "due_at"))
    classes = frozenset({DataClass.PROCES})
    write(viewer, [Line("overdracht.lijst", casus_id=casus, classes=classes, rule="lijst") for _, casus, _ in rows])
    return [Aangeboden(pk, since, terms.get(pk)) for pk, _, since in rows]


def is_verhuisd(overdracht_id: int) -> bool:
    """Whether this handover brought the family to Veilig Thuis of another region; for what must follow it."""
    return Overdracht.objects.filter(pk=overdracht_id, buiten_soort=Ontvanger.ANDERE_VT).exists()
