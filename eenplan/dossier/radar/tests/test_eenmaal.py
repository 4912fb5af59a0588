"""Comparing each two once, and quicker, says exactly what comparing them every time says."""

from itertools import groupby, pairwise
from operator import attrgetter
from random import Random

import pytest
from rapidfuzz.distance import OSA

from eenplan.dossier.radar import vergelijk as module
from eenplan.dossier.radar.gelijkenis import bijna
from eenplan.dossier.radar.gewichten import Gewichten, Schaal
from eenplan.dossier.radar.gezin import weeg
from eenplan.dossier.radar.tests.mensen import HUIS, wie
from eenplan.dossier.radar.vergelijk import G, Profiel, eenmaal, geboren, vergelijk
from tests.bench.radar.bevolking import bevolking
from tests.bench.radar.elders import als_profiel
from tests.bench.radar.fouten import model_b

SCHAAL = Schaal.van(Gewichten(voornamen={"": 0.0005}, achternamen={"": 0.00005}), 50_000)


@pytest.fixture(scope="module")
def huizen() -> list[tuple[list[Profiel], list[Profiel]]]:
    """Two hundred households, and each named again with errors."""
    rng = Random(31)
    found = []
    for _, group in groupby(bevolking(600, 30), attrgetter("huis")):
        house = list(group)
        found.append(([als_profiel(model_b(rng, mens)) for mens in house], [als_profiel(mens) for mens in house]))
    return found


def test_a_household_weighs_the_same_to_the_last_bit(huizen: list[tuple[list[Profiel], list[Profiel]]]) -> None:
    """Beside itself, beside the next, and beside both as one household."""
    for (named, house), (_, other) in pairwise(huizen):
        once = eenmaal()
        for members in (house, other, house + other, house):
            assert weeg(named, members, SCHAAL, 900, once) == weeg(named, members, SCHAAL, 900)


def test_words_that_were_compared_before_still_say_the_same(huizen: list[tuple[list[Profiel], list[Profiel]]]) -> None:
    words = sorted({word for _, house in huizen for one in house for word in one.namen})
    for one, other in pairwise(words):
        assert bijna(one, other) == bijna(one, other) == bijna.__wrapped__(one, other)


def test_each_two_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Profiel, Profiel]] = []

    def count(een: Profiel, ander: Profiel) -> module.Vergelijking:
        asked.append((een, ander))
        return vergelijk(een, ander)

    monkeypatch.setattr(module, "vergelijk", count)
    een, ander = wie("Sanne Toets", "1990-05-02", HUIS), wie("Bram Toets", "2018-01-09", HUIS)
    once = eenmaal()
    for _ in range(3):
        assert once(een, ander) is once(een, ander)
    assert once(ander, een).niveaus == vergelijk(ander, een).niveaus
    assert len(asked) == 2


def test_who_is_made_and_forgotten_is_nobody_else() -> None:
    """The place of somebody in memory is not given to another while a question runs."""
    once, known = eenmaal(), wie("Sanne Toets", "1990-05-02", HUIS)
    for day in range(1, 29):
        for name in ("Sanne", "Bram"):
            one = wie(f"{name} Toets", f"1990-05-{day:02}")
            assert once(known, one) == vergelijk(known, one)


def plainly(een: tuple[int, int, int], ander: tuple[int, int, int]) -> int:
    """Two whole birth dates, as the table of levels says it."""
    year, month, day = (one == other for one, other in zip(een, ander, strict=True))
    one, other = (f"{date[0]:04}{date[1]:02}{date[2]:02}" for date in (een, ander))
    if een == ander:
        return G.GELIJK
    if year and een[1:] == (ander[2], ander[1]):
        return G.OMGEWISSELD
    if year + month + day == 2 or OSA.distance(one, other) <= 1:
        return G.BIJNA
    return G.JAAR if abs(een[0] - ander[0]) <= 1 else G.ANDERS


def test_birth_dates_are_compared_as_ever() -> None:
    rng = Random(5)
    seen = set()
    for _ in range(40_000):
        een, ander = ((rng.choice((1980, 1981, 1990, 2010)), rng.randint(1, 12), rng.randint(1, 31)) for _ in "12")
        assert geboren(een, ander) == plainly(een, ander), (een, ander)
        seen.add(geboren(een, ander))
    assert seen == {G.GELIJK, G.OMGEWISSELD, G.BIJNA, G.JAAR, G.ANDERS}
