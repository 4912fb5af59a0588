"""Who may see and make a letter: Veilig Thuis on the case; of a reporter or informant only who may know him."""

from eenplan.core.access.gate import Facts, NotVisible, ask, require
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.rules import VT, Aan
from eenplan.dossier.casus.access import facts_of

KLASSE = {Aan.PERSOON: DataClass.IDENTITEIT, Aan.MELDER: DataClass.MELDER, Aan.INFORMANT: DataClass.MELDER}


def mag(viewer: Viewer, facts: Facts, aan: str, action: Action = Action.LEZEN) -> bool:
    """Whether the viewer may see (or make) letters to this kind of recipient here; logs nothing."""
    if viewer.system:
        return True
    return viewer.role in VT and ask(viewer, facts, KLASSE[Aan(aan)], action).allowed


def eis(viewer: Viewer, casus_id: int, aan: str, action: Action, *, what: str) -> Facts:
    """The gate: NotVisible for who may not, with its line; a line when it opens."""
    facts = facts_of(viewer, casus_id)
    kind = KLASSE[Aan(aan)]
    if not (viewer.system or viewer.role in VT):
        raise NotVisible(Line(what, casus_id=casus_id, classes=frozenset({kind}), rule="R2", allowed=False))
    require(viewer, facts, kind, action, what=what)
    return facts


def rij(viewer: Viewer, brief_id: int, action: Action, *, what: str) -> tuple[Brief, Facts]:
    """The letter through the gate; not there and not for you look the same (R10)."""
    row = Brief.objects.select_related("casus__bronhouder").filter(pk=brief_id).first()
    if row is None:
        raise NotVisible(Line(what, object_type="brief", object_id=brief_id, rule="R0", allowed=False))
    return row, eis(viewer, row.casus_id, row.aan_soort, action, what=what)
