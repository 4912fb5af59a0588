"""The invented population and its errors: the same seed the same people, and each error makes a difference."""

from collections import Counter
from dataclasses import asdict
from functools import cache
from random import Random

import pytest

from tests.bench.radar import fouten
from tests.bench.radar.bevolking import Mens, bevolking
from tests.bench.radar.fouten import MODEL_A, MODEL_B, hoor, model_a, model_b, tik, willekeurig

KIND = Mens(1, 1, "Sanne Maria", "de", "Wilgenburg", 1990, 5, 2, "v", "999000019", "Proefstraat", 12, "1234 AB",
            "Toetsdorp", "Bakker", "Sanne")  # fmt: skip


@cache
def mensen() -> list[Mens]:
    """Made when a test asks for them, not when the tests are collected."""
    return list(bevolking(3_000, 7))


def test_the_same_seed_gives_the_same_people() -> None:
    assert list(bevolking(300, 7)) == mensen()[:300]
    assert list(bevolking(300, 8)) != mensen()[:300]


def test_there_are_as_many_as_asked_each_with_a_number_and_a_house() -> None:
    assert [mens.nr for mens in mensen()] == list(range(3_000))
    houses = [mens.huis for mens in mensen()]
    assert houses == sorted(houses)
    assert set(houses) == set(range(max(houses) + 1))


def test_who_lives_together_has_one_address() -> None:
    homes: dict[int, set[tuple[str, int, str, str]]] = {}
    for mens in mensen():
        homes.setdefault(mens.huis, set()).add((mens.straat, mens.huisnummer, mens.postcode, mens.plaats))
    assert {len(found) for found in homes.values()} == {1}


def test_they_are_as_people_are() -> None:
    """Some names are frequent and most are rare; there are families, twins, and a son of his father's name."""
    surnames = Counter(mens.achternaam for mens in mensen())
    assert surnames.most_common(1)[0][1] >= 5
    assert sum(many <= 5 for many in surnames.values()) > len(surnames) / 2
    sizes = Counter(Counter(mens.huis for mens in mensen()).values())
    assert sizes[1] > 50 < sizes[4]
    born = Counter((mens.huis, mens.jaar, mens.maand, mens.dag) for mens in mensen())
    assert max(born.values()) >= 2
    same = Counter((mens.huis, mens.voornamen, mens.achternaam) for mens in mensen())
    assert max(same.values()) == 2
    assert 0.3 < sum(bool(mens.bsn) for mens in mensen()) / 3_000 < 0.5


@pytest.mark.parametrize("word", ["Wilgenburg", "Schmidt", "Bo"])
@pytest.mark.parametrize("doe", [tik, hoor, willekeurig])
def test_a_slip_changes_a_word_mostly_and_a_little(doe, word: str) -> None:
    found = [doe(Random(seed), word) for seed in range(60)]
    assert sum(other != word for other in found) > 20
    assert all(abs(len(other) - len(word)) <= 2 for other in found)


@pytest.mark.parametrize("doe", [tik, hoor, willekeurig])
@pytest.mark.parametrize("word", ["", "a"])
def test_a_word_too_short_stays(doe, word: str) -> None:
    assert doe(Random(1), word) == word


@pytest.mark.parametrize("place", range(len(MODEL_A)))
def test_each_error_of_model_a_makes_a_difference(place: int) -> None:
    assert any(MODEL_A[place][1](Random(seed), KIND) != KIND for seed in range(20))


@pytest.mark.parametrize("place", range(len(MODEL_B)))
def test_each_error_of_model_b_makes_a_difference(place: int) -> None:
    assert any(MODEL_B[place][1](Random(seed), KIND) != KIND for seed in range(20))


@pytest.mark.parametrize("errors", [MODEL_A, MODEL_B])
def test_no_error_breaks_on_who_is_hardly_known(errors) -> None:
    nobody = Mens(1, 1, "", "", "", 0, 0, 0, "")
    for _, doe in errors:
        for seed in range(5):
            doe(Random(seed), nobody)


@pytest.mark.parametrize("model", [model_a, model_b])
def test_the_same_seed_makes_the_same_errors_and_leaves_who_it_is(model) -> None:
    one, other = ([model(Random(seed), mens) for mens in mensen()[:200]] for seed in (3, 3))
    assert list(map(asdict, one)) == list(map(asdict, other))
    assert [(mens.nr, mens.huis) for mens in one] == [(mens.nr, mens.huis) for mens in mensen()[:200]]


@pytest.mark.parametrize("model", [model_a, model_b])
def test_some_come_without_an_error_and_some_with_many(model) -> None:
    rng = Random(11)
    counts = Counter(model(rng, mens).fouten for mens in mensen())
    assert counts[0] > 500
    assert sum(many for errors, many in counts.items() if errors >= 3) > 100


def test_model_a_makes_as_many_errors_as_it_says() -> None:
    rng = Random(12)
    shares = Counter(model_a(rng, mens).fouten for mens in mensen())
    for errors, share in enumerate(fouten.AANTALLEN_A):
        assert shares[errors] / 3_000 == pytest.approx(share, abs=0.04)
