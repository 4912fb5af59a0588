"""What agreement is worth: the same person against family and against strangers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten, Schaal, kansen
from eenplan.dossier.radar.tests.mensen import HUIS, wie
from eenplan.dossier.radar.vergelijk import Profiel, Veld, Vergelijking, vergelijk

NAMEN = {
    "voornamen": {"": 0.0002, "jan": 0.02, "xanthe": 0.00001},
    "achternamen": {"": 0.0001, "jansen": 0.005, "quist": 1e-6},
}
SCHAAL = Schaal.van(replace(Gewichten(), **NAMEN), 100_000)
VADER = wie("Jan de Toets", "1960-05-02", HUIS, geslacht="m")


def odds(een: Profiel, ander: Profiel) -> float:
    return SCHAAL.odds(vergelijk(een, ander))


@pytest.mark.parametrize("veld", list(Veld))
def test_the_shares_of_a_class_are_one_together(veld: Veld) -> None:
    for row in STANDAARD[veld]:
        assert sum(row) == pytest.approx(1, abs=0.001)
        assert min(row) > 0


@pytest.mark.parametrize("veld", list(Veld))
def test_the_best_level_speaks_for_and_the_last_against(veld: Veld) -> None:
    assert SCHAAL.zelf[veld][1] > SCHAAL.vreemd[veld][1]
    assert SCHAAL.zelf[veld][-1] < SCHAAL.vreemd[veld][-1]


@pytest.mark.parametrize(("vaak", "zelden"), [("Jan Toets", "Xanthe Toets"), ("Sanne Jansen", "Sanne Quist")])
def test_a_rare_name_weighs_more(vaak: str, zelden: str) -> None:
    assert odds(wie(zelden, "1990"), wie(zelden, "1990")) > odds(wie(vaak, "1990"), wie(vaak, "1990")) + 1


def test_a_name_that_only_looks_alike_is_not_weighed_by_how_rare_it_is() -> None:
    pair = vergelijk(wie("Xanthe Quist"), wie("Xante Kwist"))
    assert (pair.voornaam, pair.achternaam) == ("", "")
    assert SCHAAL.zeldzaam(pair.voornaam, pair.achternaam) == 0


def test_a_name_nobody_counted_has_the_share_of_rare_ones() -> None:
    new, frequent = (SCHAAL.zeldzaam(name, "") for name in ("nieuw", "jan"))
    assert new < 0 < frequent


@pytest.mark.parametrize("veld", list(Veld))
def test_unknown_counts_neither_way(veld: Veld) -> None:
    """One field less leaves exactly what the others say."""
    assert SCHAAL.zelf[veld][0] == SCHAAL.familie[veld][0] == SCHAAL.vreemd[veld][0] == 0


def test_of_whom_nothing_is_known_it_says_what_was_thought_before() -> None:
    assert odds(wie(), wie()) == pytest.approx(SCHAAL.voor_zelf, abs=0.01)
    assert Schaal.van(Gewichten(), 5_000_000).odds(Vergelijking((0,) * 6)) < Schaal.van(Gewichten(), 10).odds(
        Vergelijking((0,) * 6)
    )


@pytest.mark.parametrize(
    "ander",
    [
        wie("Fleur de Toets", "2018-01-09", HUIS, geslacht="v"),  # twin sister
        wie("Bram de Toets", "1988-07-30", HUIS, geslacht="m"),  # father of the same name
        wie("Daan de Toets", "2016-03-01", HUIS, geslacht="m"),  # brother
        wie("Bram de Toets", "1955-11-12", "Kade 9, 9999 ZZ Ver", geslacht="m"),  # namesake
    ],
)  # fmt: skip
def test_who_looks_like_him_is_far_below_himself(ander: Profiel) -> None:
    bram = wie("Bram de Toets", "2018-01-09", HUIS, geslacht="m")
    assert odds(bram, ander) < odds(bram, bram) - 4
    assert odds(bram, bram) > 6


@pytest.mark.parametrize(
    "ander",
    [wie("Fleur de Toets", "1960-05-02", HUIS, geslacht="v"), wie("Jan de Toets", "1988-07-30", HUIS, geslacht="m")],
)
def test_a_twin_or_a_son_of_the_same_name_is_rather_family(ander: Profiel) -> None:
    assert odds(VADER, ander) < 0


def test_two_families_of_one_surname_in_one_street() -> None:
    near = wie("Peter de Toets", "1971-11-20", "Proefstraat 40, 1234 AB Toetsdorp", geslacht="m")
    moved = wie("Jan de Toets", "1960-05-02", "Proefstraat 40, 1234 AB Toetsdorp", geslacht="m")
    assert kansen([odds(VADER, near)])[0] < 0.002
    assert odds(VADER, moved) > 6


def test_more_agreement_is_never_less() -> None:
    """From a stranger to herself, a field at a time."""
    steps = [
        wie("Peter Bakker", "1971-11-20", "Kade 9, 9999 ZZ Ver", geslacht="m", bsn="2"),
        wie("Peter Bakker", "1971-11-20", "Kade 9, 9999 ZZ Ver", geslacht="m"),
        wie("Peter Bakker", "1971-11-20", "Kade 9, 9999 ZZ Ver", geslacht="v"),
        wie("Peter Bakker", "1971-11-20", HUIS, geslacht="v"),
        wie("Peter Toets", "1971-11-20", HUIS, geslacht="v"),
        wie("Sanne Toets", "1971-11-20", HUIS, geslacht="v"),
        wie("Sanne Toets", "1990-05-20", HUIS, geslacht="v"),
        wie("Sanne Toets", "1990-05-02", HUIS, geslacht="v"),
        wie("Sanne Toets", "1990-05-02", HUIS, geslacht="v", bsn="1"),
    ]
    found = [odds(wie("Sanne Toets", "1990-05-02", HUIS, geslacht="v", bsn="1"), step) for step in steps]
    assert found == sorted(found)


@given(st.lists(st.floats(-500, 500), max_size=12))
def test_chances_of_who_exclude_one_another_are_at_most_one_together(items: list[float]) -> None:
    found = kansen(items)
    assert len(found) == len(items)
    assert 0 <= sum(found) <= 1 + 1e-9
    assert sorted(range(len(items)), key=lambda place: items[place]) == sorted(
        range(len(items)), key=lambda place: (found[place], items[place])
    )


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ([], []),
        ([0.0], [0.5]),
        ([20.0], [1.0]),
        ([-20.0], [0.0]),
        ([20.0, 20.0], [0.5, 0.5]),
        ([20.0, 0.0], [1.0, 0.0]),
    ],
)
def test_chances(items: list[float], wanted: list[float]) -> None:
    """Two who fit equally well: it is one of them, nobody knows which."""
    assert kansen(items) == pytest.approx(wanted, abs=1e-5)
