"""Reading orders: the list, the page all parties share and the block on the family page; always through the gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.actions import end_of
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Transition
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.models import Deelbesluit
from eenplan.dossier.casus.queries import Dossier, Mens
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.instrumenten.huisverbod import rihg
from eenplan.instrumenten.huisverbod.access import (
    bevoegdheid_van,
    role_of,
    vind,
    voor_thv,
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
    def eerste_open(self) -> int:
        """The first part in which a signal has no answer yet."""
        return next((deel.nummer for deel in self.delen if deel.ingevuld < len(deel.signalen)), 1)

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
    used, haltes = rihg.instrument(row.rihg_versie), haltes_van(row, now)
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
        partijen=_partijen(row, now), strook=_strook(row, haltes, now), mag=wat_mag(kijker, row, wie), wie=wie, nu=now,
    )  # fmt: skip


def _delen(used: rihg.Instrument, filled: dict[int, RihgSignaal]) -> tuple[Deel, ...]:
    return tuple(
        Deel(nummer, naam, tuple((signaal, filled.get(signaal.nummer)) for signaal in used.van_deel(nummer)))
        for nummer, naam in enumerate(used.delen, 1)
    )


def haltes_van(row: Huisverbod, now: datetime) -> tuple[Halte, ...]:
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


def wat_mag(kijker: Viewer, row: Huisverbod, wie: Bevoegdheid) -> frozenset[str]:
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
