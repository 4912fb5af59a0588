"""Gaps, weeks and what cannot be planned, as a table that a planner could check."""

from datetime import datetime, timedelta

import pytest

from eenplan.core.calendar import AMSTERDAM
from eenplan.netwerk.dienst.rules import SoortDienst, Tijdvak, fout, gaten, weken

pytestmark = pytest.mark.voorziening(1)


def uur(hour: int, day: int = 20, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=AMSTERDAM)


def vak(van: int, tot: int) -> Tijdvak:
    return Tijdvak(uur(van), uur(tot))


GATEN = [
    # duties, gaps between 8 and 20 o'clock
    ([], [(8, 20)]),
    ([(8, 20)], []),
    ([(6, 22)], []),
    ([(8, 14), (14, 20)], []),
    ([(8, 14), (15, 20)], [(14, 15)]),
    ([(15, 20), (8, 14)], [(14, 15)]),
    ([(9, 12), (10, 11)], [(8, 9), (12, 20)]),
    ([(8, 18), (9, 10)], [(18, 20)]),
]


@pytest.mark.parametrize(("diensten", "leeg"), GATEN)
def test_gaps(diensten: list[tuple[int, int]], leeg: list[tuple[int, int]]) -> None:
    assert gaten([vak(*item) for item in diensten], uur(8), uur(20)) == [vak(*item) for item in leeg]


def test_a_duty_after_the_end_is_no_cover() -> None:
    assert gaten([vak(21, 22)], uur(8), uur(20)) == [vak(8, 20)]


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [((8, 12), (12, 16), False), ((8, 12), (11, 16), True), ((8, 16), (9, 10), True), ((8, 9), (10, 11), False)],
)
def test_overlap(one: tuple[int, int], two: tuple[int, int], both: bool) -> None:
    assert vak(*one).overlapt(vak(*two)) is both
    assert vak(*two).overlapt(vak(*one)) is both


def test_weeks_keep_the_clock_when_summer_time_begins() -> None:
    first, second, third = weken(uur(8), uur(16), 3)
    assert [item.van.hour for item in (first, second, third)] == [8, 8, 8]
    assert [item.van.day for item in (first, second, third)] == [20, 27, 3]
    assert (third.van - second.van) == timedelta(weeks=1)  # on the wall clock; an hour less has passed
    assert second.van.utcoffset() != third.van.utcoffset()


@pytest.mark.parametrize(
    ("van", "tot", "keer", "words"),
    [
        (uur(16), uur(8), 1, "volgende dag"),
        (uur(8), uur(8), 1, "volgende dag"),
        (uur(8), uur(21, day=21), 1, "36 uur"),
        (uur(6), uur(8), 1, "voorbij"),
        (uur(9), uur(17), 0, "1 tot 26"),
        (uur(9), uur(17), 27, "1 tot 26"),
        (uur(8), uur(17), 1, ""),
    ],
)
def test_what_cannot_be_planned_is_said(van: datetime, tot: datetime, keer: int, words: str) -> None:
    found = fout(van, tot, keer, uur(9))
    assert words in found
    assert bool(found) is bool(words)


def test_the_words_on_the_screen() -> None:
    assert [item.label for item in SoortDienst] == ["Front office", "Achterwacht", "Interventieteam"]
