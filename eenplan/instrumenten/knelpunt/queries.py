"""The only way to read bottlenecks: for who raised them, who decides, and who works on the case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.accounts.queries import colleagues, organisations
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Transition
from eenplan.dossier.casus.access import facts_of, per_look
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.knelpunt.access import (
    casus_van,
    eis_aanbrengen,
    is_aanbrenger,
    is_behandelaar,
    mag_aanbrengen,
    mag_lezen,
)
from eenplan.instrumenten.knelpunt.models import Herkomst, Knelpunt, Knelpuntstap
from eenplan.instrumenten.knelpunt.rules import BEHANDELAARS, COURSE, OPEN, Stand, hoger

MEESTE = 200
PAGINAS = {"pak_op": "knelpunt-pak-op", "besluit": "knelpunt-besluit", "leg_hoger": "knelpunt-hoger"}


@dataclass(frozen=True, slots=True)
class Regel:
    """One bottleneck with its running term."""

    knelpunt: Knelpunt
    termijn: Deadline | None
    te_laat: bool

    @property
    def hoger(self) -> Stand | None:
        """The level that comes next."""
        return hoger(self.knelpunt.stand)


@dataclass(frozen=True, slots=True)
class Beeld:
    """One bottleneck as one viewer may see it."""

    regel: Regel
    stappen: tuple[Knelpuntstap, ...]
    casus_id: int | None
    mag: tuple[Transition, ...]
    eigen: bool

    @property
    def knelpunt(self) -> Knelpunt:
        """The row."""
        return self.regel.knelpunt

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.knelpunt.stand in OPEN

    @property
    def mag_intrekken(self) -> bool:
        """Whether the viewer may take it back now."""
        return any(row.action == "trek_in" for row in self.mag)

    @property
    def knoppen(self) -> list[tuple[str, str]]:
        """The steps of who handles it, with the name of their page; after the term the next level comes first."""
        found = [(row.button, PAGINAS[row.action]) for row in self.mag if row.action in PAGINAS]
        return sorted(found, key=lambda item: (item[1] == PAGINAS["leg_hoger"]) is not self.regel.te_laat)


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The bottlenecks of one case on the family page."""

    regels: tuple[Regel, ...]
    mag_aanbrengen: bool


def rij(viewer: Viewer, knelpunt_id: int) -> Knelpunt:
    """The row, or NotVisible: not there and not for you look the same (R10)."""
    row = _rijen().filter(pk=knelpunt_id).first()
    if row is None or not (viewer.system or mag_lezen(viewer, row)):
        raise NotVisible(Line("knelpunt.lees", object_type="knelpunt", object_id=knelpunt_id, rule="R0", allowed=False))
    return row


def knelpunt(viewer: Viewer, knelpunt_id: int, *, now: datetime) -> Beeld:
    """Open one bottleneck; a log line. Who raised it and reads the decision has heard it."""
    row = rij(viewer, knelpunt_id)
    own, decides = is_aanbrenger(viewer, row), is_behandelaar(viewer, row)
    write(viewer, [Line("knelpunt.lees", object_type="knelpunt", object_id=row.pk, rule="knelpunt")])
    if own and row.besloten_op and row.gelezen_op is None:
        Knelpunt.objects.filter(pk=row.pk).update(gelezen_op=now)
    may = tuple(
        item for item in COURSE.allowed(row.stand, viewer.role) if (own if item.action == "trek_in" else decides)
    )
    steps = tuple(row.stappen.select_related("door", "eigenaar").order_by("op", "pk"))
    return Beeld(_regels([row], now)[0], steps, casus_van(viewer, row), may, own)


def mijn(viewer: Viewer, *, now: datetime) -> list[Regel]:
    """What the viewer raised himself; what runs first, then the newest."""
    rows = _rijen().filter(aangebracht_door_id=viewer.account_id or 0)
    found = _lijst(viewer, rows.order_by("-aangebracht_op")[:MEESTE], now)
    return sorted(found, key=lambda item: item.knelpunt.stand not in OPEN)


def te_behandelen(viewer: Viewer, *, now: datetime) -> list[Regel]:
    """What waits for a decision at the viewer's organisation; too late first."""
    if viewer.role not in BEHANDELAARS:
        return []
    return sorted(_lijst(viewer, _open(viewer)[:MEESTE], now), key=_volgorde)


def behandeld(viewer: Viewer, *, now: datetime) -> list[Regel]:
    """What was decided or taken back lately; newest first."""
    if viewer.role not in BEHANDELAARS:
        return []
    rows = _rijen().filter(behandeld_bij_id=viewer.organisation_id).exclude(stand__in=OPEN)
    return _lijst(viewer, rows.order_by("-aangebracht_op")[:20], now)


def aantal_open(viewer: Viewer) -> int | None:
    """For the menu of who decides: what waits for him; a number, so no log line. Others are not counted for."""
    return _open(viewer).count() or None if viewer.role in BEHANDELAARS else None


def _volgorde(item: Regel) -> datetime:
    return item.termijn.due_at if item.termijn else item.knelpunt.aangebracht_op


def _open(viewer: Viewer) -> QuerySet[Knelpunt]:
    return _rijen().filter(behandeld_bij_id=viewer.organisation_id, stand__in=OPEN)


def _rijen() -> QuerySet[Knelpunt]:
    rows = Knelpunt.objects.select_related("eigenaar", "aangebracht_door", "aangebracht_bij", "behandeld_bij")
    return rows.prefetch_related("organisaties")


def _lijst(viewer: Viewer, rows: Iterable[Knelpunt], now: datetime) -> list[Regel]:
    found = _regels(rows, now)
    write(
        viewer,
        [Line("knelpunt.lijst", object_type="knelpunt", object_id=item.knelpunt.pk, rule="lijst") for item in found],
    )
    return found


def _regels(rows: Iterable[Knelpunt], now: datetime) -> list[Regel]:
    found = list(rows)
    keys = [row.pk for row in found if row.stand in OPEN]
    running = Deadline.objects.filter(object_type="knelpunt", object_id__in=keys, done_at__isnull=True) if keys else ()
    terms = {row.object_id: row for row in running}
    return [Regel(row, term := terms.get(row.pk), bool(term and term.due_at < now)) for row in found]


@per_look
def van_casus(viewer: Viewer, casus_id: int) -> list[Regel]:
    """The bottlenecks of a case whose page passed the gate; newest first."""
    keys = Herkomst.objects.filter(casus_id=casus_id).values("knelpunt_id")
    rows = Knelpunt.objects.filter(pk__in=keys).select_related("eigenaar").order_by("-aangebracht_op", "-pk")
    return _regels(rows, clock.now())


def overzicht(viewer: Viewer, casus_id: int) -> Overzicht | None:
    """For the family page; None for who may not know the course of the case."""
    facts = facts_of(viewer, casus_id)
    if not ask(viewer, facts, DataClass.PROCES):
        return None
    return Overzicht(tuple(van_casus(viewer, casus_id)), mag_aanbrengen(viewer, facts))


VOLUIT = {"ggz": "GGZ", "gi": "Gecertificeerde instelling", "rvdk": "Raad voor de Kinderbescherming"}


@dataclass(frozen=True, slots=True)
class Begin:
    """What the form for raising starts with."""

    gemeente: str
    gemeenten: tuple[str, ...]
    organisaties: tuple[Organisation, ...]

    @property
    def per_soort(self) -> dict[str, list[tuple[str, str]]]:
        """The organisations as choices, under what kind they are."""
        found: dict[str, list[tuple[str, str]]] = {}
        for place in self.organisaties:
            words = VOLUIT.get(place.soort, place.get_soort_display())
            found.setdefault(words, []).append((str(place.pk), place.naam))
        return dict(sorted(found.items()))


def begin(viewer: Viewer, casus_id: int) -> Begin:
    """Through the gate of the case; the municipality is known, so it is not asked."""
    eis_aanbrengen(viewer, casus_id, what="knelpunt.begin")
    own = Casus.objects.values_list("gemeente", flat=True).get(pk=casus_id)
    places = organisations()
    names = {place.gemeente for place in places if place.gemeente} | ({own} if own else set())
    return Begin(own, tuple(sorted(names)), tuple(places))


def eigenaars(viewer: Viewer, now: datetime) -> list[Account]:
    """Who can carry a bottleneck at the viewer's organisation."""
    return colleagues(viewer.organisation_id or 0, now, *BEHANDELAARS)


def beschrijf(viewer: Viewer, knelpunt_ids: list[int]) -> dict[int, str]:
    """The stand of each of these that the viewer handles."""
    rows = Knelpunt.objects.filter(pk__in=knelpunt_ids)
    return {row.pk: row.stand for row in rows if is_behandelaar(viewer, row)}
