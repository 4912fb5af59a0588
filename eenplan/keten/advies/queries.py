"""Reading advice: only by the organisation that gives it; every read leaves its line."""

from dataclasses import dataclass
from datetime import date, datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account
from eenplan.core.audit.actions import write
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused, Transition
from eenplan.keten.advies.access import own, regel, require
from eenplan.keten.advies.herkenning import hint
from eenplan.keten.advies.models import Advies, Contactmoment, Standwisseling
from eenplan.keten.advies.onderwerpen import ONDERWERPEN, Tags, lees_tags
from eenplan.keten.advies.rules import COURSE, OPEN, Kanaal, Van

MOST_LINES = 200
NOT_WISHED = "Een advies wordt alleen een melding als de beller dat zelf wil. Vraag het hem of haar eerst."


@dataclass(frozen=True, slots=True)
class Gelezen:
    """One advice as its own organisation sees it."""

    advies: Advies
    contacten: tuple[Contactmoment, ...]
    standen: tuple[Standwisseling, ...]
    mag: tuple[Transition, ...]
    termijn: Deadline | None

    @property
    def tags(self) -> Tags:
        """Subjects in words."""
        return Tags(tuple(code for code in self.advies.onderwerpen if code in ONDERWERPEN), ())

    @property
    def open(self) -> bool:
        """Whether it can still be worked on."""
        return self.advies.stand in OPEN

    @property
    def online(self) -> bool:
        """Whether the asker reads on the website what is written here."""
        return self.advies.kanaal == Kanaal.WEBSITE

    @property
    def hint(self) -> str:
        """The warning about data of a family, read against the day on which it was written."""
        return hint(f"{self.advies.vraag}\n{self.advies.gegeven_advies}", self.advies.begonnen_op.date())


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the list: no name, no text."""

    advies_id: int
    nummer: str
    codewoord: str
    vrager_soort: str
    onderwerpen: str
    kanaal: str
    stand: str
    sinds: datetime
    wacht: bool
    termijn: Deadline | None


@dataclass(frozen=True, slots=True)
class VoorMelding:
    """What an advice carries over into a report, because the reporter wants so. For the melding form."""

    advies_id: int
    nummer: str
    kanaal: str
    melder_soort: str
    melder_naam: str
    melder_contact: str
    tekst: str
    gemeente: str


def openstaand(viewer: Viewer) -> list[Regel]:
    """The viewer's own organisation's running advice; who waits for an answer first, then the oldest."""
    rows = list(own(viewer).filter(stand__in=OPEN).order_by("-wacht_op_antwoord", "begonnen_op", "pk")[:MOST_LINES])
    terms = _termijnen([row.pk for row in rows])
    write(viewer, [regel("advies.lijst", row.pk) for row in rows])
    return [_regel(row, terms.get(row.pk)) for row in rows]


def _regel(row: Advies, termijn: Deadline | None) -> Regel:
    subjects = ", ".join(ONDERWERPEN[code] for code in row.onderwerpen if code in ONDERWERPEN)
    return Regel(
        row.pk, row.nummer, row.codewoord, row.vrager_soort, subjects, row.kanaal, row.stand, row.begonnen_op,
        row.wacht_op_antwoord, termijn,
    )  # fmt: skip


def _termijnen(advies_ids: list[int]) -> dict[int, Deadline]:
    rows = Deadline.objects.filter(object_type="advies", object_id__in=advies_ids, done_at__isnull=True)
    return {row.object_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class Contactregel:
    """One contact of the front office: when, who asked along which channel, who answered; no name, no text."""

    op: datetime
    advies_id: int
    nummer: str
    soort: str
    vrager_soort: str
    kanaal: str
    door: str


def logboek(viewer: Viewer, van: datetime, tot: datetime) -> list[Contactregel]:
    """Every contact of this stretch, in order: calls, questions, answers (row 1)."""
    mine = own(viewer)
    first = mine.filter(begonnen_op__gte=van, begonnen_op__lt=tot).select_related("door")[:MOST_LINES]
    later = Contactmoment.objects.filter(advies__in=mine, op__gte=van, op__lt=tot)
    found = [_contact(row, row.begonnen_op, "nieuw", row.door) for row in first]
    for item in later.select_related("advies", "door").order_by("op")[:MOST_LINES]:
        kind = "vraag" if item.van == Van.VRAGER else "antwoord"
        found.append(_contact(item.advies, item.op, kind, item.door))
    write(viewer, [regel("advies.logboek", pk) for pk in dict.fromkeys(line.advies_id for line in found)])
    return sorted(found, key=lambda line: line.op)


def _contact(advies: Advies, op: datetime, soort: str, door: Account | None) -> Contactregel:
    by = door.naam if door else ""
    return Contactregel(op, advies.pk, advies.nummer, soort, advies.vrager_soort, advies.kanaal, by)


def aantal_open(viewer: Viewer) -> int:
    """How many run at the viewer's own organisation; 0 for everybody else."""
    return own(viewer).filter(stand__in=OPEN).count()


def advies(viewer: Viewer, advies_id: int) -> Gelezen:
    """One advice with its contacts. NotVisible when it is not this organisation's."""
    row = require(viewer, advies_id, what="advies.lees")
    contacts = tuple(row.contacten.select_related("door").order_by("op", "pk"))
    course = tuple(row.standen.select_related("door").order_by("op", "pk"))
    return Gelezen(row, contacts, course, COURSE.allowed(row.stand, viewer.role), _termijnen([row.pk]).get(row.pk))


def voor_melding(viewer: Viewer, advies_id: int) -> VoorMelding:
    """What goes into the report, for its prefilled form. Refused unless the asker wished to report (domain 3.1)."""
    row = require(viewer, advies_id, what="advies.voor_melding")
    if row.wil_melden_op is None or row.stand not in OPEN:
        raise Refused(NOT_WISHED)
    later = row.contacten.filter(van=Van.VRAGER).order_by("op", "pk").values_list("tekst", flat=True)
    return VoorMelding(
        row.pk, row.nummer, row.kanaal, row.vrager_soort, row.vrager_naam, row.vrager_contact,
        "\n\n".join([row.vraag, *later]), row.gemeente,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Herkend:
    """What the server picks out of a text while someone types; nothing is kept."""

    tags: Tags
    hint: str


def herken(tekst: str, vandaag: date) -> Herkend:
    """Tags and the warning for a text on the screen."""
    return Herkend(lees_tags(tekst), hint(tekst, vandaag))


def nummers(viewer: Viewer, advies_ids: list[int]) -> dict[int, str]:
    """Numbers of these, for terms on the work list; only of the own organisation."""
    return dict(own(viewer).filter(pk__in=advies_ids).values_list("pk", "nummer"))
