"""Reading orders: the list, the page all parties share and the block on the family page; always through the gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Transition
from eenplan.dossier.casus.access import facts_of, per_look
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.dossier.casus.queries import Dossier, Mens
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.instrumenten.huisverbod import rihg
from eenplan.instrumenten.huisverbod.access import (
    bevoegdheid_van,
    role_of,
    vind,
    voor_thv,
    zichtbare_casussen,
)
from eenplan.instrumenten.huisverbod.models import (
    Beschermde,
    Huisbezoek,
    Huisverbod,
    Huisverbodbesluit,
    Overtreding,
    RihgSignaal,
    Station,
    Systeemgesprek,
)
from eenplan.instrumenten.huisverbod.rules import (
    COURSE,
    HERKOMST,
    MAG,
    VAN_KRACHT,
    Bevoegdheid,
    Stand,
)
from eenplan.instrumenten.huisverbod.strook import SOORT, WOORD, Soort, Strook, stand_van, teken


@dataclass(frozen=True, slots=True)
class Halte:
    """One station as the page shows it."""

    nummer: int
    rij: Station
    soort: Soort
    stand: str

    @property
    def woord(self) -> str:
        """The state in words."""
        if self.stand == "gemist":
            return "niet gedaan" if self.rij.gemist_reden else "gemist, nog zonder reden"
        return f"{WOORD[self.stand]}, later dan de termijn" if self.rij.gemist_reden else WOORD[self.stand]

    @property
    def te_tekenen(self) -> bool:
        """Whether there is a page to mark it on now; what is decided elsewhere only when it was missed."""
        if self.rij.sleutel == "verlengbesluit":
            return self.stand == "gemist" and self.vraagt
        return self.vraagt and self.rij.sleutel != "nazicht"

    @property
    def vraagt(self) -> bool:
        """Whether someone still has to write something down here."""
        return self.rij.gedaan_op is None and not self.rij.gemist_reden


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the RiHG with its signals as filled in."""

    nummer: int
    naam: str
    signalen: tuple[tuple[rihg.Signaal, RihgSignaal | None], ...]

    @property
    def ingevuld(self) -> int:
        """How many signals have an answer, "not known yet" included. A count of work, never a score."""
        return sum(row is not None for _, row in self.signalen)

    @property
    def hoog(self) -> tuple[tuple[rihg.Signaal, RihgSignaal], ...]:
        """The signals that were rated high."""
        return tuple((signaal, row) for signaal, row in self.signalen if row and row.zwaarte == rihg.Zwaarte.HOOG)


@dataclass(frozen=True, slots=True)
class Beeld:
    """The order as all its parties share it."""

    rij: Huisverbod
    dossier: Dossier
    pleger: str
    pleger_geboren: str
    beschermden: tuple[Mens, ...]
    delen: tuple[Deel, ...]
    instrument: rihg.Instrument
    beginsel: tuple[int, ...]
    bezoek: Huisbezoek | None
    besluiten: tuple[Huisverbodbesluit, ...]
    haltes: tuple[Halte, ...]
    gesprekken: tuple[Systeemgesprek, ...]
    overtredingen: tuple[Overtreding, ...]
    partijen: tuple[tuple[str, str], ...]
    strook: Strook | None
    mag: frozenset[str]
    wie: Bevoegdheid
    nu: datetime

    @property
    def van_kracht(self) -> bool:
        """In force at this moment, whatever the worker did yet."""
        return self.rij.stand in VAN_KRACHT and self.rij.eindigt_op is not None and self.nu < self.rij.eindigt_op

    @property
    def herkomst(self) -> str:
        """Where it began, in words."""
        return HERKOMST[self.rij.herkomst]  # type: ignore[index]  # a str equals its enum member

    @property
    def zin(self) -> str:
        """The sentence about two red signals in one part; it binds nobody."""
        return rihg.IN_BEGINSEL if self.beginsel else rihg.GEEN_BEGINSEL

    @property
    def ingevuld(self) -> bool:
        """Whether every signal has an answer."""
        return all(deel.ingevuld == len(deel.signalen) for deel in self.delen)

    @property
    def wacht(self) -> tuple[Halte, ...]:
        """Stations that someone must still do, first due first."""
        return tuple(halte for halte in self.haltes if halte.vraagt)

    @property
    def klaar(self) -> tuple[Halte, ...]:
        """Stations that are done, or were missed with their reason."""
        return tuple(halte for halte in self.haltes if not halte.vraagt)

    def besluit(self, soort: str) -> Huisverbodbesluit | None:
        """The latest decision of this kind."""
        return next((item for item in reversed(self.besluiten) if item.soort == soort), None)


def beeld(viewer: Viewer, huisverbod_id: int, *, now: datetime, what: str = "huisverbod.lees") -> Beeld:
    """Open an order with its case for the purpose thv; NotVisible when it is not for this viewer."""
    row, kijker = vind(huisverbod_id), voor_thv(viewer)
    dossier = open_casus(kijker, row.casus_id, what=what, now=now)
    if not {DataClass.VEILIGHEID, DataClass.IDENTITEIT} <= dossier.classes:
        raise NotVisible(Line(what, casus_id=row.casus_id, rule="R5", allowed=False))
    used, haltes = rihg.instrument(row.rihg_versie), _haltes(row, now)
    filled = {item.nummer: item for item in row.signalen.select_related("door")}
    wie = bevoegdheid_van(viewer, row.casus.gemeente)
    protected = set(Beschermde.objects.filter(huisverbod=row).values_list("persoon_id", flat=True))
    return Beeld(
        rij=row, dossier=dossier, pleger=row.pleger.naam, pleger_geboren=str(row.pleger.geboortedatum),
        beschermden=tuple(mens for mens in dossier.mensen if mens.persoon_id in protected),
        delen=_delen(used, filled), instrument=used,
        beginsel=tuple(rihg.delen_met_beginsel(used, {key: item.zwaarte for key, item in filled.items()})),
        bezoek=Huisbezoek.objects.filter(huisverbod=row).first(),
        besluiten=tuple(row.besluiten.select_related("door").order_by("op", "pk")), haltes=haltes,
        gesprekken=tuple(row.systeemgesprekken.select_related("door").order_by("gepland_op", "pk")),
        overtredingen=tuple(row.overtredingen.select_related("door").order_by("op", "pk")),
        partijen=_partijen(row, now), strook=_strook(row, haltes, now), mag=_mag(kijker, row, wie), wie=wie, nu=now,
    )  # fmt: skip


def _delen(used: rihg.Instrument, filled: dict[int, RihgSignaal]) -> tuple[Deel, ...]:
    return tuple(
        Deel(nummer, naam, tuple((signaal, filled.get(signaal.nummer)) for signaal in used.van_deel(nummer)))
        for nummer, naam in enumerate(used.delen, 1)
    )


def _haltes(row: Huisverbod, now: datetime) -> tuple[Halte, ...]:
    rows = Station.objects.filter(huisverbod=row).select_related("door").order_by("due_at", "pk")
    return tuple(
        Halte(nummer, item, SOORT[item.sleutel], stand_van(item.due_at, item.gedaan_op, now))
        for nummer, item in enumerate(rows, 1)
    )


def _strook(row: Huisverbod, haltes: Sequence[Halte], now: datetime) -> Strook | None:
    if row.opgelegd_op is None or row.eindigt_op is None:
        return None
    return teken(row.opgelegd_op, row.eindigt_op, [(item.rij.due_at, item.stand) for item in haltes], now)


def _partijen(row: Huisverbod, now: datetime) -> tuple[tuple[str, str], ...]:
    """Who takes part: name and organisation, never the whole team of a party."""
    live = Deelbesluit.objects.filter(casus_id=row.casus_id, doel="thv", tot__gt=now, account__isnull=False)
    found = live.select_related("account", "organisatie").order_by("organisatie__naam", "account__naam")
    return tuple((item.account.naam, item.organisatie.naam) for item in found if item.account)


def _mag(kijker: Viewer, row: Huisverbod, wie: Bevoegdheid) -> frozenset[str]:
    """What the course, the gate and the function of this viewer allow together."""
    if not ask(kijker, facts_of(kijker, row.casus_id), DataClass.VEILIGHEID, Action.SCHRIJVEN).allowed:
        return frozenset()
    open_to: tuple[Transition, ...] = COURSE.allowed(row.stand, role_of(kijker))
    return frozenset(item.action for item in open_to if item.action not in MAG or wie in MAG[item.action])


def uiterlijk(row: Huisverbod) -> datetime | None:
    """The latest end there can be (Wth 9)."""
    if row.opgelegd_op is None:
        return None
    return end_of(rule("huisverbod_uiterlijk", row.opgelegd_op.date()), row.opgelegd_op)


@dataclass(frozen=True, slots=True)
class Regel:
    """One order in the list."""

    rij: Huisverbod
    eerste: Halte | None


def lijst(viewer: Viewer, *, now: datetime) -> list[tuple[str, list[Regel]]]:
    """Every order the viewer takes part in, in groups; a log line per case."""
    rows = list(_zichtbaar(viewer).select_related("casus").order_by("eindigt_op", "-begonnen_op"))
    classes = frozenset({DataClass.PROCES})
    write(viewer, [Line("huisverbod.lijst", casus_id=row.casus_id, classes=classes, rule="lijst") for row in rows])
    found: dict[str, list[Regel]] = {}
    for row in rows:
        open_steps = [item for item in _haltes(row, now) if item.vraagt]
        found.setdefault(_groep(row), []).append(Regel(row, open_steps[0] if open_steps else None))
    order = ("Nu van kracht", "Voor de beslissing", "Afgelopen, nog af te ronden", "Klaar")
    return [(name, found[name]) for name in order if name in found]


def _groep(row: Huisverbod) -> str:
    if row.stand in VAN_KRACHT:
        return "Nu van kracht"
    if row.stand in (Stand.BEGONNEN, Stand.RIHG_INGEVULD):
        return "Voor de beslissing"
    return "Klaar" if row.stand in (Stand.AFGEROND, Stand.NIET_OPGELEGD) else "Afgelopen, nog af te ronden"


def _zichtbaar(viewer: Viewer) -> QuerySet[Huisverbod]:
    return Huisverbod.objects.filter(casus__in=zichtbare_casussen(viewer))


def aantal_open(viewer: Viewer) -> int:
    """How many are not handled yet; a number, so no log line."""
    return _zichtbaar(viewer).exclude(stand__in=[Stand.AFGEROND, Stand.NIET_OPGELEGD]).count()


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The orders of one case on the family page."""

    rijen: tuple[tuple[Huisverbod, tuple[Halte, ...], frozenset[str]], ...]
    mag_beginnen: bool


@per_look
def overzicht(viewer: Viewer, casus_id: int) -> Overzicht | None:
    """The orders of a case whose page was opened; None when they are not for this viewer."""
    facts = facts_of(viewer, casus_id)
    if not ask(viewer, facts, DataClass.VEILIGHEID).allowed:
        return None
    casus = Casus.objects.get(pk=casus_id)
    wie = bevoegdheid_van(viewer, casus.gemeente)
    rows = list(Huisverbod.objects.filter(casus_id=casus_id).select_related("casus", "pleger").order_by("begonnen_op"))
    now = clock.now()
    found = tuple(
        (row, tuple(item for item in _haltes(row, now) if item.vraagt), _mag(viewer, row, wie)) for row in rows
    )
    writes = ask(viewer, facts, DataClass.VEILIGHEID, Action.SCHRIJVEN).allowed
    return Overzicht(found, writes and casus.afgesloten_op is None)


def namen(viewer: Viewer, object_type: str, ids: list[int]) -> dict[int, tuple[str, int]]:
    """What is to be done for these terms, and of which order, where the gate lets the viewer read."""
    cases = zichtbare_casussen(viewer)
    if object_type == "huisverbod":
        return {row.pk: ("Huisverbod", row.pk) for row in Huisverbod.objects.filter(pk__in=ids, casus__in=cases)}
    rows = Station.objects.filter(pk__in=ids, huisverbod__casus__in=cases)
    return {row.pk: (SOORT[row.sleutel].label, row.huisverbod_id) for row in rows}


def vernietig(casus_id: int) -> int:
    """Destroy every order of this case with all that hangs on it; returns the number of rows."""
    return Huisverbod.objects.filter(casus_id=casus_id).delete()[0]


BESLOTEN = {
    "verleng": "Huisverbod verlengd",
    "trek_in": "Huisverbod ingetrokken",
    "vernietig": "Huisverbod vernietigd",
    "leg_niet_op": "Geen huisverbod",
}


def momenten(row: Huisverbod) -> list[tuple[datetime, str, str, str]]:
    """Points for the timeline of a case whose orders the viewer may read: (moment, lane, words, kind)."""
    found = [(item.op, "geweld", "Huisverbod overtreden", "geweld") for item in row.overtredingen.all()]
    talks = row.systeemgesprekken.filter(gehouden_op__isnull=False).values_list("gehouden_op", flat=True)
    found += [(when, "contacten", "Systeemgesprek", "contact") for when in talks if when]
    decided = row.besluiten.filter(soort__in=BESLOTEN)
    found += [(item.op, "besluiten", BESLOTEN[item.soort], "besluit") for item in decided]
    return sorted(found)
