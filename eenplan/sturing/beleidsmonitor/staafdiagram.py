"""A bar chart as plain numbers for a template: no script, no inline style, a table stands beside it. Pure Python."""

from collections.abc import Sequence
from dataclasses import dataclass

HOOGTE, VOET, STAAF, RUIMTE, RAND = 160, 36, 54, 22, 12


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar with its place; `klein`: too small to show, drawn as an open foot."""

    naam: str
    woord: str
    x: int
    y: int
    breed: int
    hoog: int
    klein: bool

    @property
    def midden(self) -> int:
        """Where its words stand."""
        return self.x + self.breed // 2

    @property
    def boven(self) -> int:
        """Just above its top."""
        return self.y - 6


@dataclass(frozen=True, slots=True)
class Diagram:
    """The whole picture."""

    staven: tuple[Staaf, ...]
    breed: int
    hoog: int = HOOGTE + VOET
    bodem: int = HOOGTE

    @property
    def omschrijving(self) -> str:
        """The picture in words."""
        return "; ".join(f"{staaf.naam}: {staaf.woord}" for staaf in self.staven)


def diagram(waarden: Sequence[tuple[str, int | None]]) -> Diagram:
    """Bars for (name, count); None is a count that may not be shown. The highest is the measure."""
    top = max((n for _, n in waarden if n), default=1)
    bars = tuple(_staaf(number, name, n, top) for number, (name, n) in enumerate(waarden))
    return Diagram(bars, 2 * RAND + len(bars) * (STAAF + RUIMTE))


def _staaf(number: int, name: str, n: int | None, top: int) -> Staaf:
    high = 4 if n is None else max(1, round(n / top * (HOOGTE - 24)))
    x = RAND + RUIMTE // 2 + number * (STAAF + RUIMTE)
    return Staaf(name, "verborgen" if n is None else str(n), x, HOOGTE - high, STAAF, high, n is None)
