"""Reading what the radar found since one last looked, with the reasons as they are for this viewer now."""

from dataclasses import dataclass

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.rules import TEAM
from eenplan.dossier.radar.queries import Bekend, bekend
from eenplan.dossier.vondst.models import Vondst
from eenplan.dossier.vondst.rules import Wie


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What waits to be looked at: the families as the radar sees them now (none: it sees them no more)."""

    gezinnen: tuple[Bekend, ...]
    mag_afdoen: bool


def wie(item: Bekend) -> Wie:
    """By what a proposal is known again."""
    return Wie(item.casus_id, "") if item.zichtbaar else Wie(None, item.contact[:250])


def te_bekijken(viewer: Viewer, casus_id: int) -> Gevonden | None:
    """What was found and nobody looked at yet, for who may know the people; the page passed the gate."""
    facts = facts_of(viewer, casus_id)
    if viewer.role not in TEAM or not ask(viewer, facts, DataClass.IDENTITEIT):
        return None
    rows = Vondst.objects.filter(casus_id=casus_id, gemeld_op__isnull=False, gezien_op__isnull=True)
    open_ = set(rows.values_list("ander_id", "contact"))
    if not open_:
        return None
    found = [item for item in bekend(viewer, casus_id) if wie(item) in open_]
    return Gevonden(tuple(found), bool(ask(viewer, facts, DataClass.IDENTITEIT, Action.SCHRIJVEN)))
