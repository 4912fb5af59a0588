"""The words of a deadline and of dates, as tables that a triagist could check."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from eenplan.core.calendar import AMSTERDAM
from eenplan.core.web import words


def at(month: int, day: int, hour: int = 23, minute: int = 59, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


TUESDAY = at(3, 17, 9, 30)


@pytest.mark.parametrize(
    ("due", "state", "text"),
    [
        (at(3, 10), "te-laat", "7 dagen te laat"),
        (at(3, 14), "te-laat", "3 dagen te laat"),
        (at(3, 16), "te-laat", "1 dag te laat"),
        (at(3, 16, 9, 0), "te-laat", "1 dag te laat"),
        (at(3, 17, 6, 30), "te-laat", "3 uur te laat"),
        (at(3, 17, 8, 30), "te-laat", "1 uur te laat"),
        (at(3, 17, 9, 29), "te-laat", "minder dan een uur te laat"),
        (at(3, 17, 9, 30), "bijna", "vandaag voor 09.30"),
        (at(3, 17, 17, 0), "bijna", "vandaag voor 17.00"),
        (at(3, 17), "bijna", "vandaag"),
        (at(3, 18), "let-op", "nog 1 werkdag"),
        (at(3, 19), "let-op", "nog 2 werkdagen"),
        (at(3, 20), "rustig", "nog 3 werkdagen"),
        (at(3, 22), "rustig", "nog 3 werkdagen"),  # Sunday: the weekend adds nothing
        (at(3, 23), "rustig", "nog 4 werkdagen"),
        (at(3, 24), "rustig", "nog 5 werkdagen"),
        (at(4, 7), "rustig", "nog 13 werkdagen"),  # Good Friday and Easter Monday are free
        (at(4, 14), "rustig", "nog 18 werkdagen"),
        (at(4, 15), "rustig", "nog 4 weken"),
        (at(5, 26), "rustig", "nog 10 weken"),
    ],
)
def test_pill(due: datetime, state: str, text: str) -> None:
    sign = words.pill(due, TUESDAY)
    assert (sign.state, sign.words) == (state, text)


@pytest.mark.parametrize(
    ("now", "due", "text"),
    [
        (at(3, 20, 16, 0), at(3, 21), "morgen"),  # Friday, due on Saturday
        (at(3, 20, 16, 0), at(3, 22), "nog 2 dagen"),
        (at(4, 3, 10, 0), at(4, 6), "nog 3 dagen"),  # Good Friday until Easter Monday
    ],
)
def test_no_working_day_left_is_almost(now: datetime, due: datetime, text: str) -> None:
    sign = words.pill(due, now)
    assert (sign.state, sign.words) == ("bijna", text)


@pytest.mark.parametrize(
    ("started", "state"),
    [(at(3, 16), "rustig"), (at(1, 6), "let-op"), (None, "rustig")],
)
def test_a_long_term_warns_a_week_ahead(started: datetime | None, state: str) -> None:
    assert words.pill(at(3, 24), TUESDAY, started).state == state


@pytest.mark.parametrize(
    ("done", "text"),
    [
        (at(3, 15), "op tijd gedaan"),
        (at(3, 16), "op tijd gedaan"),
        (at(3, 17, 1), "gedaan, 1 dag te laat"),
        (at(3, 19), "gedaan, 3 dagen te laat"),
    ],
)
def test_done_is_calm_but_honest(done: datetime, text: str) -> None:
    sign = words.pill(at(3, 16), TUESDAY, done_at=done)
    assert (sign.state, sign.words) == ("klaar", text)


def test_without_a_term() -> None:
    assert words.pill(None, TUESDAY) == words.Pill("klaar", "geen termijn", "")


@pytest.mark.parametrize(
    ("due", "title"),
    [
        (at(3, 20), "Uiterlijk vrijdag 20 maart 2026"),
        (at(3, 20, 17, 0), "Uiterlijk vrijdag 20 maart 2026 voor 17.00"),
    ],
)
def test_the_title_names_the_moment(due: datetime, title: str) -> None:
    assert words.pill(due, TUESDAY).title == title


def test_the_day_is_the_day_of_amsterdam() -> None:
    """22.30 in UTC is already tomorrow here in winter time plus one."""
    late = datetime(2026, 3, 17, 23, 30, tzinfo=UTC)
    assert words.day_of(late) == date(2026, 3, 18)
    assert words.datum(late) == "18 maart 2026"
    assert words.tijd(late) == "00.30 uur"


@pytest.mark.parametrize(
    ("day", "long", "short", "with_day"),
    [
        (date(2026, 1, 1), "1 januari 2026", "1 jan 2026", "donderdag 1 januari"),
        (date(2026, 3, 9), "9 maart 2026", "9 mrt 2026", "maandag 9 maart"),
        (date(2026, 5, 31), "31 mei 2026", "31 mei 2026", "zondag 31 mei"),
        (date(2028, 2, 29), "29 februari 2028", "29 feb 2028", "dinsdag 29 februari"),
        (date(2026, 12, 12), "12 december 2026", "12 dec 2026", "zaterdag 12 december"),
        (None, "", "", ""),
    ],
)
def test_dates(day: date | None, long: str, short: str, with_day: str) -> None:
    assert (words.datum(day), words.datum_kort(day), words.dagdatum(day)) == (long, short, with_day)


def test_moments() -> None:
    assert words.moment_words(at(11, 22, 7, 45)) == "22 november 2026, 07.45 uur"
    assert words.moment_words(None) == words.tijd(None) == ""


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 3, 17), date(2026, 3, 17), 0),
        (date(2026, 3, 17), date(2026, 3, 18), 1),
        (date(2026, 3, 20), date(2026, 3, 23), 1),
        (date(2026, 12, 24), date(2026, 12, 28), 1),
    ],
)
def test_working_days_between(start: date, end: date, days: int) -> None:
    assert words.working_days_between(start, end) == days


@pytest.mark.parametrize(
    ("role", "text"),
    [("vt_intake", "Veilig Thuis, intake"), ("justitie", "justitie"), ("regisseur", "casusregisseur")],
)
def test_roles_as_people_say_them(role: str, text: str) -> None:
    assert words.rolnaam(role) == text


@pytest.mark.parametrize(("purpose", "text"), [("thv", "tijdelijk huisverbod"), ("regie", "regie")])
def test_purposes_as_people_say_them(purpose: str, text: str) -> None:
    assert words.doelnaam(purpose) == text
