"""Drawing by chance, always from a seeded generator. Pure Python."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import TypeVar

from eenplan.core.calendar import AMSTERDAM, add_working_days, is_working_day
from eenplan.site.genereer.cijfers import SEIZOEN

Item = TypeVar("Item")


def kies(rng: Random, gewicht: Mapping[Item, float]) -> Item:
    """One of these, by weight."""
    return rng.choices(tuple(gewicht), tuple(gewicht.values()))[0]


@lru_cache(maxsize=8)
def _dagen(vanaf: date, tot: date) -> tuple[Sequence[date], list[float]]:
    days = [vanaf + timedelta(days=number) for number in range((tot - vanaf).days + 1)]
    return days, list(accumulate(SEIZOEN[day.month - 1] for day in days))


def dag_in_seizoen(rng: Random, vanaf: date, tot: date) -> date:
    """A day in this period, by the course of the year."""
    days, weights = _dagen(vanaf, tot)
    return days[min(bisect(weights, rng.random() * weights[-1]), len(days) - 1)]


def op_dag(rng: Random, dag: date, van: int = 9, tot: int = 17) -> datetime:
    """A moment on this day, between two whole hours."""
    return datetime.combine(dag, time(van), AMSTERDAM) + timedelta(seconds=rng.randrange(60, (tot - van) * 3600))


@lru_cache(maxsize=4096)
def _werkdag(dag: date) -> date:
    return dag if is_working_day(dag) else add_working_days(dag, 1)


def op_werkdag(rng: Random, dag: date, na: datetime | None = None) -> datetime:
    """A moment in office hours on this day or the first working day after it; later than `na`."""
    moment = op_dag(rng, _werkdag(dag))
    if na is None or moment > na:
        return moment
    late = (na + timedelta(minutes=rng.randrange(5, 50))).astimezone(AMSTERDAM)
    if 9 <= late.hour < 18 and _werkdag(late.date()) == late.date():
        return late
    return op_werkdag(rng, late.date() + timedelta(days=late.hour >= 9))


@lru_cache(maxsize=16384)
def werkdagen_na(dag: date, aantal: int) -> date:
    """The so-manieth working day after this one."""
    return add_working_days(dag, aantal)


def dagen(rng: Random, minst: int, meest: int) -> timedelta:
    """So many days, and a part of one."""
    return timedelta(days=rng.randint(minst, meest), minutes=rng.randrange(600))
