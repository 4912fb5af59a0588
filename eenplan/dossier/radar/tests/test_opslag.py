"""Weights through JSON and back are the same to the last bit; a set with a fault in it is refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eenplan.dossier.radar.gewichten import STANDAARD, Gewichten, Schaal
from eenplan.dossier.radar.opslag import Ongeldig, in_json, uit_json
from eenplan.dossier.radar.vergelijk import Veld, Vergelijking

NAAM = st.text("abcdefghijklm ", min_size=1, max_size=8)
NAMEN = st.dictionaries(NAAM, st.floats(1e-7, 1), max_size=5)


@st.composite
def gewichten(draw: st.DrawFn) -> Gewichten:
    """Any set that could have been learned."""
    parts = {}
    for veld in Veld:
        rows = []
        for kind in range(3):
            size = len(STANDAARD[veld][kind])
            raw = draw(st.lists(st.floats(1e-4, 1), min_size=size, max_size=size))
            rows.append(tuple(item / sum(raw) for item in raw))
        parts[veld] = (rows[0], rows[1], rows[2])
    return Gewichten("toets", parts, draw(st.floats(0.1, 9)), draw(st.floats(0.01, 9)), draw(NAMEN), draw(NAMEN))


@settings(max_examples=60, deadline=None)
@given(gewichten(), st.lists(st.tuples(*(st.integers(0, len(STANDAARD[veld][0])) for veld in Veld)), max_size=8))
def test_the_same_to_the_last_bit(found: Gewichten, levels: list[tuple[int, int, int, int, int, int]]) -> None:
    again = uit_json(json.loads(json.dumps(in_json(found))))
    assert again == found
    before, after = Schaal.van(found, 5_000), Schaal.van(again, 5_000)
    names = [*found.voornamen, "onbekend"]
    pairs = [Vergelijking(item, names[place % len(names)], "x") for place, item in enumerate(levels)]
    assert [before.odds(pair) for pair in pairs] == [after.odds(pair) for pair in pairs]


def test_the_weights_that_came_along_carry_no_names() -> None:
    found = in_json(Gewichten())
    assert found.keys() == {"versie", "zelf", "familie", "delen"}
    assert uit_json(found) == Gewichten()


@pytest.mark.parametrize(
    ("breek", "woorden"),
    [
        (lambda given: given.update(familie=0), "familie is geen aantal"),
        (lambda given: given.update(zelf=float("nan")), "zelf is geen aantal"),
        (lambda given: given.update(voornamen={"jan": 1.5}), "bij voornamen staat een aandeel"),
        (lambda given: given.update(achternamen={"toets": "veel"}), "bij achternamen staat een aandeel"),
        (lambda given: given["delen"]["adres"].update(zelfde=[0.5]), "bij adres staan niet de aandelen"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(breek: Callable[[dict[str, Any]], object], woorden: str) -> None:
    found = in_json(Gewichten())
    breek(found)
    with pytest.raises(Ongeldig, match=woorden):
        uit_json(found)
