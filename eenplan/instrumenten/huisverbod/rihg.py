"""The RiHG as a container: a data file with 20 signals in 3 parts, and what stands out in what was filled in.

The official texts are not ours to copy: the file that comes along is a sample, and says so on every page. A region puts
its own file beside it; what was filled in keeps the version it was filled in with. No totals: professionals judge.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

MAP = Path(__file__).parent / "rihg"
SIGNALEN, DELEN = 20, 3
VANAF_ROOD = 2  # domain 4.7 [T:NJI]: two red in ONE part
MINSTENS = 15  # signs: "slaat haar" is no fact that a court can trace
IN_BEGINSEL = (
    "In beginsel wordt een huisverbod opgelegd. De burgemeester of de hulpofficier van justitie beslist en motiveert."
)
GEEN_BEGINSEL = (
    "Er staan in geen onderdeel twee signalen op hoog. De burgemeester of de hulpofficier beslist en motiveert."
)


class Zwaarte(StrEnum):
    """How a signal is rated; not the colours of a traffic light (domain 12-10)."""

    HOOG = "hoog"
    MIDDEL = "middel"
    LAAG = "laag"
    ONBEKEND = "onbekend"


KLEUR = {Zwaarte.HOOG: "rood", Zwaarte.MIDDEL: "blauw", Zwaarte.LAAG: "geel", Zwaarte.ONBEKEND: ""}
WOORDEN = {
    Zwaarte.HOOG: "Hoog (rood)",
    Zwaarte.MIDDEL: "Middel (blauw)",
    Zwaarte.LAAG: "Laag (geel)",
    Zwaarte.ONBEKEND: "Weet ik nog niet",
}


@dataclass(frozen=True, slots=True)
class Signaal:
    """One of the 20 slots."""

    nummer: int
    deel: int
    titel: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of the instrument."""

    versie: str
    merk: str
    delen: tuple[str, ...]
    signalen: tuple[Signaal, ...]

    def van_deel(self, deel: int) -> tuple[Signaal, ...]:
        """The signals of a part (1, 2 or 3)."""
        return tuple(signaal for signaal in self.signalen if signaal.deel == deel)


def lees(text: str) -> Instrument:
    """An instrument from the words of its file. ValueError when it has not 20 signals in 3 parts."""
    given = json.loads(text)
    signalen = tuple(Signaal(row["nummer"], row["deel"], row["titel"], row["uitleg"]) for row in given["signalen"])
    if [item.nummer for item in signalen] != list(range(1, SIGNALEN + 1)) or len(given["delen"]) != DELEN:
        raise ValueError("Een RiHG heeft twintig signalen, genummerd van 1 tot en met 20, in drie onderdelen.")
    if {item.deel for item in signalen} != set(range(1, DELEN + 1)):
        raise ValueError("Elk signaal van een RiHG hoort bij onderdeel 1, 2 of 3.")
    return Instrument(given["versie"], given["merk"], tuple(given["delen"]), signalen)


@cache
def instrument(versie: str) -> Instrument:
    """This version. LookupError when its file is not there."""
    return instrumenten()[versie]


@cache
def instrumenten() -> dict[str, Instrument]:
    """Every version that is there, by name, in order."""
    found = [lees(file.read_text("utf-8")) for file in sorted(MAP.glob("*.json"))]
    return {item.versie: item for item in found}


def huidig() -> str:
    """The version that new ones are filled in with: the last by name of file."""
    return list(instrumenten())[-1]


def delen_met_beginsel(gevonden: Instrument, zwaarten: Mapping[int, str]) -> list[int]:
    """The parts in which at least two signals are rated high; within ONE part, not over all."""
    hoog = [item.deel for item in gevonden.signalen if zwaarten.get(item.nummer) == Zwaarte.HOOG]
    return [deel for deel in range(1, DELEN + 1) if hoog.count(deel) >= VANAF_ROOD]


def zonder_feiten(zwaarten: Mapping[int, str], feiten: Mapping[int, str]) -> list[int]:
    """The signals that are rated high without concrete facts: a court annulled an order for that (domain 4.7)."""
    return [
        nummer
        for nummer, zwaarte in sorted(zwaarten.items())
        if zwaarte == Zwaarte.HOOG and len(feiten.get(nummer, "").strip()) < MINSTENS
    ]


def noem(nummers: Collection[int]) -> str:
    """`3, 7 en 12`."""
    words = [str(item) for item in nummers]
    return " en ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
