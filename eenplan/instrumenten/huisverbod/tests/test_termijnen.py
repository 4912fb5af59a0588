"""The clocks of domain 5 #20-#29 as vectors: wall clock over summer time, leap days, month ends, holidays."""

from datetime import UTC, datetime, timedelta

import pytest

from eenplan.core.calendar import AMSTERDAM, Unit, due
from eenplan.core.rulebook.rules import bron_in_woorden
from eenplan.instrumenten.huisverbod import rules, stations
from eenplan.instrumenten.huisverbod.termijnen import RULES

BY_KEY = {rule.key: rule for rule in RULES}


def op(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def einde(key: str, start: str) -> datetime:
    rule = BY_KEY[key]
    return due(op(start), rule.value, Unit(rule.unit), atw=rule.atw, exact=rule.exact)


TIEN_DAGEN = [
    # imposed, ends, hours that pass: the minute on the wall counts, weekends and holidays too (Wth 13)
    ("2026-03-20T22:15", "2026-03-30T22:15", 239),  # domain 5: across the start of summer time
    ("2026-03-19T22:15", "2026-03-29T22:15", 239),  # ends on the day itself
    ("2026-03-29T01:59", "2026-04-08T01:59", 239),  # begins in the last minute of winter time
    ("2026-03-29T03:00", "2026-04-08T03:00", 240),  # begins in the first minute of summer time
    ("2026-03-18T22:15", "2026-03-28T22:15", 240),  # ends just before
    ("2026-10-15T23:40", "2026-10-25T23:40", 241),  # across the end of summer time
    ("2026-10-24T23:40", "2026-11-03T23:40", 241),
    ("2026-10-25T03:00", "2026-11-04T03:00", 240),
    ("2026-10-14T23:40", "2026-10-24T23:40", 240),
    ("2027-03-20T08:00", "2027-03-30T08:00", 239),  # the last Sunday is another date each year
    ("2027-10-25T08:00", "2027-11-04T08:00", 241),
    ("2028-02-19T10:00", "2028-02-29T10:00", 240),  # a leap day is a day
    ("2028-02-20T10:00", "2028-03-01T10:00", 240),
    ("2027-02-19T10:00", "2027-03-01T10:00", 240),  # and none in another year
    ("2026-01-31T10:00", "2026-02-10T10:00", 240),  # month ends
    ("2026-04-30T10:00", "2026-05-10T10:00", 240),
    ("2026-12-31T23:59", "2027-01-10T23:59", 240),
    ("2026-12-22T00:00", "2027-01-01T00:00", 240),  # ends on New Year's Day, at midnight
    ("2026-12-15T09:30", "2026-12-25T09:30", 240),  # at Christmas
    ("2026-03-26T09:00", "2026-04-05T09:00", 239),  # on Easter Sunday
    ("2026-04-17T12:00", "2026-04-27T12:00", 240),  # on King's Day
    ("2026-05-04T18:45", "2026-05-14T18:45", 240),  # on Ascension Day
]


@pytest.mark.parametrize(("start", "end", "hours"), TIEN_DAGEN)
def test_ten_days_to_the_minute_on_the_wall_clock(start: str, end: str, hours: int) -> None:
    """#20: not 240 hours, and never moved to a working day."""
    found = einde("huisverbod_einde", start)
    assert (found, found.second) == (op(end), 0)
    assert found.astimezone(UTC) - op(start).astimezone(UTC) == timedelta(hours=hours)
    assert einde("huisverbod_verlengbesluit", start) == found  # #22: decided before that minute


VIER_WEKEN = [
    ("2026-03-20T22:15", "2026-04-17T22:15"),
    ("2026-02-01T07:00", "2026-03-01T07:00"),
    ("2028-02-01T07:00", "2028-02-29T07:00"),
    ("2028-02-02T07:00", "2028-03-01T07:00"),
    ("2026-10-01T23:59", "2026-10-29T23:59"),
    ("2026-12-04T12:00", "2027-01-01T12:00"),
    ("2026-12-10T12:00", "2027-01-07T12:00"),
    ("2026-11-27T08:30", "2026-12-25T08:30"),
]


@pytest.mark.parametrize(("start", "end"), VIER_WEKEN)
def test_four_weeks_are_counted_from_imposing(start: str, end: str) -> None:
    """#21 [domain 12-3]: 28 days in total, not ten and four weeks."""
    assert einde("huisverbod_uiterlijk", start) == op(end)
    assert (op(end).date() - op(start).date()).days == 28


def test_an_end_in_the_hole_of_the_clock_and_in_the_hour_that_comes_twice() -> None:
    """02:30 is not there on 29 March and comes twice on 25 October: one reading, always the same."""
    hole, twice = einde("huisverbod_einde", "2026-03-19T02:30"), einde("huisverbod_einde", "2026-10-15T02:30")
    assert hole.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert hole.astimezone(UTC).astimezone(AMSTERDAM).hour == 3  # what the page says
    assert twice.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the first of the two


UREN = [
    # #23, #24, #26: hours are hours, also when the clock is moved
    ("huisverbod_adres", "2026-03-20T22:15", "2026-03-21T22:15"),
    ("huisverbod_adres", "2026-03-28T22:15", "2026-03-29T23:15"),
    ("huisverbod_adres", "2026-10-24T22:15", "2026-10-25T21:15"),
    ("huisverbod_adres", "2026-12-31T23:59", "2027-01-01T23:59"),
    ("huisverbod_adres", "2028-02-28T12:00", "2028-02-29T12:00"),
    ("huisverbod_raadsman", "2026-03-21T10:00", "2026-03-22T10:00"),  # a Sunday is no excuse
    ("huisverbod_raadsman", "2026-04-04T10:00", "2026-04-05T10:00"),
    ("huisverbod_raadsman", "2026-03-28T03:30", "2026-03-29T04:30"),
    ("huisverbod_uitspraak", "2026-12-24T15:00", "2026-12-25T15:00"),
    ("huisverbod_uitspraak", "2026-10-24T15:00", "2026-10-25T14:00"),
    ("huisverbod_beslissen", "2026-03-20T21:00", "2026-03-21T21:00"),
    ("huisverbod_burgemeester", "2026-03-20T23:40", "2026-03-21T00:40"),
    ("huisverbod_verzenden", "2026-03-20T23:40", "2026-03-21T11:40"),
    ("huisverbod_einde_verteld", "2026-03-29T01:30", "2026-03-29T03:30"),  # one hour, over the hole
]


@pytest.mark.parametrize(("key", "start", "end"), UREN)
def test_hours_are_absolute(key: str, start: str, end: str) -> None:
    assert einde(key, start) == op(end)


ZITTING = [
    # request, last day: three days, at least two of them working days, ending on one (ATW 1 and 2; #25)
    ("2026-03-16T10:00", "2026-03-19"),  # Monday
    ("2026-03-17T10:00", "2026-03-20"),
    ("2026-03-18T10:00", "2026-03-23"),  # ends on Saturday, so Monday
    ("2026-03-19T10:00", "2026-03-23"),  # Sunday; one working day is too few
    ("2026-03-20T10:00", "2026-03-24"),  # domain 5
    ("2026-03-21T10:00", "2026-03-24"),
    ("2026-03-22T10:00", "2026-03-25"),
    ("2026-04-02T10:00", "2026-04-08"),  # domain 5: before Easter, Good Friday too
    ("2026-04-23T10:00", "2026-04-28"),  # King's Day on Monday
    ("2026-04-24T10:00", "2026-04-29"),
    ("2026-05-12T10:00", "2026-05-15"),  # Ascension Day in between
    ("2026-05-13T10:00", "2026-05-18"),  # domain 5
    ("2026-05-22T10:00", "2026-05-27"),  # Whit Monday
    ("2026-12-23T10:00", "2026-12-28"),  # domain 5
    ("2026-12-24T10:00", "2026-12-29"),
    ("2026-12-30T10:00", "2027-01-04"),  # New Year's Day
    ("2026-03-26T23:59", "2026-03-30"),  # over the night of summer time
    ("2028-02-26T10:00", "2028-02-29"),  # a leap day counts
]


@pytest.mark.parametrize(("asked", "last"), ZITTING)
def test_the_hearing_follows_the_law_on_terms(asked: str, last: str) -> None:
    """Wth 13 exempts only #20 and #21, so the ATW holds for the judge."""
    found = einde("huisverbod_zitting", asked)
    assert (f"{found:%Y-%m-%d}", f"{found:%H:%M:%S}") == (last, "23:59:59")
    assert found.weekday() < 5


def test_the_hour_of_the_request_makes_no_difference_for_the_hearing() -> None:
    ends = {
        einde("huisverbod_zitting", f"2026-03-20T{hour:02}:{minute}") for hour in range(24) for minute in ("00", "59")
    }
    assert ends == {op("2026-03-24T23:59:59")}


AFSCHRIFT = [
    ("2026-03-24T10:00", "2026-04-07"),
    ("2026-12-18T10:00", "2027-01-01"),
    ("2028-02-15T10:00", "2028-02-29"),
]


@pytest.mark.parametrize(("ruled", "last"), AFSCHRIFT)
def test_copies_of_a_ruling_within_two_weeks(ruled: str, last: str) -> None:
    assert f"{einde('huisverbod_afschrift', ruled):%Y-%m-%d}" == last


BEWAREN = [
    ("2026-03-20T22:15", "2031-03-20"),
    ("2024-02-29T12:00", "2029-02-28"),  # born on a leap day
    ("2023-02-28T12:00", "2028-02-28"),
    ("2026-12-31T23:59", "2031-12-31"),
    ("2027-01-01T00:00", "2032-01-01"),
]


@pytest.mark.parametrize(("imposed", "last"), BEWAREN)
def test_five_years_from_the_order(imposed: str, last: str) -> None:
    """#29, Wth 10."""
    found = einde("huisverbod_bewaren", imposed)
    assert (f"{found:%Y-%m-%d}", found.hour) == (last, 23)


REGIO = [
    ("huisverbod_systeemgesprek", 3),
    ("huisverbod_zorgadvies", 7),
    ("huisverbod_hulp", 10),
    ("huisverbod_dag_erna", 1),
]


@pytest.mark.parametrize(("key", "days"), REGIO)
def test_the_script_of_the_region_ends_at_the_end_of_a_day(key: str, days: int) -> None:
    found = einde(key, "2026-03-20T22:15")
    assert (found.date() - op("2026-03-20T00:00").date()).days == days
    assert f"{found:%H:%M:%S}" == "23:59:59"


WET = {
    # key: value, unit, what its source must name
    "huisverbod_einde": (10, "CD", "Wth 2-1"),
    "huisverbod_uiterlijk": (28, "CD", "Wth 9"),
    "huisverbod_verlengbesluit": (10, "CD", "Wth 9"),
    "huisverbod_adres": (24, "H", "Wth 2-6"),
    "huisverbod_raadsman": (24, "H", "Wth 5-1"),
    "huisverbod_zitting": (3, "CD", "Wth 6-1a"),
    "huisverbod_uitspraak": (24, "H", "Wth 6-1b"),
    "huisverbod_afschrift": (2, "W", "Wth 8"),
    "huisverbod_bewaren": (5, "Y", "Wth 10"),
    "huisverbod_leeftijd": (18, "Y", "Wth 2-2"),
    "huisverbod_kind_gehoord": (12, "Y", "Wth 7"),
}


def test_what_the_law_says_is_sure_and_the_rest_is_shown_as_a_choice() -> None:
    """Domain 0: a term that no text gives is never shown as law."""
    assert {key: (BY_KEY[key].value, BY_KEY[key].unit) for key in WET} == {key: row[:2] for key, row in WET.items()}
    assert all(source in BY_KEY[key].source for key, (*_, source) in WET.items())
    assert {rule.key for rule in RULES if rule.sure} == set(WET)
    choices = [rule for rule in RULES if rule.key not in WET]
    assert all("[D]" in rule.source for rule in choices)
    assert all("koos Eenplan" in bron_in_woorden(rule.source) for rule in choices)


def test_only_the_judge_gets_a_working_day_and_only_the_order_a_minute() -> None:
    assert {rule.key for rule in RULES if rule.atw} == {"huisverbod_zitting"}
    exact = {"huisverbod_einde", "huisverbod_uiterlijk", "huisverbod_verlengbesluit", "huisverbod_nazicht"}
    assert {rule.key for rule in RULES if rule.exact} == exact


def test_every_station_has_its_rule_and_every_rule_a_name_in_dutch() -> None:
    assert len(BY_KEY) == len(RULES)
    assert {soort.regel for soort in stations.SOORTEN} <= BY_KEY.keys()
    assert rules.RULES is RULES  # where the rule table looks
    assert all(rule.label[0].isupper() and not rule.label.endswith(".") for rule in RULES)
