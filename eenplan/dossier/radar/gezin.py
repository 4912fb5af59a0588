"""A report names a family: all who are named are laid beside all who belong to one known household. Pure Python.

Somebody with four errors is found because her children and the address are. What a family shares counts once: the
address once, a surname once; a second child of the same name says little more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log2

from eenplan.dossier.radar.banden import mag_zeker
from eenplan.dossier.radar.gewichten import Schaal
from eenplan.dossier.radar.vergelijk import A, Profiel, Veld, Vergelijking, vergelijk

BEKEND = 0.8  # how often somebody named with a known household was known in it already
ALLEEN = log2((1 - BEKEND) / BEKEND)  # what a pair is worth at least, or he is somebody new
EACH = (Veld.VOORNAAM, Veld.GEBOREN, Veld.GESLACHT, Veld.BSN)
LIEVER = 2**-10  # of two who weigh the same: who agrees more exactly
MEEST = 10  # an alternative that weighs so much less changes no band


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
    found = tuple(Paar(i, j, _kans(worth[i], j, leden), pairs[i][j]) for i, j in enumerate(chosen) if j is not None)
    return Gezinsoordeel(odds, found)


def _waard(pair: Vergelijking, schaal: Schaal) -> float:
    """What is the person's own, without what a family shares."""
    own = sum(schaal.zelf[veld][pair.niveaus[veld]] - schaal.vreemd[veld][pair.niveaus[veld]] for veld in EACH)
    name, level = Veld.ACHTERNAAM, pair.niveaus[Veld.ACHTERNAAM]
    gain = schaal.zelf[name][level] - schaal.familie[name][level]
    if level:  # families hardly ever carry a near name, yet it says no more than the name itself
        gain = min(gain, schaal.zelf[name][A.GELIJK] - schaal.familie[name][A.GELIJK])
    return own + gain - schaal.zeldzaam(Vergelijking(pair.niveaus, pair.voornaam)) - LIEVER * sum(pair.niveaus)


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


def _kans(row: Sequence[float], chosen: int, leden: Sequence[Profiel]) -> float:
    """The chance that he is this member, given the household; its others and somebody new are the alternatives.

    A second record of the same person is no alternative: written down twice, he is not half as certain.
    """
    share = BEKEND / len(leden)
    mine, others = share * 2 ** row[chosen], 0.0
    for place, worth in enumerate(row):
        if place == chosen or (row[chosen] - worth < MEEST and mag_zeker(vergelijk(leden[chosen], leden[place]))):
            continue
        others += share * 2**worth
    return mine / (1 - BEKEND + mine + others)


def _verdeel(worth: Sequence[Sequence[float]]) -> list[int | None]:
    """Each named person gets at most one member and the other way round, so that the sum is highest.

    Kuhn's and Munkres' way, for a house may hold fifty: each named person has a place of his own for "somebody new".
    """
    many, size = len(worth), len(worth[0]) if worth else 0
    cost = [
        [-item for item in row] + [-ALLEEN if place == i else inf for place in range(many)]
        for i, row in enumerate(worth)
    ]  # fmt: skip
    of_row, of_column, taken = [0.0] * many, [0.0] * (size + many + 1), [-1] * (size + many + 1)
    for row in range(many):
        taken[-1] = row  # the last column is where the row that comes in stands
        column, before = _pad(cost, of_row, of_column, taken)
        while column >= 0:
            taken[column], column = taken[before[column]], before[column]
    found: list[int | None] = [None] * many
    for column, row in enumerate(taken[:size]):
        if row >= 0:
            found[row] = column
    return found


def _pad(
    cost: list[list[float]], of_row: list[float], of_column: list[float], taken: list[int]
) -> tuple[int, list[int]]:
    """The cheapest chain of changes that ends in a free column; and from where each column is reached."""
    column, width = -1, len(taken) - 1
    least, before, done = [inf] * width, [-1] * width, [False] * (width + 1)
    while taken[column] >= 0:
        done[column], here = True, taken[column]
        free = [place for place in range(width) if not done[place]]
        for place in free:
            new = cost[here][place] - of_row[here] - of_column[place]
            if new < least[place]:
                least[place], before[place] = new, column
        column = min(free, key=least.__getitem__)
        step = least[column]
        for place in [place for place, used in enumerate(done) if used]:
            of_row[taken[place]] += step
            of_column[place] -= step
        for place in free:
            least[place] -= step
    return column, before
