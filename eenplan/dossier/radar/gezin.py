"""A report names a family: all who are named are laid beside all who belong to one known household. Pure Python.

Somebody with four errors is found because her children and the address are. What a family shares counts once: the
address once, a surname once; a second child of the same name says little more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from eenplan.dossier.radar.gewichten import Schaal
from eenplan.dossier.radar.vergelijk import Profiel, Veld, Vergelijking, vergelijk

BEKEND = 0.8  # how often somebody named with a known household was known in it already
LEAST = -6.0  # a pair that speaks this strongly against is never the same person
EACH = (Veld.VOORNAAM, Veld.GEBOREN, Veld.GESLACHT, Veld.BSN)


@dataclass(frozen=True, slots=True)
class Paar:
    """Somebody named and somebody of the household: their places in the lists, and the chance in that household."""

    genoemd: int
    lid: int
    kans: float
    vergelijking: Vergelijking


@dataclass(frozen=True, slots=True)
class Gezinsoordeel:
    """What the whole household weighs (base-2 logarithm of the odds) and who is who."""

    odds: float
    paren: tuple[Paar, ...]


def weeg(genoemd: Sequence[Profiel], leden: Sequence[Profiel], schaal: Schaal, huishoudens: int) -> Gezinsoordeel:
    """Lay the named beside the household; the best way to say who is who, each person used once."""
    pairs = [[vergelijk(one, other) for other in leden] for one in genoemd]
    worth = [[_waard(pair, schaal) for pair in row] for row in pairs]
    chosen = _verdeel(worth)
    new, known = log2(1 - BEKEND), log2(BEKEND)
    odds = log2(0.5 / max(huishoudens, 2)) + _adres(pairs, schaal) + _achternamen(pairs, chosen, schaal)
    odds += sum(known + worth[i][j] if j is not None else new for i, j in enumerate(chosen))
    found = tuple(
        Paar(i, j, _kans(worth[i], j, len(leden)), pairs[i][j]) for i, j in enumerate(chosen) if j is not None
    )
    return Gezinsoordeel(odds, found)


def _waard(pair: Vergelijking, schaal: Schaal) -> float:
    """What is the person's own, without what a family shares."""
    own = sum(schaal.zelf[veld][pair.niveaus[veld]] - schaal.vreemd[veld][pair.niveaus[veld]] for veld in EACH)
    name = Veld.ACHTERNAAM
    own += schaal.zelf[name][pair.niveaus[name]] - schaal.familie[name][pair.niveaus[name]]
    return own - schaal.zeldzaam(Vergelijking(pair.niveaus, pair.voornaam))


def _adres(pairs: Sequence[Sequence[Vergelijking]], schaal: Schaal) -> float:
    """The best agreement of the address of anybody with anybody, once."""
    levels = [pair.niveaus[Veld.ADRES] for row in pairs for pair in row if pair.niveaus[Veld.ADRES]]
    best = min(levels, default=0)
    return schaal.zelf[Veld.ADRES][best] - schaal.vreemd[Veld.ADRES][best]


def _achternamen(pairs: Sequence[Sequence[Vergelijking]], chosen: Sequence[int | None], schaal: Schaal) -> float:
    """Each surname that was found counts against strangers once, the rarest way it agreed."""
    best: dict[str, float] = {}
    for i, j in enumerate(chosen):
        if j is None:
            continue
        pair = pairs[i][j]
        level = pair.niveaus[Veld.ACHTERNAAM]
        gain = schaal.familie[Veld.ACHTERNAAM][level] - schaal.vreemd[Veld.ACHTERNAAM][level]
        gain -= schaal.zeldzaam(Vergelijking(pair.niveaus, "", pair.achternaam))
        best[pair.achternaam] = max(gain, best.get(pair.achternaam, gain))
    named = [gain for name, gain in best.items() if name]
    return sum(named) if named else best.get("", 0.0)


def _kans(row: Sequence[float], chosen: int, size: int) -> float:
    """The chance that he is this member, given the household; its others and somebody new are the alternatives."""
    share = BEKEND / max(size, 1)
    mine = share * 2 ** row[chosen]
    return mine / (1 - BEKEND + sum(share * 2**item for item in row))


def _verdeel(worth: Sequence[Sequence[float]]) -> list[int | None]:
    """Each named person gets at most one member and the other way round, so that the sum is highest."""
    size = len(worth[0]) if worth else 0
    alone = log2((1 - BEKEND) / BEKEND)
    best: dict[tuple[int, int], tuple[float, tuple[int | None, ...]]] = {}

    def rest(i: int, used: int) -> tuple[float, tuple[int | None, ...]]:
        if i == len(worth):
            return 0.0, ()
        if (i, used) not in best:
            value, tail = rest(i + 1, used)
            found: tuple[float, tuple[int | None, ...]] = (alone + value, (None, *tail))
            for j in range(size):
                if worth[i][j] > LEAST and not used >> j & 1:
                    value, tail = rest(i + 1, used | 1 << j)
                    if worth[i][j] + value > found[0]:
                        found = worth[i][j] + value, (j, *tail)
            best[i, used] = found
        return best[i, used]

    return list(rest(0, 0)[1])
