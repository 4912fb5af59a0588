"""Whether this viewer reaches a plan: by the gate on the case that the plan belongs to."""

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.access import facts_for
from eenplan.keten.plan.models import Afspraak, Hersteldoel, Onveiligheid, Plan


def role_of(viewer: Viewer) -> Role:
    """The role that counts in a course; machinery acts as Veilig Thuis does."""
    return Role.VT_LEAD if viewer.system else viewer.role


def may_read(viewer: Viewer, casus_ids: list[int]) -> set[int]:
    """The cases of these on which the viewer may read about safety; logs nothing."""
    if viewer.system:
        return set(casus_ids)
    facts = facts_for(viewer, casus_ids)
    return {pk for pk, item in facts.items() if ask(viewer, item, DataClass.VEILIGHEID).allowed}


def find_plan(plan_id: int) -> Plan:
    """The plan behind the row lock, or NotVisible."""
    plan = Plan.objects.filter(pk=plan_id).first()
    if plan is None:
        raise NotVisible(Line("plan.zoek", object_type="plan", object_id=plan_id, rule="R0", allowed=False))
    return plan


def find_afspraak(afspraak_id: int) -> Afspraak:
    """The agreement behind the row lock, or NotVisible."""
    found = Afspraak.objects.filter(pk=afspraak_id).first()
    if found is None:
        line = Line("plan.zoek", object_type="plan_afspraak", object_id=afspraak_id, rule="R0", allowed=False)
        raise NotVisible(line)
    return found


def find_onveiligheid(onveiligheid_id: int) -> Onveiligheid:
    """What was recorded as unsafe, behind the row lock, or NotVisible."""
    found = Onveiligheid.objects.filter(pk=onveiligheid_id).first()
    if found is None:
        line = Line("plan.zoek", object_type="plan_onveiligheid", object_id=onveiligheid_id, rule="R0", allowed=False)
        raise NotVisible(line)
    return found


def find_doel(doel_id: int) -> Hersteldoel:
    """A recovery goal behind the row lock, or NotVisible."""
    found = Hersteldoel.objects.filter(pk=doel_id).first()
    if found is None:
        raise NotVisible(Line("plan.zoek", object_type="plan_doel", object_id=doel_id, rule="R0", allowed=False))
    return found
