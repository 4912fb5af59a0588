"""Days and terms: working days, the Algemene termijnenwet (ATW) and the end of a term.

Pure Python. Source: domain 5 (unit codes, test vectors), ATW art. 1-5. Day of the event is day 0.
Every moment that comes in must be aware; every moment that goes out is in Europe/Amsterdam.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
END_OF_DAY = time(23, 59, 59)
ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """Unit of a term (domain 5): absolute hours, calendar days, working days, weeks, months, years."""

    H = "H"
    CD = "CD"
    WD = "WD"
    W = "W"
    M = "M"
    Y = "Y"


# ATW art. 4: the law does not reach terms longer than this; hours and years it never reaches.
ATW_LONGEST = {Unit.CD: 90, Unit.W: 12, Unit.M: 3}


@dataclass(frozen=True, slots=True)
class FreeDays:
    """Which days are free besides Saturday and Sunday.

    `liberation_day` (5 May) and `good_friday` are a region's choice for the protocol's "werkdag"
    (domain 5 [D]); the statute always counts them, see `statutory`. `equated` holds days that the
    Crown puts on a par for the whole or a part of the country (ATW art. 3-3).
    """

    liberation_day: bool = True
    good_friday: bool = True
    equated: frozenset[date] = frozenset()

    @property
    def statutory(self) -> FreeDays:
        """The same region as the ATW sees it: 5 May and Good Friday are not negotiable (art. 3)."""
        return replace(self, liberation_day=True, good_friday=True)

    def holidays(self, year: int) -> frozenset[date]:
        """The free days of a year (from 2014 on: King's day); some of them fall in a weekend."""
        return _holidays(year, self)


DEFAULT = FreeDays()


def easter(year: int) -> date:
    """Easter Sunday (Gregorian; Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """27 April, or the Saturday before when that is a Sunday."""
    birthday = date(year, 4, 27)
    return birthday - ONE_DAY if birthday.weekday() == 6 else birthday


@lru_cache(maxsize=512)
def _holidays(year: int, free: FreeDays) -> frozenset[date]:
    sunday = easter(year)
    # ATW art. 3: Easter Monday, Ascension Day, Whit Monday, and the fixed days.
    days = {sunday + timedelta(days=after) for after in (1, 39, 50)}
    days |= {date(year, 1, 1), kings_day(year), date(year, 12, 25), date(year, 12, 26)}
    if free.good_friday:
        days.add(sunday - timedelta(days=2))
    if free.liberation_day:
        days.add(date(year, 5, 5))
    return frozenset(days | {day for day in free.equated if day.year == year})


def is_working_day(day: date, free: FreeDays = DEFAULT) -> bool:
    """Monday to Friday and not a free day (domain 5 [D])."""
    return day.weekday() < 5 and day not in free.holidays(day.year)


def add_working_days(day: date, n: int, free: FreeDays = DEFAULT) -> date:
    """The n-th working day after `day`; `day` itself is not counted, whatever day it is."""
    if n < 0:
        raise ValueError("a term is not counted back")
    while n:
        day += ONE_DAY
        n -= is_working_day(day, free)
    return day


def statutory_end(day: date, n_days: int, free: FreeDays = DEFAULT) -> date:
    """Last day of a statutory term of `n_days` calendar days that starts after `day` (ATW art. 1-4)."""
    return _last_day(day, n_days, Unit.CD, atw=True, free=free)


def due(
    start: datetime,
    value: int,
    unit: Unit | str,
    *,
    atw: bool = False,
    free: FreeDays = DEFAULT,
    exact: bool = False,
) -> datetime:
    """The last moment of a term of `value` `unit` that starts at `start`.

    Hours are absolute. Other units end at 23:59:59 of the last day, or, with `exact`, at the same
    wall clock time as `start` (the tijdelijk huisverbod, domain 5 #20). `atw`: the Algemene
    termijnenwet holds for this term. Raises ValueError on a naive moment or a negative term.
    """
    unit = Unit(unit)
    if start.tzinfo is None:
        raise ValueError("the start of a term must be an aware moment")
    if value < 0:
        raise ValueError("a term is not counted back")
    if exact and atw:
        raise ValueError("a term to the minute is not one that the Algemene termijnenwet moves")
    if unit is Unit.H:
        return (start.astimezone(UTC) + timedelta(hours=value)).astimezone(AMSTERDAM)
    local = start.astimezone(AMSTERDAM)
    last = _last_day(local.date(), value, unit, atw=atw, free=free)
    if not exact:
        return datetime.combine(last, END_OF_DAY, tzinfo=AMSTERDAM)
    # Through UTC: a clock time that the start of summer time skips becomes the one after the gap.
    kept = local.replace(year=last.year, month=last.month, day=last.day)
    return kept.astimezone(UTC).astimezone(AMSTERDAM)


def _last_day(day: date, value: int, unit: Unit, *, atw: bool, free: FreeDays) -> date:
    if unit is Unit.WD:
        return add_working_days(day, value, free)
    last = _plain_end(day, value, unit)
    if atw and value and value <= ATW_LONGEST.get(unit, 0):
        return _stretch(day, last, free.statutory)
    return last


def _plain_end(day: date, value: int, unit: Unit) -> date:
    if unit is Unit.CD:
        return day + timedelta(days=value)
    if unit is Unit.W:
        return day + timedelta(weeks=value)
    return _add_months(day, value * 12 if unit is Unit.Y else value)


def _add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a month that is too short."""
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _stretch(day: date, last: date, free: FreeDays) -> date:
    """ATW art. 1-1 (no end on a free day) and 2 (two working days in a term of three days or more)."""
    term = (last - day).days
    worked = sum(is_working_day(day + timedelta(days=i), free) for i in range(1, term + 1))
    needed = 2 if term >= 3 else 0
    while worked < needed or not is_working_day(last, free):
        last += ONE_DAY
        worked += is_working_day(last, free)
    return last
