"""Every vector of domain 5, the huisverbod across summer time, and the holidays against a second source."""

from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest
from dateutil.easter import easter as easter_by_dateutil
from hypothesis import given
from hypothesis import strategies as st

from eenplan.core.calendar import (
    AMSTERDAM,
    DEFAULT,
    FreeDays,
    Unit,
    add_working_days,
    due,
    easter,
    is_working_day,
    kings_day,
    statutory_end,
)

ONE_DAY = timedelta(days=1)
OTHER = {  # the holidays of a second source, as the ATW counts them
    day
    for year in range(2014, 2051)
    for day in holidays.country_holidays("NL", years=year, categories=("public", "optional"))
    if day not in (easter(year), easter(year) + timedelta(days=49))
}
DAYS = st.dates(date(2014, 1, 1), date(2050, 12, 31))
TERMS = {  # column of the table in domain 5 -> value, unit, ATW
    "#3": (5, Unit.WD, False),
    "#4": (5, Unit.CD, True),
    "#25": (3, Unit.CD, True),
    "#9": (4, Unit.W, True),
    "#5": (10, Unit.W, True),
}
VECTORS = [
    ("2026-04-02", "#3", "2026-04-13"),
    ("2026-04-02", "#4", "2026-04-08"),
    ("2026-04-02", "#25", "2026-04-08"),
    ("2026-04-02", "#9", "2026-04-30"),
    ("2026-04-02", "#5", "2026-06-11"),
    ("2026-03-20", "#3", "2026-03-27"),
    ("2026-03-20", "#4", "2026-03-25"),
    ("2026-03-20", "#25", "2026-03-24"),
    ("2026-03-20", "#9", "2026-04-17"),
    ("2026-03-20", "#5", "2026-05-29"),
    ("2026-12-23", "#3", "2026-12-31"),
    ("2026-12-23", "#4", "2026-12-28"),
    ("2026-12-23", "#25", "2026-12-28"),
    ("2026-12-23", "#9", "2027-01-20"),
    ("2026-12-23", "#5", "2027-03-03"),
    ("2026-05-13", "#3", "2026-05-21"),
    ("2026-05-13", "#4", "2026-05-18"),
    ("2026-05-13", "#25", "2026-05-18"),
    ("2026-05-13", "#9", "2026-06-10"),
    ("2026-05-13", "#5", "2026-07-22"),
]


def at(text: str) -> datetime:
    """A wall clock moment in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(("event", "row", "last"), VECTORS)
@pytest.mark.parametrize("clock", ["00:00:00", "12:00", "23:59:59"])
def test_vectors_of_the_domain_reference(event: str, row: str, last: str, clock: str) -> None:
    value, unit, atw = TERMS[row]
    assert due(at(f"{event}T{clock}"), value, unit, atw=atw) == at(f"{last}T23:59:59")


@pytest.mark.parametrize(
    ("start", "value", "end"),
    [
        ("2026-03-20T22:15", 10, "2026-03-30T22:15"),  # the vector of domain 5: summer time starts 29 March
        ("2026-03-20T22:15", 28, "2026-04-17T22:15"),  # longest extension, from imposing
        ("2026-10-20T22:15", 10, "2026-10-30T22:15"),  # winter time starts 25 October
        ("2026-12-24T03:00", 10, "2027-01-03T03:00"),  # ends on a Sunday: Wth 13, no ATW
        ("2026-03-19T02:30", 10, "2026-03-29T03:30"),  # 02:30 does not exist that night
    ],
)
def test_huisverbod_keeps_the_wall_clock(start: str, value: int, end: str) -> None:
    result = due(at(start), value, Unit.CD, exact=True)
    assert (result, result.replace(tzinfo=None)) == (at(end), at(end).replace(tzinfo=None))


def test_huisverbod_across_summer_time_is_an_hour_short_of_240_hours() -> None:
    start = at("2026-03-20T22:15")
    lasted = due(start, 10, "CD", exact=True).astimezone(UTC) - start.astimezone(UTC)
    assert lasted == timedelta(days=9, hours=23)


@pytest.mark.parametrize(
    ("start", "value", "end"),
    [
        ("2026-03-20T22:15", 24, "2026-03-21T22:15"),
        ("2026-03-28T22:15", 24, "2026-03-29T23:15"),  # 24 absolute hours over the start of summer time
        ("2026-10-24T22:15", 24, "2026-10-25T21:15"),
        ("2026-12-25T09:00", 72, "2026-12-28T09:00"),  # not moved: ATW art. 4
    ],
)
@pytest.mark.parametrize("atw", [True, False])
def test_hours_are_absolute_and_never_moved(start: str, value: int, end: str, atw: bool) -> None:
    assert due(at(start), value, Unit.H, atw=atw) == at(end)


@pytest.mark.parametrize(
    ("start", "value", "unit", "atw", "last"),
    [
        ("2026-01-31", 1, "M", False, "2026-02-28"),
        ("2027-11-30", 3, "M", False, "2028-02-29"),
        ("2026-11-15", 3, "M", True, "2027-02-15"),
        ("2026-02-06", 3, "M", True, "2026-05-06"),
        ("2026-02-05", 3, "M", True, "2026-05-06"),  # 5 May moves on
        ("2026-01-03", 4, "M", True, "2026-05-03"),  # a Sunday, but longer than three months: art. 4
        ("2028-02-29", 1, "Y", True, "2029-02-28"),
        ("2026-12-25", 1, "Y", True, "2027-12-25"),  # years are not moved: art. 4
        ("2026-12-25", 5, "Y", False, "2031-12-25"),
        ("2026-01-12", 12, "W", True, "2026-04-07"),  # Easter Monday moves on
        ("2026-01-05", 13, "W", True, "2026-04-06"),  # longer than twelve weeks: stays on Easter Monday
        ("2026-01-06", 90, "CD", True, "2026-04-07"),
        ("2026-01-05", 91, "CD", True, "2026-04-06"),
        ("2026-04-03", 1, "CD", True, "2026-04-07"),  # art. 1 only: no two working days for one day
        ("2026-04-03", 2, "CD", True, "2026-04-07"),
        ("2026-04-03", 3, "CD", True, "2026-04-08"),  # art. 2: two working days
        ("2026-04-05", 0, "CD", True, "2026-04-05"),  # "the same day" is that day, also on a Sunday
        ("2026-04-04", 1, "WD", False, "2026-04-07"),
        ("2026-04-04", 0, "WD", False, "2026-04-04"),
    ],
)
def test_ends_of_terms(start: str, value: int, unit: str, atw: bool, last: str) -> None:
    assert due(at(f"{start}T10:00"), value, unit, atw=atw) == at(f"{last}T23:59:59")


def test_the_day_of_the_event_is_the_day_in_amsterdam() -> None:
    late = datetime(2026, 3, 19, 23, 30, tzinfo=UTC)  # 20 March, 00:30 in Amsterdam
    assert due(late, 1, "CD") == at("2026-03-21T23:59:59")


@pytest.mark.parametrize("year", range(2014, 2051))
def test_holidays_equal_those_of_a_second_source(year: int) -> None:
    assert DEFAULT.holidays(year) == {day for day in OTHER if day.year == year}


def test_easter_against_a_second_source() -> None:
    assert [easter(year) for year in range(1900, 2300)] == [easter_by_dateutil(year) for year in range(1900, 2300)]


@pytest.mark.parametrize(
    ("year", "day"), [(2014, "2014-04-26"), (2025, "2025-04-26"), (2026, "2026-04-27"), (2031, "2031-04-26")]
)
def test_kings_day_is_never_a_sunday(year: int, day: str) -> None:
    assert kings_day(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "free", "works"),
    [
        ("2026-05-05", DEFAULT, False),
        ("2026-05-05", FreeDays(liberation_day=False), True),
        ("2026-04-03", DEFAULT, False),
        ("2026-04-03", FreeDays(good_friday=False), True),
        ("2026-04-06", FreeDays(good_friday=False, liberation_day=False), False),
        ("2026-05-15", FreeDays(equated=frozenset({date(2026, 5, 15)})), False),
        ("2026-05-15", DEFAULT, True),
        ("2026-05-16", DEFAULT, False),
        ("2026-05-17", DEFAULT, False),
        ("2026-04-27", DEFAULT, False),
    ],
)
def test_a_region_chooses_its_working_days(day: str, free: FreeDays, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day), free) is works


def test_a_region_cannot_choose_the_days_of_the_statute() -> None:
    region = FreeDays(good_friday=False, liberation_day=False)
    assert add_working_days(date(2026, 4, 2), 1, region) == date(2026, 4, 3)
    assert statutory_end(date(2026, 4, 2), 1, region) == date(2026, 4, 7)


def test_an_equated_day_moves_a_statutory_term() -> None:
    bridge = FreeDays(equated=frozenset({date(2026, 5, 15)}))
    assert statutory_end(date(2026, 5, 13), 2, bridge) == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("start", "value", "options"),
    [
        (at("2026-03-20T12:00").replace(tzinfo=None), 5, {}),
        (at("2026-03-20T12:00"), -1, {}),
        (at("2026-03-20T12:00"), 5, {"exact": True, "atw": True}),
    ],
    ids=["naive", "negative", "exact and atw"],
)
def test_nonsense_is_refused(start: datetime, value: int, options: dict[str, bool]) -> None:
    with pytest.raises(ValueError):
        due(start, value, "CD", **options)


def test_unknown_unit_and_counting_back_are_refused() -> None:
    with pytest.raises(ValueError):
        due(at("2026-03-20T12:00"), 5, "fortnight")
    with pytest.raises(ValueError):
        add_working_days(date(2026, 3, 20), -1)


TWELVE_YEARS = [date(2019, 1, 1) + timedelta(days=i) for i in range(12 * 365)]


def second_opinion(day: date, row: str) -> date:
    """The end of a term, marched day by day over the second source's holidays."""
    value, unit, _ = TERMS[row]
    last, worked, passed, wanted = day, 0, 0, value * (7 if unit == Unit.W else 1)
    while True:
        last, passed = last + ONE_DAY, passed + 1
        works = last.weekday() < 5 and last not in OTHER
        worked += works
        if unit == Unit.WD:
            if worked == value:
                return last
        elif passed >= wanted and works and worked >= 2:
            return last


@pytest.mark.parametrize("row", TERMS)
def test_misbruik_23_twelve_years_of_dates_against_a_second_opinion(row: str) -> None:
    value, unit, atw = TERMS[row]
    for day in TWELVE_YEARS:
        start = datetime.combine(day, time(9), tzinfo=AMSTERDAM)
        assert due(start, value, unit, atw=atw).date() == second_opinion(day, row)


@given(DAYS, st.integers(1, 60))
def test_working_days_are_counted_one_by_one(day: date, n: int) -> None:
    last = add_working_days(day, n)
    span = [day + timedelta(days=i) for i in range(1, (last - day).days + 1)]
    assert is_working_day(last)
    assert sum(map(is_working_day, span)) == n


@given(DAYS, st.integers(1, 90))
def test_a_statutory_term_ends_on_the_first_day_that_will_do(day: date, n: int) -> None:
    def will_do(last: date) -> bool:
        span = [day + timedelta(days=i) for i in range(1, (last - day).days + 1)]
        return is_working_day(last) and (n < 3 or sum(map(is_working_day, span)) >= 2)

    last, plain = statutory_end(day, n), day + timedelta(days=n)
    assert will_do(last)
    assert not any(will_do(plain + timedelta(days=i)) for i in range((last - plain).days))


def test_easter_as_long_as_the_calendar_runs() -> None:
    assert [easter(year) for year in range(1583, 4100)] == [easter_by_dateutil(year) for year in range(1583, 4100)]


def test_a_free_day_that_a_region_names_belongs_to_its_own_year() -> None:
    region = FreeDays(liberation_day=False, equated=frozenset({date(2027, 5, 7)}))
    assert date(2026, 5, 5) not in region.holidays(2026)
    assert date(2027, 5, 7) not in region.holidays(2026)
    assert date(2027, 5, 7) in region.holidays(2027)


def test_a_unit_is_known_by_its_code() -> None:
    assert [Unit(code).name for code in ("H", "CD", "WD", "W", "M", "Y")] == ["H", "CD", "WD", "W", "M", "Y"]
