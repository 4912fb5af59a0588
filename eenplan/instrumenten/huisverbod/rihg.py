"""The RiHG as a container: a data file with 20 signals in 3 parts, and what stands out in what was filled in.

The official texts are not ours to copy: the file that comes along is a sample, and says so on every page. A region puts
its own file beside it; what was filled in keeps the version it was filled in with. No totals: professionals judge.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MAP = Path(__file__).parent / "rihg"
SIGNALEN, DELEN = 20, 3


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
