"""What agreement is worth: the same person against a stranger and against someone of the same family. Pure Python.

Fellegi and Sunter's weights with three classes instead of two, for families are what we look for: who lives with her
shares surname and address, a twin also the birth date. A pair counts only as far as the family does not explain it.
Exact names weigh by how rare they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

from eenplan.dossier.radar.vergelijk import A, V, Veld, Vergelijking

# Per field the share of pairs at each level, unknown left out: same person, family, stranger.
STANDAARD: dict[Veld, tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]] = {
    Veld.VOORNAAM: (
        (0.72, 0.10, 0.12, 0.025, 0.035), (0.009, 0.005, 0.010, 0.005, 0.971), (0.004, 0.002, 0.002, 0.004, 0.988),
    ),
    Veld.ACHTERNAAM: (
        (0.72, 0.07, 0.17, 0.01, 0.03), (0.55, 0.08, 0.10, 0.01, 0.26), (0.0008, 0.0005, 0.002, 0.005, 0.9917),
    ),
    Veld.GEBOREN: (
        (0.76, 0.03, 0.08, 0.08, 0.03, 0.005, 0.015), (0.010, 0.001, 0.006, 0.004, 0.01, 0.05, 0.919),
        (0.00005, 0.00005, 0.004, 0.003, 0.01, 0.04, 0.9429),
    ),
    Veld.ADRES: (
        (0.75, 0.03, 0.06, 0.07, 0.09), (0.80, 0.04, 0.04, 0.06, 0.06), (0.00002, 0.00002, 0.0002, 0.01, 0.98976),
    ),
    Veld.GESLACHT: ((0.985, 0.015), (0.45, 0.55), (0.5, 0.5)),
    Veld.BSN: ((0.985, 0.01, 0.005), (0.000001, 0.00001, 0.999989), (0.0000001, 0.00001, 0.9999899)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gewichten:
    """A trained set of weights. `familie` and `zelf`: how many of each a name has in the register, on average."""

    versie: str = "standaard"
    delen: Mapping[Veld, tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]] = field(
        default_factory=lambda: STANDAARD
    )
    familie: float = 3.0
    zelf: float = 0.5
    voornamen: Mapping[str, float] = field(default_factory=dict)
    achternamen: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Schaal:
    """The weights made ready for a register of so many persons: logarithms, looked up by level."""

    gewichten: Gewichten
    personen: int
    zelf: tuple[tuple[float, ...], ...]
    familie: tuple[tuple[float, ...], ...]
    vreemd: tuple[tuple[float, ...], ...]
    voor_zelf: float
    voor_familie: float

    @classmethod
    def van(cls, gewichten: Gewichten, personen: int) -> "Schaal":
        """For a register of so many persons."""
        rows = [[(0.0, *(log2(share) for share in gewichten.delen[veld][kind])) for veld in Veld] for kind in range(3)]
        many = max(personen, 2)
        return cls(
            gewichten, many, tuple(rows[0]), tuple(rows[1]), tuple(rows[2]), log2(gewichten.zelf / many),
            log2(gewichten.familie / many),
        )  # fmt: skip

    def odds(self, pair: Vergelijking) -> float:
        """How much likelier it is the same person than anybody else, as a logarithm to base 2."""
        same, kin, other = self.voor_zelf, self.voor_familie, 0.0
        for place, level in enumerate(pair.niveaus):
            same += self.zelf[place][level]
            kin += self.familie[place][level]
            other += self.vreemd[place][level]
        other += self.zeldzaam(pair.voornaam, pair.achternaam)
        return same - (kin if kin > other + 30 else other if other > kin + 30 else other + log2(1 + 2 ** (kin - other)))

    def zeldzaam(self, voornaam: str, achternaam: str) -> float:
        """What a frequent or a rare name that is the same changes for a stranger; empty where it is not the same."""
        found, weights = 0.0, self.gewichten
        if not (voornaam or achternaam):
            return found
        for name, shares, usual in (
            (voornaam, weights.voornamen, self.vreemd[Veld.VOORNAAM][V.GELIJK]),
            (achternaam, weights.achternamen, self.vreemd[Veld.ACHTERNAAM][A.GELIJK]),
        ):
            if name and shares:  # not counted yet: as any name
                found += log2(shares.get(name, shares.get("", 2**usual))) - usual
        return found


def kansen(odds: Sequence[float]) -> list[float]:
    """The chance of each candidate, who exclude one another, out of their odds."""
    highest = max(odds, default=0.0)
    top = max(highest, 0.0)
    parts = [2 ** (item - top) for item in odds]
    total = sum(parts) + 2**-top
    return [part / total for part in parts]
