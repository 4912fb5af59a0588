"""What the page of an order shows, as data."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.queries import Dossier, Mens
from eenplan.instrumenten.huisverbod import rihg, weging
from eenplan.instrumenten.huisverbod.beeld_delen import Deel, Halte
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid
from eenplan.instrumenten.huisverbod.models import (
    Huisbezoek,
    Huisverbod,
    Huisverbodbesluit,
    Overtreding,
    Systeemgesprek,
)
from eenplan.instrumenten.huisverbod.rules import HERKOMST, VAN_KRACHT
from eenplan.instrumenten.huisverbod.strook import Strook


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
    bereikbaar: str = ""  # of who had to leave, for whom whereabouts are shared (class vindbaar)

    @property
    def van_kracht(self) -> bool:
        """In force at this moment, whatever the worker did yet."""
        return self.rij.stand in VAN_KRACHT and self.rij.eindigt_op is not None and self.nu < self.rij.eindigt_op

    @property
    def herkomst(self) -> str:
        """Where it began, in words."""
        return HERKOMST[self.rij.herkomst]  # type: ignore[index]  # a str equals its enum member

    @property
    def beslistermijn(self) -> Deadline | None:
        """The term until the decision, while it runs."""
        mine = [row for row, _ in self.dossier.lopend if row.key == "huisverbod_beslissen"]
        return next((row for row in mine if row.object_id == self.rij.pk), None)

    @property
    def zin(self) -> str:
        """The sentence about two red signals in one part; it binds nobody."""
        return weging.IN_BEGINSEL if self.beginsel else weging.GEEN_BEGINSEL

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
    def eerst(self) -> Halte | None:
        """The station to do next, while the order is in force and the viewer may note it."""
        may = "teken" in self.mag and self.van_kracht
        return next((halte for halte in self.wacht if halte.te_tekenen), None) if may else None

    @property
    def klaar(self) -> tuple[Halte, ...]:
        """Stations that are done, or were missed with their reason."""
        return tuple(halte for halte in self.haltes if not halte.vraagt)

    def besluit(self, soort: str) -> Huisverbodbesluit | None:
        """The latest decision of this kind."""
        return next((item for item in reversed(self.besluiten) if item.soort == soort), None)
