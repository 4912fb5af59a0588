"""Learning the weights from a register itself, without labels: expectation and maximisation. Pure Python.

Pairs that share a key are a mixture of the same person, family, and strangers who share the key by chance; random
pairs are strangers only. What strangers look like is counted from random pairs and held; the rest is learned. The
chance strangers among pairs that share a key have a class of their own, which weighs nothing afterwards.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from eenplan.dossier.radar.gewichten import Gewichten
from eenplan.dossier.radar.vergelijk import Veld

Niveaus = tuple[int, int, int, int, int, int]
Delen = list[list[float]]
FLOOR = 1e-7
ROUNDS, ENOUGH = 100, 1e-5
PRIOR = 100.0  # pairs that what was thought before counts for: a region with few doubles does not learn nonsense
VAST = (Veld.BSN,)  # unique by law; that it is wrong now and then is no matter of this region
NAAMGENOOT = (1, Veld.VOORNAAM)  # class and field held: else a son named after his father passes for the father
ZELDZAAM = (Veld.VOORNAAM, Veld.GEBOREN)  # of a family: namesakes and twins, else each passes for the other
CLASSES, LEAST = 3, 500  # same, family, by chance


def leer(
    gelijk: Mapping[Niveaus, int], willekeurig: Mapping[Niveaus, int], *, begin: Gewichten | None = None, versie: str,
    gevraagd: int = 0, leesbaar: bool = False, gezin: Mapping[Niveaus, int] | None = None,
) -> Gewichten:  # fmt: skip
    """Weights from counted pairs that share a key and counted random pairs. ValueError when there are too few.

    `gevraagd`: the pairs are of so many queries, which tells how often somebody is known. `leesbaar`: the numbers are
    no blind index, so that how often one is written wrong can be learned. `gezin`: pairs of whom is
    known that they are of one family: what a family looks like is then counted and held too.
    """
    if sum(gelijk.values()) < LEAST or sum(willekeurig.values()) < LEAST:
        raise ValueError(f"Te weinig paren om van te leren: er zijn er {LEAST} van beide soorten nodig.")
    start = begin or Gewichten()
    before: list[Delen] = [[list(start.delen[veld][kind]) for veld in Veld] for kind in range(CLASSES)]
    vreemd = [_delen(willekeurig, veld, before[2][veld]) for veld in Veld]
    family = _gezin(gezin, before[1]) if gezin else None
    classes: list[Delen] = [before[0], family or before[1], [_delen(gelijk, veld, before[2][veld]) for veld in Veld]]
    share = [0.2, 0.3, 0.5]
    for _ in range(ROUNDS):
        classes, new = _ronde(gelijk, classes, share, before)
        classes[1] = family or classes[1]
        share, moved = new, max(abs(one - other) for one, other in zip(share, new, strict=True))
        if moved < ENOUGH:
            break
    learned = {veld: (tuple(classes[0][veld]), tuple(classes[1][veld]), tuple(vreemd[veld])) for veld in Veld}
    for veld in VAST:
        same, kin, other = start.delen[veld]
        learned[veld] = (learned[veld][0] if leesbaar else same, kin, other)
    known = max(share[0] * sum(gelijk.values()), 1) / gevraagd if gevraagd else start.zelf
    return replace(start, versie=versie, delen=learned, zelf=known)


def _ronde(
    pairs: Mapping[Niveaus, int], classes: list[Delen], share: list[float], before: list[Delen]
) -> tuple[list[Delen], list[float]]:
    """One round: which class each kind of pair belongs to, and the shares that follow from it."""
    counts = [[[PRIOR * item for item in row] for row in kind] for kind in before]
    total = [0.0] * CLASSES
    for levels, many in pairs.items():
        found = [share[kind] for kind in range(CLASSES)]
        for kind in range(CLASSES):
            for veld, level in enumerate(levels):
                if level:
                    found[kind] *= classes[kind][veld][level - 1]
        whole = sum(found) or FLOOR
        for kind in range(CLASSES):
            part = many * found[kind] / whole
            total[kind] += part
            for veld, level in enumerate(levels):
                if level:
                    counts[kind][veld][level - 1] += part
    learned = [[[max(item / sum(row), FLOOR) for item in row] for row in kind] for kind in counts]
    learned[NAAMGENOOT[0]][NAAMGENOOT[1]] = before[NAAMGENOOT[0]][NAAMGENOOT[1]]
    return learned, [item / sum(total) for item in total]


def _gezin(pairs: Mapping[Niveaus, int], before: Delen) -> Delen:
    """What a family looks like, counted; but for what a small record may hold none of."""
    return [before[veld] if veld in ZELDZAAM else _delen(pairs, veld, before[veld]) for veld in Veld]


def _delen(pairs: Mapping[Niveaus, int], veld: Veld, prior: Iterable[float]) -> list[float]:
    """The share of each level among these pairs, with a little of what was thought before."""
    counts: Counter[int] = Counter()
    for levels, many in pairs.items():
        counts[levels[veld]] += many
    whole: float = sum(many for level, many in counts.items() if level) + 1
    whole += PRIOR - 1
    return [max((counts[place] + PRIOR * share) / whole, FLOOR) for place, share in enumerate(prior, start=1)]
