"""A whole family beside a known household: who has four errors is found, another family of the same name is not."""

import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenplan.dossier.radar.banden import MOGELIJK
from eenplan.dossier.radar.gewichten import Gewichten, Schaal, kansen
from eenplan.dossier.radar.gezin import ALLEEN, Gezinsoordeel, _verdeel, weeg
from eenplan.dossier.radar.tests.mensen import HUIS, wie
from eenplan.dossier.radar.vergelijk import Profiel, vergelijk

SCHAAL = Schaal.van(Gewichten(voornamen={"": 0.0005}, achternamen={"": 0.00005, "toets": 0.002}), 1_000_000)
HUIZEN = 300_000
VADER = wie("Peter Toets", "1981-03-04", HUIS, geslacht="m")
MOEDER = wie("Katarzyna Wilgenburg", "1984-11-23", HUIS, geslacht="v")
KINDEREN = [wie("Fleur Toets", "2014-06-30", HUIS, geslacht="v"), wie("Bram Toets", "2018-01-09", HUIS, geslacht="m")]
GEZIN = [VADER, MOEDER, *KINDEREN]
# By her called name, married, another birth date, and no address of her own.
VERHASPELD = wie("Kasia Toets", "1985-11-23", geslacht="v")


def samen(genoemd: list[Profiel], leden: list[Profiel] = GEZIN) -> Gezinsoordeel:
    return weeg(genoemd, leden, SCHAAL, HUIZEN)


def wie_is_wie(found: Gezinsoordeel) -> dict[int, int]:
    return {pair.genoemd: pair.lid for pair in found.paren}


def test_the_same_family_is_certain_and_everybody_is_himself() -> None:
    found = samen(GEZIN)
    assert wie_is_wie(found) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert kansen([found.odds])[0] > 0.999
    assert all(pair.kans > 0.99 for pair in found.paren)


def test_somebody_with_four_errors_is_found_because_her_children_and_address_are() -> None:
    alone = kansen([SCHAAL.odds(vergelijk(VERHASPELD, MOEDER))])[0]
    found = samen([VERHASPELD, *KINDEREN])
    assert alone < 0.1
    assert wie_is_wie(found) == {0: 1, 1: 2, 2: 3}
    mother = next(pair for pair in found.paren if pair.genoemd == 0)
    assert kansen([found.odds])[0] * mother.kans > 0.8


def test_more_of_the_same_family_is_stronger() -> None:
    odds = [samen(GEZIN[:many]).odds for many in range(1, 5)]
    assert odds == sorted(odds)


def test_what_a_family_shares_counts_once() -> None:
    """Four strangers who live there now do not become the family because each of them lives there."""
    others = [wie(f"{name} Bakker", born, HUIS) for name, born in (("Inge", "1970-01-01"), ("Ot", "1971-02-02"))]
    twice = [*others, wie("Sien Bakker", "1999-09-09", HUIS), wie("Ank Bakker", "2003-03-03", HUIS)]
    assert samen(twice).odds < samen(others).odds < 0
    assert samen(twice).paren == ()


def test_a_surname_counts_once_for_all_who_bear_it() -> None:
    """Two children by a first name and a surname are less than twice one of them."""
    kids = [wie("Fleur Toets"), wie("Bram Toets")]
    base = samen([wie()]).odds
    one, two = samen(kids[:1]).odds - base, samen(kids).odds - base
    assert one < two < 2 * one


def test_an_unknown_extra_person_does_not_sink_it() -> None:
    extra = wie("Onbekende Vriend", "1990-01-01", geslacht="m")
    found = samen([*GEZIN, extra])
    assert wie_is_wie(found) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert kansen([found.odds])[0] > 0.999
    assert samen([*GEZIN, extra]).odds < samen(GEZIN).odds


@pytest.mark.parametrize(
    "leden",
    [
        [wie("Peter Toets", "1962-07-15", "Kade 9, 9999 ZZ Ver", geslacht="m"),
         wie("Bram Toets", "1999-05-05", geslacht="m")],
        [wie("Karel Toets", "1981-12-04", "Proefstraat 40, 1234 AB Toetsdorp", geslacht="m")],
        [wie("Inge Bakker", "1970-01-01", HUIS, geslacht="v"), wie("Ot Bakker", "2012-02-02", HUIS, geslacht="m")],
    ],
    ids=["of the same name elsewhere", "of the same name in the street", "who lived there before"],
)  # fmt: skip
def test_another_family_is_not_this_one(leden: list[Profiel]) -> None:
    assert kansen([samen(GEZIN, leden).odds])[0] < MOGELIJK / 5


def test_twins_each_are_themselves() -> None:
    twins = [wie(f"{name} Toets", "2018-01-09", HUIS, geslacht="m") for name in ("Bram", "Teun")]
    assert wie_is_wie(samen(twins[::-1], twins)) == {0: 1, 1: 0}
    assert wie_is_wie(samen(twins[:1], twins)) == {0: 0}


def test_father_and_son_of_one_name_each_are_themselves() -> None:
    father, son = wie("Jan Toets", "1960-05-02", HUIS, geslacht="m"), wie("Jan Toets", "1988-07-30", HUIS, geslacht="m")
    assert wie_is_wie(samen([son], [father, son])) == {0: 1}
    unclear = samen([wie("Jan Toets", "", HUIS, geslacht="m")], [father, son])
    assert all(pair.kans <= 0.5 for pair in unclear.paren)


@pytest.mark.parametrize("verkeerd_eerst", [True, False])
def test_who_was_written_down_twice_is_the_better_of_both_and_as_certain_as_once(verkeerd_eerst: bool) -> None:
    """A case that was joined with another often holds its mother twice, once with her name misspelled."""
    misspelled = wie("Katarzyna Wilgenbrug", "1984-11-23", HUIS, geslacht="v")
    members = [misspelled, *GEZIN] if verkeerd_eerst else [*GEZIN, misspelled]
    (pair,) = samen([wie("Katarzyna Wilgenburg", "1984-11-23", geslacht="v")], members).paren
    assert members[pair.lid] is MOEDER
    assert pair.kans > 0.99


def test_a_twin_remains_an_alternative() -> None:
    """Only who may be called certain is written down twice; twins of nearly one name stay two people."""
    twins = [wie(f"{name} Toets", "2014-06-30", HUIS, geslacht="v") for name in ("Roelina", "Roelise")]
    (pair,) = samen([wie("Roeline Toets", "2014-06-30", geslacht="v")], twins).paren
    assert pair.kans < 0.6


@pytest.mark.parametrize(("genoemd", "leden"), [([], GEZIN), (GEZIN, []), ([], [])])
def test_nobody_is_nobody(genoemd: list[Profiel], leden: list[Profiel]) -> None:
    assert samen(genoemd, leden).paren == ()


def best(worth: list[list[float]]) -> float:
    """The highest sum there is, by trying every way."""
    size = len(worth[0])
    places: list[int | None] = [*range(size), *([None] * len(worth))]
    return max(
        sum(ALLEEN if j is None else worth[i][j] for i, j in enumerate(way)) for way in permutations(places, len(worth))
    )


@given(st.integers(1, 4).flatmap(
    lambda size: st.lists(st.lists(st.integers(-9, 9).map(float), min_size=size, max_size=size), min_size=1, max_size=4)
))  # fmt: skip
def test_nobody_is_two_people_and_it_is_the_best_way(worth: list[list[float]]) -> None:
    found = _verdeel(worth)
    used = [j for j in found if j is not None]
    assert len(used) == len(set(used))
    assert len(found) == len(worth)
    assert sum(ALLEEN if j is None else worth[i][j] for i, j in enumerate(found)) == pytest.approx(best(worth))


def test_a_large_house_and_nameless_people_take_no_long_time() -> None:
    """A shelter of fifty, and a report with ten children of whom nothing is known."""
    begun = time.perf_counter()
    _verdeel([[0.0] * 50 for _ in range(10)])
    assert time.perf_counter() - begun < 1
