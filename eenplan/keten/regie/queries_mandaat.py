"""Reading the mandates of the director; through the gate of the case."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.access import facts_of, visible
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.queries import casus as open_casus
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
    return Mandaten(found, may and Casus.objects.filter(pk=casus_id, afgesloten_op__isnull=True).exists())


def dossier(viewer: Viewer, casus_id: int, *, now: datetime) -> Dossier:
    """The case that a mandate is about."""
    return open_casus(viewer, casus_id, what="regie.lees", now=now)


def gevers(casus_id: int) -> list[Organisation]:
    """Who takes part in a case whose page passed the gate, and so can give a mandate."""
    live = Deelname.objects.filter(casus_id=casus_id, soort="deelnemer", tot__isnull=True).values("organisatie_id")
    home = Casus.objects.filter(pk=casus_id).values("bronhouder_id")
    both = Organisation.objects.filter(pk__in=live) | Organisation.objects.filter(pk__in=home)
    return list(both.order_by("naam").distinct())


def casus_van(viewer: Viewer, mandaat_id: int) -> int:
    """The case of a mandate; 0, which nobody sees, when there is none."""
    return Mandaat.objects.filter(pk=mandaat_id).values_list("casus_id", flat=True).first() or 0


def van_termijnen(viewer: Viewer, mandaat_ids: list[int]) -> dict[int, tuple[int, str]]:
    """Case and giver of each mandate with a term, where the gate lets the viewer read."""
    cases = visible(viewer, Casus.objects.all(), DataClass.PROCES).values("pk")
    rows = Mandaat.objects.filter(pk__in=mandaat_ids, casus__in=cases).select_related("organisatie")
    return {row.pk: (row.casus_id, row.organisatie.naam) for row in rows}
