"""Numbers for invented people: in the test range, each once, and they pass the check of the product."""

from itertools import islice
from random import Random

import pytest

from eenplan.dossier.personen.rules import is_bsn
from eenplan.site.genereer.bsn import BSN_VANAF, RUIMTE, bsn_nummers

ZADEN = (1, 2, 7, 11, 1234)


def eerste(zaad: int, aantal: int = 500) -> list[str]:
    return list(islice(bsn_nummers(Random(zaad)), aantal))


@pytest.mark.parametrize("zaad", ZADEN)
def test_each_is_a_test_number_that_passes_the_check(zaad: int) -> None:
    for bsn in eerste(zaad):
        assert len(bsn) == 9
        assert bsn.startswith("999")
        assert is_bsn(bsn)
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        assert sum(int(digit) * weight for digit, weight in zip(bsn, weights, strict=True)) % 11 == 0


@pytest.mark.parametrize("zaad", ZADEN)
def test_none_comes_twice(zaad: int) -> None:
    assert len(set(eerste(zaad, 3000))) == 3000


def test_they_end_when_all_were_given() -> None:
    """One in eleven has no check digit of one figure."""
    everything = list(bsn_nummers(Random(3)))
    assert len(everything) == len(set(everything)) == 90_909
    assert min(everything) >= f"{BSN_VANAF}0"
    assert max(everything) <= f"{BSN_VANAF + RUIMTE - 1}9"


def test_the_order_is_that_of_the_seed() -> None:
    assert eerste(5, 20) == eerste(5, 20)
    assert len({tuple(eerste(zaad, 5)) for zaad in range(40)}) > 35
