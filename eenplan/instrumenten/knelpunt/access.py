"""Who may raise, read and decide. The bottleneck itself holds no person; the way to its case passes the gate."""

from eenplan.core.access.gate import Facts, NotVisible, ask, require
from eenplan.core.access.policy import DataClass, Relation
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.access import facts_for, facts_of
from eenplan.instrumenten.knelpunt.models import Herkomst, Knelpunt
from eenplan.instrumenten.knelpunt.rules import AANBRENGERS, BEHANDELAARS

WERKT_MEE = frozenset({Relation.TEAM, Relation.DEELNEMER})  # who is invited only reads and answers (R5)


def mag_aanbrengen(viewer: Viewer, facts: Facts) -> bool:
    """Whether the viewer works on this case; logs nothing."""
    works = viewer.role in AANBRENGERS and facts.relation in WERKT_MEE
    return works and bool(ask(viewer, facts, DataClass.PROCES))


def eis_aanbrengen(viewer: Viewer, casus_id: int, *, what: str) -> Facts:
    """The gate before raising: NotVisible for who does not work on this case."""
    facts = facts_of(viewer, casus_id)
    if viewer.system:
        return facts
    require(viewer, facts, DataClass.PROCES, what=what)
    if not mag_aanbrengen(viewer, facts):
        raise NotVisible(Line(what, casus_id=casus_id, rule="R5", allowed=False))
    return facts


def is_behandelaar(viewer: Viewer, row: Knelpunt) -> bool:
    """Process controller or lead of the organisation that handles it."""
    return viewer.role in BEHANDELAARS and viewer.organisation_id == row.behandeld_bij_id


def is_aanbrenger(viewer: Viewer, row: Knelpunt) -> bool:
    """Who raised it himself."""
    return viewer.account_id is not None and viewer.account_id == row.aangebracht_door_id


def casus_van(viewer: Viewer, row: Knelpunt) -> int | None:
    """The case it came from, for whom the gate of that case opens; None for everybody else."""
    found = Herkomst.objects.filter(knelpunt=row).values_list("casus_id", flat=True).first()
    facts = facts_for(viewer, [found]).get(found) if found else None
    return found if facts and ask(viewer, facts, DataClass.PROCES) else None


def mag_lezen(viewer: Viewer, row: Knelpunt) -> bool:
    """Who handles it, who raised it, and who works on the case."""
    return is_behandelaar(viewer, row) or is_aanbrenger(viewer, row) or casus_van(viewer, row) is not None
