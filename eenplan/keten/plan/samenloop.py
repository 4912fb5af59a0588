"""A household has one plan and may have more cases: what of it may someone use who is in one of them only?"""

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.keten.plan.models import Plan
from eenplan.keten.plan.rules import Stand
from eenplan.keten.regie.elders import mag_elders

LOOPT_AL = "Er loopt al een plan voor dit gezin."


def plan_van(by: Viewer, huishouden_id: int, stand: Stand, *, lock: bool = False) -> Plan | None:
    """The plan of the household in this state; also behind the second lock, for there is only room for one."""
    rows = Plan.objects.select_for_update(of=("self",)) if lock else Plan.objects.all()
    enter(by, system=True)
    found = rows.filter(huishouden_id=huishouden_id, stand=stand).first()
    enter(by)
    return found


def mag_gebruiken(by: Viewer, plan: Plan, casus_id: int, what: str) -> None:
    """Whoever works in this case copies or replaces a plan of another case only when the gate opens that one too."""
    if plan.casus_id != casus_id:
        mag_elders(by, plan.casus_id, DataClass.VEILIGHEID, what=what, anders=LOOPT_AL)
