"""Searching the log, for the privacy officer: the lines of her own people, and all on cases of her organisation."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Purpose, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.models import LogLine
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.web.words import doelnaam, rolnaam
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.logboek import woorden
from eenplan.dossier.logboek.rules import BLAD

ZOEK, LEES = "logboek.zoek", "logboek.waarom"


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is looked for; `voor` is the last line of the page before."""

    van: date
    tot: date
    wie: str = ""
    casus: str = ""
    organisatie: int | None = None
    wat: str = ""
    voor: int | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """One line in words; of a person only a key, never a name."""

    pk: int
    op: datetime
    wie: str
    functie: str
    organisatie: str
    rol: str
    doel: str
    wat: str
    casus: str
    persoon: int | None
    klassen: list[str]
    regel: str
    waarom: str
    mocht: bool
    nood: bool
    grond: str


@dataclass(frozen=True, slots=True)
class Blad:
    """One page of lines, newest first; `verder` leads to the next one."""

    regels: list[Regel]
    verder: int | None


def zoek(viewer: Viewer, vraag: Vraag) -> Blad:
    """The lines that are asked for; that they were read is a line too."""
    case = _casus(vraag.casus)
    rows = _gevraagd(viewer, vraag, case)
    if vraag.voor and (last := LogLine.objects.filter(pk=vraag.voor).values_list("at", flat=True).first()):
        rows = rows.filter(Q(at__lt=last) | Q(at=last, pk__lt=vraag.voor))
    found = list(rows.order_by("-at", "-pk")[: BLAD + 1])
    write(viewer, [Line(ZOEK, casus_id=case, rule="R0")])
    more = found[BLAD - 1].pk if len(found) > BLAD else None
    return Blad(in_woorden(found[:BLAD]), more)


def van_mij(viewer: Viewer) -> QuerySet[LogLine]:
    """What this viewer may read of the log: nothing, unless she is a privacy officer."""
    if viewer.role is not Role.FG or viewer.organisation_id is None:
        return LogLine.objects.none()
    own = Casus.objects.filter(bronhouder_id=viewer.organisation_id).values("pk")
    return LogLine.objects.filter(Q(organisation_id=viewer.organisation_id) | Q(casus_id__in=own))


def begin(dag: date) -> datetime:
    """The first moment of a day here."""
    return datetime.combine(dag, time(), AMSTERDAM)


def _casus(nummer: str) -> int | None:
    return Casus.objects.filter(nummer__iexact=nummer).values_list("pk", flat=True).first() if nummer else None


def _gevraagd(viewer: Viewer, vraag: Vraag, case: int | None) -> QuerySet[LogLine]:
    last = min(vraag.tot, date.max - timedelta(days=1))  # the calendar has no day after its last
    rows = van_mij(viewer).filter(at__gte=begin(vraag.van), at__lt=begin(last + timedelta(days=1)))
    if vraag.wie:
        who = Account.objects.filter(naam__icontains=vraag.wie).values_list("pk", flat=True)[:100]
        rows = rows.filter(account_id__in=list(who))
    if vraag.casus:
        rows = rows.filter(casus_id=case or 0)
    if vraag.organisatie:
        rows = rows.filter(organisation_id=vraag.organisatie)
    if vraag.wat:
        rows = rows.filter(**({"allowed": False} if vraag.wat == "geweigerd" else {"emergency": True}))
    return rows


def een(viewer: Viewer, logline_id: int) -> LogLine:
    """One line, or NotVisible; that it was read is a line too."""
    row = van_mij(viewer).filter(pk=logline_id).first()
    line = Line(LEES, object_type="logregel", object_id=logline_id, rule="R0", casus_id=row.casus_id if row else None)
    if row is None:
        raise NotVisible(Line(LEES, object_type="logregel", object_id=logline_id, rule="R0", allowed=False))
    write(viewer, [line])
    return row


def in_woorden(rows: list[LogLine]) -> list[Regel]:
    """Lines with the names of who looked, their functions and the numbers of cases; four questions."""
    names = dict(Account.objects.filter(pk__in={row.account_id for row in rows}).values_list("pk", "naam"))
    places = dict(Organisation.objects.filter(pk__in={row.organisation_id for row in rows}).values_list("pk", "naam"))
    numbers = dict(Casus.objects.filter(pk__in={row.casus_id for row in rows}).values_list("pk", "nummer"))
    jobs = Appointment.objects.filter(account_id__in=names).order_by("van")
    functions = {(job.account_id, job.organisation_id, job.role): job.functie for job in jobs}
    return [_regel(row, names, places, numbers, functions) for row in rows]


def _niemand(row: LogLine) -> str:
    """Who it was when nobody was logged in: the system of a partner, a visitor, or the machinery."""
    if row.organisation_id:
        return "een systeem van de organisatie"
    return "een bezoeker" if row.purpose == Purpose.ADVIES else "Eenplan zelf"


def _regel(
    row: LogLine, names: dict[int, str], places: dict[int, str], numbers: dict[int, str],
    functions: dict[tuple[int, int, str], str],
) -> Regel:  # fmt: skip
    who, where, case = row.account_id or 0, row.organisation_id or 0, row.casus_id
    return Regel(
        pk=row.pk, op=row.at, wie=names.get(who) or _niemand(row),
        functie=functions.get((who, where, row.role), ""), organisatie=places.get(where, ""),
        rol=rolnaam(row.role), doel=doelnaam(row.purpose), wat=woorden.werkwoord(row.verb),
        casus=numbers.get(case, f"sleutel {case}") if case else "", persoon=row.persoon_id,
        klassen=woorden.klassen(row.classes), regel=row.rule, waarom=woorden.regel(row.rule, row.allowed),
        mocht=row.allowed, nood=row.emergency, grond=row.ground,
    )  # fmt: skip
