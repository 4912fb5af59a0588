"""Test numbers for people: in the 999 range, so never given out (domain 9.6). Pure Python."""

from collections.abc import Iterator
from random import Random

BSN_VANAF, RUIMTE = 99_900_000, 100_000  # 999... without its last digit


def bsn_nummers(rng: Random) -> Iterator[str]:
    """Test numbers in the 999 range that pass the 11-check, each once, in any order; they end after 90,909."""
    begin, stap = rng.randrange(RUIMTE), rng.randrange(RUIMTE // 10) * 10 + rng.choice((1, 3, 7, 9))
    for keer in range(RUIMTE):  # a step that shares no factor with the size comes past every number once
        cijfers = str(BSN_VANAF + (begin + stap * keer) % RUIMTE)
        laatste = sum(int(cijfer) * weging for cijfer, weging in zip(cijfers, range(9, 1, -1), strict=True)) % 11
        if laatste < 10:
            yield f"{cijfers}{laatste}"
