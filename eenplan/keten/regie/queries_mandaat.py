"""Reading the mandates of the director; through the gate of the case."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.queries import loopt
from eenplan.keten.regie.mandaat import stand
from eenplan.keten.regie.models import Mandaat
from eenplan.keten.regie.rules import MANDAAT


@dataclass(frozen=True, slots=True)
class Regel:
    """One mandate and whether it holds."""

    mandaat: Mandaat
    stand: str


@dataclass(frozen=True, slots=True)
class Mandaten:
    """The mandates on the page of a family."""

    regels: tuple[Regel, ...]
    mag: bool

    @property
    def lopend(self) -> list[Regel]:
        """Those that hold, or ran out without anybody saying so."""
        return [item for item in self.regels if item.stand != "beeindigd"]


def mandaten(viewer: Viewer, casus_id: int, *, now: datetime) -> Mandaten | None:
    """All of them for a page that was opened already; None when the course of the case is not for this viewer."""
    facts = facts_of(viewer, casus_id)
    if not ask(viewer, facts, DataClass.PROCES):
        return None
    rows = Mandaat.objects.filter(casus_id=casus_id).select_related("organisatie").order_by("tot", "pk")
    found = tuple(Regel(row, stand(row.tot, beeindigd=bool(row.beeindigd_op), vandaag=day_of(now))) for row in rows)
    writes = bool(ask(viewer, facts, DataClass.PROCES, Action.SCHRIJVEN))
    may = writes and bool(MANDAAT.allowed("geen", viewer.role))
    return Mandaten(found, may and loopt(viewer, casus_id))


def momenten(viewer: Viewer, casus_id: int) -> list[tuple[datetime, str]]:
    """When who gave one, for a page whose look at the course of the case was answered already."""
    rows = Mandaat.objects.filter(casus_id=casus_id).order_by("van", "pk")
    return list(rows.values_list("van", "organisatie__naam"))
