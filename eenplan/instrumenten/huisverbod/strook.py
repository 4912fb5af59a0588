"""The strip that all parties share (to day 28). Pure Python; positions are days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from eenplan.core.calendar import AMSTERDAM

DAGEN, DAG, KANT, HOOGTE = 28, 34, 18, 112  # days, units per day, margin, height of the drawing


@dataclass(frozen=True, slots=True)
class Teken:
    """A sign on the strip: a place, a state for its shape, and its number in the list below."""

    x: float
    y: float
    stand: str
    nummer: int


@dataclass(frozen=True, slots=True)
class Dag:
    """A day on the strip."""

    x: float
    nummer: int
    kort: str


@dataclass(frozen=True, slots=True)
class Strook:
    """The whole drawing, in units."""

    breedte: float
    dagen: tuple[Dag, ...]
    tot: float
    uiterlijk: float
    nu: float | None
    tekens: tuple[Teken, ...]

    @property
    def boven(self) -> float:
        """Where the drawing begins: above the highest sign."""
        return min([4.0, *(teken.y - 12 for teken in self.tekens)])

    @property
    def hoogte(self) -> float:
        """How high it is, from there."""
        return HOOGTE - self.boven


def plaats(moment: datetime, begin: datetime) -> float:
    """Where a moment lies, by the wall clock: ten days are ten days, also when summer time begins."""
    verschil = moment.astimezone(AMSTERDAM).replace(tzinfo=None) - begin.astimezone(AMSTERDAM).replace(tzinfo=None)
    dagen = min(max(verschil / timedelta(days=1), 0.0), float(DAGEN))
    return round(KANT + dagen * DAG, 1)


def teken(begin: datetime, einde: datetime, stations: Iterable[tuple[datetime, str]], nu: datetime) -> Strook:
    """Draw it: one sign per station (its term, its state) in the order of the list, above each other when close."""
    dagen = tuple(
        Dag(KANT + dag * DAG, dag, f"{(begin.astimezone(AMSTERDAM) + timedelta(days=dag)):%d-%m}")
        for dag in range(DAGEN + 1)
    )
    tekens: list[Teken] = []
    for nummer, (moment, stand) in enumerate(stations, 1):
        x = plaats(moment, begin)
        hoger = sum(abs(x - other.x) < 20 for other in tekens)
        tekens.append(Teken(x, round(48 - 21 * hoger, 1), stand, nummer))
    laatste = begin + timedelta(days=DAGEN)
    return Strook(
        KANT * 2 + DAGEN * DAG, dagen, plaats(einde, begin), KANT + DAGEN * float(DAG),
        plaats(nu, begin) if begin <= nu <= laatste else None, tuple(tekens),
    )  # fmt: skip
