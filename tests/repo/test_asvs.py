"""The page about ASVS: every item once, every proof really there."""

import pytest

from tests.repo import asvs, docs
from tests.repo.asvs import FULL, STANDS, Item, is_there

# how many items of levels 1 and 2 each chapter has; of 8, 14 and 16 also of level 3 (OWASP ASVS 5.0.0)
EXPECTED = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 13, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 13, 15: 13,
            16: 17, 17: 7}  # fmt: skip


def test_belofte_14_every_item_once() -> None:
    rows = asvs.items()
    numbers = [row.number for row in rows]
    assert len(set(numbers)) == len(numbers)
    assert {chapter: sum(row.chapter == chapter for row in rows) for chapter in EXPECTED} == EXPECTED


def test_in_order_and_of_the_levels_that_count() -> None:
    rows = asvs.items()
    keys = [tuple(int(part) for part in row.number.split(".")) for row in rows]
    assert keys == sorted(keys)
    assert {row.level for row in rows} == {1, 2, 3}
    assert {row.chapter for row in rows if row.level == 3} == FULL


@pytest.mark.parametrize("row", asvs.items(), ids=lambda row: row.number)
def test_each_says_how_it_stands_and_the_proof_is_there(row: Item) -> None:
    assert row.stands in STANDS
    assert row.what
    assert row.how or row.proof
    assert not row.proof or is_there(row.proof), row.proof
    if row.stands in {"no", "partly", "n/a"}:
        assert row.how, "say why"


def test_a_proof_that_is_gone_is_noticed() -> None:
    assert not is_there("tests/repo/nergens.py")
    assert not is_there("tests/repo/test_asvs.py::test_that_is_not_there")
    assert not is_there("settings:NO_SUCH_SETTING")
    assert is_there("tests/repo/test_asvs.py::test_belofte_14_every_item_once")


def test_the_page_is_up_to_date() -> None:
    assert (docs.DOCS / "asvs.md").read_text("utf-8") == asvs.pages()["asvs.md"], "draai 'make docs'"
    assert asvs.pages in docs.GENERATORS
