"""Test numbers for people: in the 999 range, so never given out (domain 9.6). Pure Python."""

from collections.abc import Iterator
from random import Random

BSN_VANAF = 99_900_000  # 999... without its last digit


def bsn_nummers(rng: Random) -> Iterator[str]:
    """Test numbers in the 999 range that pass the 11-check, each once, in any order; they end after 90,909."""
    eerste = list(range(BSN_VANAF, BSN_VANAF + 100_000))
    rng.shuffle(eerste)
    for getal in eerste:
        cijfers = str(getal)
        laatste = sum(int(cijfer) * weging for cijfer, weging in zip(cijfers, range(9, 1, -1), strict=True)) % 11
        if laatste < 10:
            yield f"{cijfers}{laatste}"
