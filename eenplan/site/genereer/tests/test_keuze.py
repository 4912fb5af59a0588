"""Drawing by chance: by weight, by season, in office hours; the same for the same seed."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random

import pytest

from eenplan.core.calendar import AMSTERDAM, add_working_days, is_working_day
from eenplan.site.genereer.cijfers import SEIZOEN
from eenplan.site.genereer.keuze import dag_in_seizoen, dagen, kies, op_dag, op_werkdag, werkdagen_na

# A working day, a Saturday, a Sunday, the day of the King, Ascension, Christmas, the last day of a year, a leap day.
DAGEN = (
    date(2026, 3, 20), date(2026, 3, 21), date(2026, 3, 22), date(2026, 4, 27), date(2026, 5, 14), date(2026, 12, 25),
    date(2026, 12, 31), date(2024, 2, 29),
)  # fmt: skip


@pytest.mark.parametrize("gewicht", [{"a": 3.0, "b": 1.0}, {"a": 0.5, "b": 0.25, "c": 0.25}, {1: 9.0, 2: 0.0}])
def test_chances_are_as_the_weights(gewicht: dict[object, float]) -> None:
    rng = Random(4)
    drawn = Counter(kies(rng, gewicht) for _ in range(4000))
    total = sum(gewicht.values())
    for item, weight in gewicht.items():
        assert drawn[item] / 4000 == pytest.approx(weight / total, abs=0.03)


def test_what_has_no_weight_is_never_drawn() -> None:
    rng = Random(1)
    assert {kies(rng, {"ja": 1.0, "nee": 0.0}) for _ in range(500)} == {"ja"}


@pytest.mark.parametrize("zaad", range(5))
def test_the_same_seed_draws_the_same(zaad: int) -> None:
    def row(rng: Random) -> list[object]:
        day = dag_in_seizoen(rng, date(2025, 1, 1), date(2025, 12, 31))
        return [day, op_dag(rng, day), op_werkdag(rng, day), dagen(rng, 1, 9), kies(rng, {"a": 1.0, "b": 2.0})]

    assert row(Random(zaad)) == row(Random(zaad))
    assert row(Random(zaad)) != row(Random(zaad + 100))


def test_a_year_has_its_seasons() -> None:
    rng = Random(2)
    drawn = Counter(dag_in_seizoen(rng, date(2025, 1, 1), date(2025, 12, 31)).month for _ in range(12000))
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    total = sum(number * weight for number, weight in zip(days, SEIZOEN, strict=True))
    for month, (number, weight) in enumerate(zip(days, SEIZOEN, strict=True), start=1):
        assert drawn[month] / 12000 == pytest.approx(number * weight / total, abs=0.012)


@pytest.mark.parametrize(
    ("vanaf", "tot"),
    [
        (date(2026, 3, 20), date(2026, 3, 20)),
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(2024, 2, 28), date(2024, 3, 1)),
    ],
)
def test_a_short_period_is_kept_to(vanaf: date, tot: date) -> None:
    rng = Random(3)
    drawn = {dag_in_seizoen(rng, vanaf, tot) for _ in range(200)}
    assert drawn == {vanaf + timedelta(days=number) for number in range((tot - vanaf).days + 1)}


@pytest.mark.parametrize(("van", "tot"), [(9, 17), (6, 24), (0, 1), (22, 24)])
def test_a_moment_lies_between_two_hours(van: int, tot: int) -> None:
    rng = Random(5)
    for _ in range(200):
        moment = op_dag(rng, date(2026, 3, 20), van, tot)
        assert moment.date() == date(2026, 3, 20)
        assert van <= moment.hour < tot
        assert moment.tzinfo is AMSTERDAM


@pytest.mark.parametrize("dag", DAGEN)
def test_offices_work_on_working_days(dag: date) -> None:
    rng = Random(6)
    for _ in range(30):
        moment = op_werkdag(rng, dag)
        assert is_working_day(moment.date())
        assert 9 <= moment.hour < 17
        assert 0 <= (moment.date() - dag).days <= 5


@pytest.mark.parametrize("uur", [8, 12, 16, 17, 19, 23])
@pytest.mark.parametrize("dag", DAGEN)
def test_what_comes_after_comes_after(dag: date, uur: int) -> None:
    rng, na = Random(7), datetime.combine(dag, datetime.min.time(), AMSTERDAM) + timedelta(hours=uur, minutes=40)
    for _ in range(20):
        moment = op_werkdag(rng, dag, na)
        assert moment > na
        assert is_working_day(moment.astimezone(AMSTERDAM).date())
        assert 9 <= moment.astimezone(AMSTERDAM).hour < 18


@pytest.mark.parametrize("aantal", [0, 1, 5, 10])
@pytest.mark.parametrize("dag", DAGEN[:4])
def test_working_days_are_those_of_the_product(dag: date, aantal: int) -> None:
    assert werkdagen_na(dag, aantal) == add_working_days(dag, aantal)


@pytest.mark.parametrize(("minst", "meest"), [(0, 0), (1, 1), (3, 20)])
def test_so_many_days_and_a_part_of_one(minst: int, meest: int) -> None:
    rng = Random(8)
    drawn = [dagen(rng, minst, meest) for _ in range(300)]
    assert {item.days for item in drawn} == set(range(minst, meest + 1))
    assert all(item - timedelta(days=item.days) < timedelta(hours=10) for item in drawn)
