"""The RiHG without a database: each of the twenty slots, the boundary of two red in one part, facts, files (4.7)."""

import json
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from eenplan.instrumenten.huisverbod import rihg, weging
from eenplan.instrumenten.huisverbod.weging import Zwaarte

VOORBEELD = rihg.instrument("voorbeeld-1")
DEEL = {item.nummer: item.deel for item in VOORBEELD.signalen}
ALLE = range(1, 21)
FEIT = "Agent De Vries zag om 21.40 uur dat hij sloeg."


def geef(*hoog: int, rest: str = "laag") -> dict[int, str]:
    return {nummer: "hoog" if nummer in hoog else rest for nummer in ALLE}


@pytest.mark.parametrize("nummer", ALLE)
def test_one_red_signal_is_never_enough(nummer: int) -> None:
    for rest in ("laag", "middel", "onbekend"):
        assert weging.delen_met_beginsel(VOORBEELD, geef(nummer, rest=rest)) == []


@pytest.mark.parametrize("nummer", ALLE)
def test_each_signal_makes_two_with_every_other_of_its_own_part_only(nummer: int) -> None:
    """Domain 12-10: within ONE of the three parts."""
    for other in set(ALLE) - {nummer}:
        expected = [DEEL[nummer]] if DEEL[nummer] == DEEL[other] else []
        assert weging.delen_met_beginsel(VOORBEELD, geef(nummer, other)) == expected


def test_one_red_in_every_part_is_three_and_still_not_enough() -> None:
    parts = {deel: [nummer for nummer in ALLE if DEEL[nummer] == deel] for deel in (1, 2, 3)}
    for first in parts[1]:
        for second in parts[2]:
            for third in parts[3]:
                assert weging.delen_met_beginsel(VOORBEELD, geef(first, second, third)) == []


@pytest.mark.parametrize(
    ("hoog", "delen"),
    [
        ((), []),
        (tuple(ALLE), [1, 2, 3]),
        ((1, 2, 3, 4, 5, 6, 7), [1]),
        ((8, 9, 10, 11, 12, 13), [2]),
        ((14, 15, 16, 17, 18, 19, 20), [3]),
        ((1, 2, 8, 9), [1, 2]),
        ((1, 2, 14, 15), [1, 3]),
        ((8, 9, 14, 15), [2, 3]),
        ((7, 8), []),  # side by side, in two parts
        ((13, 14), []),
        ((6, 7), [1]),
        ((12, 13), [2]),
        ((19, 20), [3]),
        ((1, 7, 8, 14), [1]),
    ],
)
def test_where_the_parts_begin_and_end(hoog: tuple[int, ...], delen: list[int]) -> None:
    assert weging.delen_met_beginsel(VOORBEELD, geef(*hoog)) == delen


def test_blue_and_yellow_never_add_up_to_red() -> None:
    for weight in (Zwaarte.MIDDEL, Zwaarte.LAAG, Zwaarte.ONBEKEND):
        assert weging.delen_met_beginsel(VOORBEELD, dict.fromkeys(ALLE, str(weight))) == []


def test_what_was_not_filled_in_or_is_of_another_version_counts_for_nothing() -> None:
    assert weging.delen_met_beginsel(VOORBEELD, {}) == []
    assert weging.delen_met_beginsel(VOORBEELD, {1: "hoog", 21: "hoog", 0: "hoog"}) == []
    assert weging.delen_met_beginsel(VOORBEELD, {1: "HOOG", 2: "rood"}) == []


def test_the_order_of_filling_in_makes_no_difference() -> None:
    given = geef(3, 5)
    assert weging.delen_met_beginsel(VOORBEELD, dict(reversed(given.items()))) == [1]


def test_the_sentences_bind_nobody() -> None:
    """ "In principle": a human decides and gives reasons (domain 4.7)."""
    assert weging.IN_BEGINSEL.startswith("In beginsel")
    for text in (weging.IN_BEGINSEL, weging.GEEN_BEGINSEL):
        assert "beslist en motiveert" in text
        assert "moet" not in text


def test_the_colours_are_no_traffic_light() -> None:
    """Domain 12-10: red, blue, yellow."""
    assert [weging.KLEUR[zwaarte] for zwaarte in Zwaarte] == ["rood", "blauw", "geel", ""]
    assert "groen" not in " ".join(weging.WOORDEN.values()).lower()
    assert weging.WOORDEN[Zwaarte.ONBEKEND] == "Weet ik nog niet"


FEITEN = [
    # words, whether they are facts for a high signal
    ("", False),
    ("    ", False),
    ("slaat haar", False),
    ("x" * (weging.MINSTENS - 1), False),
    ("x" * weging.MINSTENS, True),
    (" " * 20 + "kort", False),  # spaces are no facts
    (FEIT, True),
    ("Zij zei: hij kneep mij de keel dicht", True),
]


@pytest.mark.parametrize(("tekst", "goed"), FEITEN)
def test_red_asks_facts_that_a_court_can_trace(tekst: str, goed: bool) -> None:
    assert weging.zonder_feiten({4: "hoog"}, {4: tekst}) == ([] if goed else [4])


@pytest.mark.parametrize("zwaarte", ["middel", "laag", "onbekend"])
def test_other_weights_may_do_without(zwaarte: str) -> None:
    assert weging.zonder_feiten({4: zwaarte}, {}) == []


def test_every_red_signal_without_facts_is_named_in_order() -> None:
    assert weging.zonder_feiten(geef(*ALLE), {}) == list(ALLE)
    assert weging.zonder_feiten({9: "hoog", 2: "hoog", 5: "hoog"}, {5: FEIT}) == [2, 9]


@pytest.mark.parametrize(
    ("nummers", "woorden"),
    [([1], "1"), ([1, 2], "1 en 2"), ([1, 2, 3], "1, 2 en 3"), ([4, 8, 15, 16], "4, 8, 15 en 16")],
)
def test_numbers_in_words(nummers: list[int], woorden: str) -> None:
    assert weging.noem(nummers) == woorden


def test_the_sample_has_every_number_once_and_every_part_a_name() -> None:
    assert [item.nummer for item in VOORBEELD.signalen] == list(ALLE)
    assert sum(len(VOORBEELD.van_deel(deel)) for deel in (1, 2, 3)) == 20
    assert len({item.titel for item in VOORBEELD.signalen}) == 20
    assert len(set(VOORBEELD.delen)) == 3
    assert VOORBEELD.van_deel(4) == ()
    assert "niet het officiële" in VOORBEELD.merk  # domain 4.7: never claim that it is


def test_every_part_can_reach_the_boundary() -> None:
    for deel in (1, 2, 3):
        pairs = list(combinations([item.nummer for item in VOORBEELD.van_deel(deel)], 2))
        assert all(weging.delen_met_beginsel(VOORBEELD, geef(*pair)) == [deel] for pair in pairs)


def test_a_version_that_is_not_there_is_an_error_not_another_version() -> None:
    with pytest.raises(LookupError):
        rihg.instrument("voorbeeld-0")
    assert rihg.huidig() in rihg.instrumenten()


def _zet(plek: int, **anders: Any) -> Callable[[Any], None]:
    return lambda given: given["signalen"][plek].update(**anders)


FOUT: list[tuple[str, Callable[[Any], object]]] = [
    ("nineteen", lambda given: given["signalen"].pop()),
    ("twenty-one", lambda given: given["signalen"].append({**given["signalen"][0], "nummer": 21})),
    ("none", lambda given: given["signalen"].clear()),
    ("two parts", lambda given: given["delen"].pop()),
    ("four parts", lambda given: given["delen"].append("Nog een")),
    ("an unknown part", _zet(0, deel=4)),
    ("part zero", _zet(0, deel=0)),
    ("a number twice", _zet(1, nummer=1)),
    ("a gap", _zet(19, nummer=22)),
    ("out of order", lambda given: given["signalen"].reverse()),
]


@pytest.mark.parametrize(("naam", "verander"), FOUT, ids=[naam for naam, _ in FOUT])
def test_a_file_that_is_no_rihg_is_refused_in_dutch(naam: str, verander: Callable[[Any], object]) -> None:
    given = json.loads((rihg.MAP / "voorbeeld-1.json").read_text("utf-8"))
    verander(given)
    with pytest.raises(ValueError, match="RiHG") as refused:
        rihg.lees(json.dumps(given))
    assert str(refused.value).endswith("."), naam


def test_a_region_may_bring_its_own_words() -> None:
    given = json.loads((rihg.MAP / "voorbeeld-1.json").read_text("utf-8"))
    given.update(versie="regio-2027", merk="Van de regio", delen=["Een", "Twee", "Drie"])
    own = rihg.lees(json.dumps(given))
    assert (own.versie, own.delen) == ("regio-2027", ("Een", "Twee", "Drie"))
    assert weging.delen_met_beginsel(own, geef(1, 2)) == [1]
