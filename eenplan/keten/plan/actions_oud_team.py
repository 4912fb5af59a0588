"""The team that directed leaves the case when another directs, unless the plan still asks something of it (R5, R11)."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import end_direction, is_open, lock
from eenplan.keten.plan.models import Afspraak
from eenplan.keten.plan.rules import Stand

LOOPT = (Stand.CONCEPT, Stand.ACTIEF)


def laat_gaan(casus_id: int, organisatie_id: int, *, by: Viewer, at: datetime, ground: str) -> bool:
    """End the share that came with the direction; a helper in the plan keeps his part. Whether it ended."""
    with act("regie.oud_team", by=by, at=at, ground=ground) as a:
        casus = lock(casus_id)
        if not is_open(casus) or heeft_taak(casus.huishouden_id, organisatie_id):
            return False
        return end_direction(a, casus, organisatie_id)


def heeft_taak(huishouden_id: int, organisatie_id: int) -> bool:
    """Whether a plan of this household, settled or in draft, names the organisation for something it has to do."""
    rows = Afspraak.objects.filter(organisatie_id=organisatie_id, ingetrokken_op__isnull=True)
    return rows.filter(plan__casus__huishouden_id=huishouden_id, plan__stand__in=LOOPT).exists()
