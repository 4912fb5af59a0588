"""Reading rounds: the queue, the call card and the block on the family page; always through the gate of the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Transition
from eenplan.dossier.casus.access import facts_of, per_look
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.dossier.casus.werkvoorraad import namen as gezinsnamen
from eenplan.keten.nameting.access import find_ronde, visible_cases
from eenplan.keten.nameting.models import Aanvulling, Gesprek, Ronde
from eenplan.keten.nameting.rules import COURSE, SOON, VASTE_RONDES, VROEGST, Stand, groep, te_vroeg
from eenplan.keten.plan.queries import Kort
from eenplan.keten.plan.queries import kort as plan_kort

GROEPEN = {"te_laat": "Te laat", "nu": "Komende twee weken", "later": "Later"}
LONGEST_QUEUE = 100  # of one page; who has more to do sees first what is due first


@dataclass(frozen=True, slots=True)
class Regel:
    """One round in the queue, with its running term."""

    ronde: Ronde
    termijn: Deadline | None
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Kaart:
    """The call card: the round, the family, the plan and what others know."""

    ronde: Ronde
    dossier: Dossier
    plan: Kort | None
    gesprekken: tuple[Gesprek, ...]
    aanvullingen: tuple[Aanvulling, ...]
    termijn: Deadline | None
    mag: tuple[Transition, ...]
    vanaf: date | None = None  # it is too early until this day

    @property
    def open(self) -> bool:
        """Whether it still waits for a result."""
        return self.ronde.stand == Stand.GEPLAND

    def kan(self, action: str) -> bool:
        """Whether the viewer's role may do this now."""
        return any(row.action == action for row in self.mag)


def _termijnen(ids: Iterable[int]) -> dict[int, Deadline]:
    rows = Deadline.objects.filter(object_type="ronde", object_id__in=list(ids), done_at__isnull=True)
    return {row.object_id: row for row in rows}


def wachtrij(viewer: Viewer, *, now: datetime) -> list[tuple[str, list[Regel]]]:
    """Every planned round that the viewer may work on, first due first, in groups; a log line per case."""
    # the cases are looked up first: in one statement the row lock is asked for the rounds of all cases
    mine = list(visible_cases(viewer).filter(afgesloten_op__isnull=True).values_list("pk", flat=True))
    queue = Ronde.objects.filter(stand=Stand.GEPLAND, casus_id__in=mine).select_related("casus")
    rows = list(queue.order_by("gepland_op", "pk")[:LONGEST_QUEUE])
    terms = _termijnen(row.pk for row in rows)
    names = gezinsnamen(viewer, [row.casus_id for row in rows], what="nameting.lijst", now=now)
    found: dict[str, list[Regel]] = {}
    for row in rows:
        found.setdefault(groep(row.gepland_op, now.date()), []).append(
            Regel(row, terms.get(row.pk), names.get(row.casus_id, ""))
        )
    return [(words, found[key]) for key, words in GROEPEN.items() if key in found]


def aan_de_beurt(viewer: Viewer, *, now: datetime) -> int:
    """How many rounds are late or come within two weeks; a number, so no log line."""
    soon = Ronde.objects.filter(stand=Stand.GEPLAND, gepland_op__lte=now.date() + SOON)
    return soon.filter(casus__afgesloten_op__isnull=True, casus__in=visible_cases(viewer)).count()


def kaart(viewer: Viewer, ronde_id: int, *, now: datetime) -> Kaart:
    """Open a round with its case; NotVisible when the viewer may not know about safety there."""
    ronde = find_ronde(ronde_id)
    dossier = open_casus(viewer, ronde.casus_id, what="nameting.lees", now=now)
    if DataClass.VEILIGHEID not in dossier.classes:
        raise NotVisible(Line("nameting.lees", casus_id=ronde.casus_id, rule="R5", allowed=False))
    return Kaart(
        ronde=ronde, dossier=dossier, plan=plan_kort(viewer, ronde.casus_id),
        gesprekken=tuple(ronde.gesprekken.select_related("persoon").order_by("pk")),
        aanvullingen=tuple(ronde.aanvullingen.select_related("door").order_by("op", "pk")),
        termijn=_termijnen([ronde.pk]).get(ronde.pk), mag=COURSE.allowed(ronde.stand, viewer.role),
        vanaf=vroegste_dag(ronde, now.date()),
    )  # fmt: skip


def vroegste_dag(ronde: Ronde, vandaag: date) -> date | None:
    """From which day a fixed round may be done, by the rule of today; None when that is now."""
    if ronde.stand != Stand.GEPLAND or ronde.soort not in VASTE_RONDES:
        return None
    return te_vroeg(ronde.gepland_op, rule(VROEGST, vandaag).value, vandaag)


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The rounds of one case on the family page."""

    rondes: tuple[Regel, ...]
    mag_doen: bool
    mag_aanvullen: bool


@per_look
def overzicht(viewer: Viewer, casus_id: int) -> Overzicht | None:
    """All rounds of a case whose page was opened; None when they are not for this viewer."""
    facts = facts_of(viewer, casus_id)
    if not ask(viewer, facts, DataClass.VEILIGHEID).allowed:
        return None
    rows = list(Ronde.objects.filter(casus_id=casus_id).exclude(stand=Stand.VERVALLEN).order_by("gepland_op", "pk"))
    terms = _termijnen(row.pk for row in rows)
    writes = ask(viewer, facts, DataClass.VEILIGHEID, Action.SCHRIJVEN).allowed
    may = {row.action for row in COURSE.allowed(Stand.GEPLAND, viewer.role)} if writes else set()
    return Overzicht(tuple(Regel(row, terms.get(row.pk)) for row in rows), "leg_vast" in may, "vul_aan" in may)


def momenten(viewer: Viewer, casus_id: int) -> list[tuple[date | datetime, str]]:
    """When a round was done, or will be, and what it was."""
    found = overzicht(viewer, casus_id)
    return [_moment(item.ronde) for item in found.rondes] if found else []


def _moment(ronde: Ronde) -> tuple[date | datetime, str]:
    if ronde.gedaan_op:
        return ronde.gedaan_op, f"{ronde.naam.capitalize()}: {ronde.get_resultaat_display()}"
    return ronde.gepland_op, f"{ronde.naam.capitalize()} gepland"


def namen(viewer: Viewer, ronde_ids: list[int]) -> dict[int, str]:
    """What these rounds are called, where the gate lets the viewer read."""
    rows = Ronde.objects.filter(pk__in=ronde_ids, casus__in=visible_cases(viewer))
    return {row.pk: row.naam.capitalize() for row in rows}


def vernietig(casus_id: int) -> int:
    """Destroy every round of this case with what was said in it; returns the number of rows."""
    return Ronde.objects.filter(casus_id=casus_id).delete()[0]
