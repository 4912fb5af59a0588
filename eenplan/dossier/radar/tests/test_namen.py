"""Names are counted without anybody in them: who bears a rare name is not to be found in the weights."""

import pytest

from eenplan.dossier.radar.namen import GEZINNEN, aandelen


def test_a_name_of_many_families_has_its_share() -> None:
    found = aandelen([("jansen", 40, 12), ("toets", 10, 9)], 200)
    assert (found["jansen"], found["toets"]) == (0.2, 0.05)


@pytest.mark.parametrize("personen", [1, 4, 5, 60])
def test_a_name_that_few_families_bear_is_not_kept_however_many_they_are(personen: int) -> None:
    """A clan of sixty is still one family, and its name would say that this family is known."""
    found = aandelen([("zeldzaam", personen, GEZINNEN - 1), ("jansen", 40, 12)], 200)
    assert "zeldzaam" not in found
    assert aandelen([("zeldzaam", personen, GEZINNEN)], 200)["zeldzaam"] == personen / 200


def test_what_is_not_kept_is_as_rare_as_those_names_are_on_average() -> None:
    assert aandelen([("a", 1, 1), ("b", 3, 1)], 1000)[""] == pytest.approx((1 + 9) / 4 / 1000)
    assert aandelen([("a", 1, 1), ("b", 1, 1)], 1000)[""] == 2 / 1000  # somebody else may yet come who bears it
    assert aandelen([("jansen", 900, 300)], 1000)[""] == 2 / 1000


def test_where_nobody_was_counted_a_name_says_what_it_always_says() -> None:
    assert aandelen([], 0) == {}
    assert aandelen([("zeldzaam", 1, 1)], 1) == {"": 1.0}
