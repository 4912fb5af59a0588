"""Whether two words are nearly the same: a letter or two apart, or the same to the ear. Pure Python."""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from eenplan.dossier.radar.klank import klank

SHORT = 3


@lru_cache(maxsize=16_384)  # of a family the same few words are compared again and again
def bijna(een: str, ander: str) -> bool:
    """A letter or two apart, or the same to the ear."""
    longest = max(len(een), len(ander))
    if longest <= SHORT:  # Tim is not Kim
        return longest > 1 and klank(een) == klank(ander)
    if OSA.distance(een, ander, score_cutoff=2) <= (1 if longest < 8 else 2):
        return True
    return JaroWinkler.similarity(een, ander) >= 0.94 or klank(een) == klank(ander)


def lijkt(een: str, ander: str) -> bool:
    """The same or nearly so."""
    return een == ander or bijna(een, ander)
