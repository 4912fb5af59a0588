"""The roster around the two nights on which the clock jumps: who is there, which hours nobody has. No database."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, permutations

import pytest

from eenplan.core.calendar import AMSTERDAM
from eenplan.netwerk.dienst.rules import LONGEST, MOST_WEEKS, PLANT, RULES, VT, SoortDienst, Tijdvak, fout, gaten, weken

pytestmark = pytest.mark.voorziening(1)
LENTE, HERFST = date(2026, 3, 29), date(2026, 10, 25)  # at three it was two, at three it is two again
UUR = timedelta(hours=1)


def klok(day: date, hour: int, minute: int = 0) -> datetime:
    """What a planner types: the clock of here."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)


def echt(vak: Tijdvak) -> timedelta:
    """How long somebody really sits there."""
    return vak.tot.astimezone(UTC) - vak.van.astimezone(UTC)


def bewaard(vak: Tijdvak) -> Tijdvak:
    """As it comes back out of the database."""
    return Tijdvak(vak.van.astimezone(UTC), vak.tot.astimezone(UTC))


# --- the same duty on the weeks around the jump ----------------------------------------------------------------------

NACHTEN = [
    # first night, hours on the clock, hours really worked in the week before, of, and after the jump
    (LENTE - timedelta(days=8), (9, 8, 9)),
    (HERFST - timedelta(days=8), (9, 10, 9)),
    (date(2026, 6, 6), (9, 9, 9)),
]


@pytest.mark.parametrize(("saturday", "hours"), NACHTEN)
def test_a_night_is_an_hour_shorter_or_longer_and_ends_at_eight(saturday: date, hours: tuple[int, ...]) -> None:
    nights = weken(klok(saturday, 23), klok(saturday + timedelta(days=1), 8), 3)
    assert [(item.van.hour, item.tot.hour) for item in nights] == [(23, 8)] * 3
    assert [echt(item) for item in nights] == [hour * UUR for hour in hours]


@pytest.mark.parametrize("saturday", [night for night, _ in NACHTEN])
def test_what_was_typed_in_another_zone_keeps_the_clock_of_here(saturday: date) -> None:
    van, tot = klok(saturday, 23), klok(saturday + timedelta(days=1), 8)
    assert weken(van.astimezone(UTC), tot.astimezone(UTC), 3) == weken(van, tot, 3)


@pytest.mark.parametrize("keer", [1, 2, MOST_WEEKS])
def test_as_many_weeks_as_asked_and_none_overlaps(keer: int) -> None:
    found = weken(klok(LENTE, 20) - timedelta(days=7), klok(LENTE, 20) - timedelta(days=7) + LONGEST, keer)
    assert len(found) == keer
    assert not any(one.overlapt(two) for one, two in pairwise(found))


def test_a_quarter_that_does_not_exist_is_no_duty() -> None:
    """From half past two until three: on the night of the jump both are the same quarter past nothing."""
    van, tot = klok(LENTE - timedelta(days=7), 2, 30), klok(LENTE - timedelta(days=7), 3)
    assert [echt(item) > timedelta() for item in weken(van, tot, 3)] == [True, True]
    assert [item.van.day for item in weken(van, tot, 3)] == [22, 5]


# --- gaps over the jump ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "hours"), [(LENTE, 23), (HERFST, 25), (date(2026, 6, 6), 24)])
def test_an_empty_day_is_as_long_as_that_day_really_is(day: date, hours: int) -> None:
    (gap,) = gaten([], klok(day, 0), klok(day + timedelta(days=1), 0))
    assert echt(gap) == hours * UUR


@pytest.mark.parametrize("day", [LENTE, HERFST])
def test_three_shifts_cover_the_day_of_the_jump(day: date) -> None:
    hours = [klok(day, 0), klok(day, 8), klok(day, 16), klok(day + timedelta(days=1), 0)]
    shifts = [bewaard(Tijdvak(van, tot)) for van, tot in pairwise(hours)]
    assert gaten(shifts, hours[0], hours[-1]) == []
    for left_out in shifts:
        rest = [item for item in shifts if item != left_out]
        (gap,) = gaten(rest, hours[0], hours[-1])
        assert echt(gap) == echt(left_out)


def test_eight_hours_by_the_stopwatch_leave_an_hour_in_autumn() -> None:
    """Who was planned in hours instead of on the clock goes home at seven."""
    begin = klok(HERFST - timedelta(days=1), 23).astimezone(UTC)
    night = Tijdvak(begin, begin + 9 * UUR)
    (gap,) = gaten([night], begin, klok(HERFST, 8).astimezone(UTC))
    assert (gap.van.astimezone(AMSTERDAM).hour, echt(gap)) == (7, UUR)


DAG = [(0, 6), (5, 9), (12, 13), (12, 20), (22, 24)]


@pytest.mark.parametrize("order", list(permutations(range(len(DAG))))[::17])
def test_the_order_in_which_people_were_planned_does_not_matter(order: tuple[int, ...]) -> None:
    begin = klok(date(2026, 6, 6), 0)
    rows = [Tijdvak(begin + DAG[place][0] * UUR, begin + DAG[place][1] * UUR) for place in order]
    found = gaten(rows, begin, begin + 24 * UUR)
    assert [((gap.van - begin) / UUR, (gap.tot - begin) / UUR) for gap in found] == [(9, 12), (20, 22)]
    assert not any(gap.overlapt(row) for gap in found for row in rows)


@pytest.mark.parametrize(
    ("van", "tot", "leeg"),
    [
        (-5, -1, [(0, 10)]),  # went home before it begins
        (-5, 0, [(0, 10)]),
        (-5, 1, [(1, 10)]),
        (0, 10, []),
        (9, 20, [(0, 9)]),
        (10, 20, [(0, 10)]),  # comes in when it is over
        (11, 20, [(0, 10)]),
    ],
)
def test_only_what_lies_between_counts(van: int, tot: int, leeg: list[tuple[int, int]]) -> None:
    begin = klok(date(2026, 6, 6), 8)
    found = gaten([Tijdvak(begin + van * UUR, begin + tot * UUR)], begin, begin + 10 * UUR)
    assert found == [Tijdvak(begin + one * UUR, begin + two * UUR) for one, two in leeg]


# --- what cannot be planned ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "words"),
    [(-1, "Kies dan de volgende dag."), (0, "Kies dan de volgende dag."), (36, ""), (37, "Verdeel hem over meer")],
)
def test_how_long_a_duty_may_be(hours: int, words: str) -> None:
    begin = klok(date(2026, 6, 6), 8)
    found = fout(begin, begin + hours * UUR, 1, begin)
    assert (words in found, bool(found)) == (True, bool(words))


@pytest.mark.parametrize(("minutes", "gone"), [(-1, True), (0, True), (1, False)])
def test_a_duty_that_ends_now_is_over(minutes: int, gone: bool) -> None:
    at = klok(date(2026, 6, 6), 8)
    found = fout(at - 8 * UUR, at + timedelta(minutes=minutes), 1, at)
    assert found == ("Deze dienst is al voorbij. Kies een tijd die nog komt." if gone else "")


@pytest.mark.parametrize("keer", range(-1, 29))
def test_how_often_it_may_repeat(keer: int) -> None:
    begin = klok(date(2026, 6, 6), 8)
    assert (fout(begin, begin + UUR, keer, begin) == "") is (1 <= keer <= 26)


def test_the_lead_is_one_of_them_and_the_terms_are_choices() -> None:
    assert PLANT < VT
    assert {rule.key: (rule.value, rule.unit, rule.sure) for rule in RULES} == {
        "rooster_vooruit": (2, "W", False), "rooster_bewaren": (24, "M", False),
    }  # fmt: skip
    assert [SoortDienst(item.value) for item in SoortDienst] == list(SoortDienst)
