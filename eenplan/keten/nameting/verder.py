"""When the plan is done and no check is to come any more, one more is planned: nobody is left in monitoring unseen."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.keten.nameting.actions import GROUND, open_case, plan_extra
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.nameting.rules import VERDER, Resultaat, Stand

AANLEIDING = "Het plan is afgerond. Blijft het veilig?"


def na_plan(casus_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> Ronde | None:
    """The last check was before the plan was done (domain 3.6: as often as needed, until safe). None when one waits."""
    with act("nameting.na_plan", by=by, at=at, ground=ground) as a:
        casus = open_case(casus_id, by, "nameting.na_plan")
        if Ronde.objects.filter(casus=casus, stand=Stand.GEPLAND).exists():
            return None
        end = end_of(rule(VERDER[Resultaat.VOORWAARDEN], at.date()), at)
        return plan_extra(a, casus, end.astimezone(AMSTERDAM).date(), AANLEIDING)
