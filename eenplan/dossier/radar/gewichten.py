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
        (0.70, 0.13, 0.11, 0.02, 0.04), (0.012, 0.012, 0.02, 0.05, 0.906), (0.004, 0.006, 0.012, 0.06, 0.918),
    ),
    Veld.ACHTERNAAM: (
        (0.70, 0.09, 0.15, 0.02, 0.04), (0.62, 0.10, 0.02, 0.01, 0.25), (0.0008, 0.001, 0.003, 0.006, 0.9892),
    ),
    Veld.GEBOREN: (
        (0.75, 0.03, 0.08, 0.07, 0.03, 0.01, 0.03), (0.012, 0.001, 0.012, 0.02, 0.02, 0.05, 0.885),
        (0.00005, 0.00005, 0.002, 0.016, 0.01, 0.04, 0.93185),
    ),
    Veld.ADRES: ((0.76, 0.06, 0.05, 0.13), (0.85, 0.03, 0.04, 0.08), (0.00001, 0.0002, 0.02, 0.97979)),
    Veld.GESLACHT: ((0.985, 0.015), (0.45, 0.55), (0.5, 0.5)),
    Veld.BSN: ((0.995, 0.005), (0.000001, 0.999999), (0.0000001, 0.9999999)),
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
        other += self.zeldzaam(pair)
        return same - (kin if kin > other + 30 else other if other > kin + 30 else other + log2(1 + 2 ** (kin - other)))

    def zeldzaam(self, pair: Vergelijking) -> float:
        """What a frequent or a rare name changes for a stranger."""
        found, weights = 0.0, self.gewichten
        for name, shares, usual in (
            (pair.voornaam, weights.voornamen, self.vreemd[Veld.VOORNAAM][V.GELIJK]),
            (pair.achternaam, weights.achternamen, self.vreemd[Veld.ACHTERNAAM][A.GELIJK]),
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
