"""Two parts of the page of an order, as data: a station, and a part of the RiHG."""

from dataclasses import dataclass

from eenplan.instrumenten.huisverbod import rihg, weging
from eenplan.instrumenten.huisverbod.models import (
    RihgSignaal,
    Station,
)
from eenplan.instrumenten.huisverbod.stations import WOORD, Soort


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
        return tuple((signaal, row) for signaal, row in self.signalen if row and row.zwaarte == weging.Zwaarte.HOOG)
