"""The only way to read letters: of a case, one by one, what waits to be sent, and the inbox of a partner."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.core.papier.rules import Blok, Papier
from eenplan.core.workflow import Refused, Transition
from eenplan.dossier.brieven.access import eis, mag, rij
from eenplan.dossier.brieven.bronnen import LIJSTEN, PLICHTEN, Bron, Open
from eenplan.dossier.brieven.inhoud import Velden, papier, velden_van
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.ontvanger import Kring, kring, naam_van
from eenplan.dossier.brieven.rules import (
    COURSE,
    INFORMEREN,
    OPEN,
    OPHOUDREDEN,
    SOORTEN,
    TERMIJN,
    Aan,
    Ophouden,
    Soort,
    Stand,
)
from eenplan.dossier.brieven.veilig import mag_plek, om_te_printen, zoals_klaar
from eenplan.dossier.casus.access import facts_of, per_look, visible
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.queries import vindplaatsen
from eenplan.dossier.personen.models import Adres

MEESTE = 200


@dataclass(frozen=True, slots=True)
class Regel:
    """One letter in a list, with what its recipient is called and until when it may wait."""

    brief: Brief
    aan: str
    uiterlijk: datetime | None = None
    casus: str = ""

    @property
    def titel(self) -> str:
        """What it is called, and about whom when that is a child."""
        return SOORTEN[Soort(self.brief.soort)].titel

    @property
    def reden(self) -> str:
        """Why it is held."""
        return OPHOUDREDEN[Ophouden(self.brief.ophouden)] if self.brief.ophouden else ""


@dataclass(frozen=True, slots=True)
class Nog(Open):
    """A duty for which there is no letter yet, with the name of whom it is about."""

    naam: str = ""

    @property
    def titel(self) -> str:
        """What the letter is called."""
        return SOORTEN[self.soort].titel


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The letters of one case."""

    nog: tuple[Nog, ...]
    open: tuple[Regel, ...]
    weg: tuple[Regel, ...]
    mag_maken: bool


@dataclass(frozen=True, slots=True)
class Beeld:
    """One letter as one viewer may see it."""

    regel: Regel
    velden: Velden
    papier: Papier
    adressen: tuple[Adres, ...]
    kiezen: tuple[tuple[int, str], ...]
    mag: tuple[Transition, ...]
    mag_plek: bool
    mag_bestand: bool

    @property
    def brief(self) -> Brief:
        """The row."""
        return self.regel.brief

    @property
    def blokken(self) -> list[tuple[str, Blok]]:
        """The letter for the screen, each block with what it is."""
        return blokken(self.papier)

    def kan(self, action: str) -> bool:
        """Whether the viewer may do this now."""
        return any(row.action == action for row in self.mag)


def blokken(letter: Papier) -> list[tuple[str, Blok]]:
    """Each block of a document with what it is, for a template."""
    return [(type(item).__name__.lower(), item) for item in letter.blokken]


def rijen() -> QuerySet[Brief]:
    """Letters with who is named on them, without their files."""
    return Brief.objects.select_related(
        "casus__bronhouder", "persoon", "over", "klaar_door", "verzonden_door", "gelezen_door", "besluit_door"
    ).defer("pdf")


@per_look
def van_casus(viewer: Viewer, casus_id: int) -> Overzicht | None:
    """The letters of a case whose page passed the gate; None for who has nothing to do with them."""
    facts = facts_of(viewer, casus_id)
    kinds = [aan for aan in Aan if mag(viewer, facts, aan)]
    if not kinds:
        return None
    rows = list(rijen().filter(casus_id=casus_id, aan_soort__in=kinds).order_by("-verzonden_op", "gemaakt_op", "pk"))
    running = termijnen([row.pk for row in rows])
    names = _bronnen(casus_id, {row.aan_soort for row in rows})
    lines = [Regel(row, aan_wie(row, names), running.get(row.pk)) for row in rows]
    return Overzicht(
        tuple(_nog(casus_id, kinds, rows)), tuple(item for item in lines if item.brief.stand in OPEN),
        tuple(item for item in lines if item.brief.stand == Stand.VERZONDEN),
        mag(viewer, facts, Aan.PERSOON, Action.SCHRIJVEN),
    )  # fmt: skip


def _bronnen(casus_id: int, kinds: set[str]) -> dict[tuple[str, int], str]:
    wanted = [aan for aan in kinds if aan in LIJSTEN]
    return {(aan, row.bron_id): row.naam for aan in wanted for row in LIJSTEN[Aan(aan)](casus_id)}


def aan_wie(row: Brief, names: dict[tuple[str, int], str]) -> str:
    """How a list calls the recipient."""
    if row.aan_soort != Aan.PERSOON:
        return names.get((row.aan_soort, row.bron_id or 0), row.aan_soort)
    who = row.persoon.naam if row.persoon else "nog te kiezen"
    return f"{who} (over {row.over.voornamen or row.over.naam})" if row.over else who


def termijnen(keys: list[int]) -> dict[int, datetime]:
    """Until when each of these letters may wait."""
    rows = Deadline.objects.filter(object_type="brief", object_id__in=keys, key=TERMIJN, done_at__isnull=True)
    return dict(rows.values_list("object_id", "due_at")) if keys else {}


def _nog(casus_id: int, kinds: list[Aan], rows: list[Brief]) -> list[Nog]:
    """Duties that run elsewhere (informing somebody, feedback), as far as no letter for them was begun."""
    begun = {(row.aan_soort, row.over_id or row.persoon_id, row.bron_id) for row in rows if _telt(row)}
    found = [item for plicht in PLICHTEN for item in plicht(casus_id) if item.aan in kinds]
    left = [item for item in found if (item.aan, item.persoon_id, item.bron_id) not in begun]
    names = {item.persoon_id: "" for item in left if item.persoon_id}
    if names:
        people = Betrokkene.objects.filter(casus_id=casus_id, persoon_id__in=names).select_related("persoon")
        names = {row.persoon_id: row.persoon.naam for row in people}
    others = _bronnen(casus_id, {item.aan for item in left})
    return [
        Nog(item.soort, item.aan, item.persoon_id, item.bron_id, item.uiterlijk,
            names.get(item.persoon_id, "") if item.persoon_id else others.get((item.aan, item.bron_id or 0), ""))
        for item in left
    ]  # fmt: skip


def _telt(row: Brief) -> bool:
    duty = row.soort in INFORMEREN or row.aan_soort != Aan.PERSOON
    return duty and row.stand in OPEN


def brief(viewer: Viewer, brief_id: int, *, now: datetime) -> Beeld:
    """Open one letter, through the gate; a log line for whom it concerns."""
    row, facts = rij(viewer, brief_id, Action.LEZEN, what="brief.lees")
    row = rijen().get(pk=row.pk)
    vindplaatsen(viewer, facts)  # a place that this viewer may not read stays out of the page
    people = kring(row.casus, now)
    fixed = row.klaar_op is not None
    letter = zoals_klaar(row, people) if fixed else papier(row, people, now, viewer.naam)
    places = tuple(people.waar(row.persoon_id)) if row.persoon_id else ()
    writes = mag(viewer, facts, row.aan_soort, Action.SCHRIJVEN)
    may = COURSE.allowed(row.stand, viewer.role) if writes else ()
    shut = (people.afgeschermd or any(item.geheim for item in places)) and not mag_plek(viewer, row)
    line = Regel(row, naam_van(row, people), termijnen([row.pk]).get(row.pk), row.casus.nummer)
    return Beeld(line, velden_van(row), letter, () if shut else places, _te_kiezen(row, people), may, not shut, writes)


def _te_kiezen(row: Brief, people: Kring) -> tuple[tuple[int, str], ...]:
    """Adults of the case, one of whom may speak for the child that the letter is about."""
    if row.over_id is None:
        return ()
    leden = people.leden
    return tuple((item.persoon_id, item.persoon.naam) for item in people.rijen if not leden[item.persoon_id].is_kind)


def bestand(viewer: Viewer, brief_id: int, *, now: datetime) -> bytes:
    """The file for the printer, one at a time; a log line. Refused when it is not safe any more.

    For who may send it: who reads along in an emergency takes no file of a letter with him (R7, R9).
    """
    row, _ = rij(viewer, brief_id, Action.SCHRIJVEN, what="brief.print")
    if not row.pdf:
        raise Refused("Van deze brief is er nog geen bestand. Leg hem eerst klaar.")
    return om_te_printen(row, viewer, now)


@dataclass(frozen=True, slots=True)
class Keuze:
    """What a new letter can be chosen from."""

    casus: Casus
    mensen: tuple[tuple[int, str], ...]
    bronnen: tuple[tuple[Aan, Bron], ...]
    soorten: tuple[tuple[str, str], ...]


def keuze(viewer: Viewer, casus_id: int, *, now: datetime) -> Keuze:
    """Whom one can write to in this case; through the gate."""
    facts = eis(viewer, casus_id, Aan.PERSOON, Action.SCHRIJVEN, what="brief.kies")
    casus = Casus.objects.get(pk=casus_id)
    people = kring(casus, now)
    kinds = [aan for aan in LIJSTEN if mag(viewer, facts, aan, Action.SCHRIJVEN)]
    return Keuze(
        casus, tuple((row.persoon_id, row.persoon.naam) for row in people.rijen),
        tuple((aan, row) for aan in kinds for row in LIJSTEN[aan](casus_id)),
        tuple((item.value, row.titel) for item, row in SOORTEN.items() if row.aan in (Aan.PERSOON, *kinds)),
    )  # fmt: skip


def beschrijf(viewer: Viewer, keys: list[int]) -> dict[int, str]:
    """What to do with these letters, for the list of terms; nothing for who may not know the case."""
    known = visible(viewer, Casus.objects.all(), DataClass.IDENTITEIT).values("pk")
    rows = Brief.objects.filter(pk__in=keys, casus_id__in=known).values_list("pk", "soort")
    return {pk: f"Brief: {SOORTEN[Soort(soort)].titel.lower()}" for pk, soort in rows}
