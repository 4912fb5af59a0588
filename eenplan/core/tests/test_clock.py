"""The one clock: aware, in Amsterdam, to be fixed and let go again; nobody else asks the system for the time."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import eenplan
from eenplan.core import clock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = datetime(2026, 7, 1, 12, tzinfo=AMSTERDAM)
OTHER_CLOCKS = re.compile(r"\b(timezone\.now\(|datetime\.now\(|utcnow\(|date\.today\(|localdate\(\)|localtime\(\))")
# The clock itself, and what runs before or beside Django: files and processes have the time of the machine.
# Sessions and their limits go by the clock of the machine, as Django's own: a demo of another year logs nobody out.
MAY_ASK = {
    "core/clock.py", "core/accounts/beheer/queries.py", "core/accounts/begin.py", "core/accounts/bewaker.py",
    "core/accounts/sessies.py", "core/maildomains/migrations/0001_initial.py",
}  # fmt: skip


def test_it_runs() -> None:
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().tzinfo == AMSTERDAM
    assert clock.today() == clock.now().date()


@pytest.mark.parametrize("given", [NOON, NOON.astimezone(UTC), NOON.astimezone(ZoneInfo("America/New_York"))])
def test_fixed_in_any_zone_it_tells_the_time_here(given: datetime) -> None:
    with clock.at(given):
        assert clock.now() == NOON
        assert (clock.now().hour, clock.now().tzinfo) == (12, AMSTERDAM)


@pytest.mark.parametrize(("utc", "day"), [("21:59", 1), ("22:00", 2), ("23:59", 2)])
def test_today_changes_at_midnight_here(utc: str, day: int) -> None:
    with clock.at(datetime.fromisoformat(f"2026-07-01T{utc}+00:00")):
        assert clock.today().day == day


def test_one_inside_another_gives_the_clock_back() -> None:
    with clock.at(NOON):
        with clock.at(NOON + timedelta(days=1)):
            assert clock.today().day == 2
        assert clock.now() == NOON
    assert clock.now() != NOON


def test_after_a_fault_it_runs_again() -> None:
    class Fault(Exception):
        pass

    def fails() -> None:
        with clock.at(NOON):
            raise Fault

    with pytest.raises(Fault):
        fails()
    assert clock.now() != NOON


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        clock.set_to(datetime(2026, 7, 1, 12))  # noqa: DTZ001 - the very thing that must be refused
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_nobody_else_asks_the_system_for_the_time() -> None:
    root = Path(eenplan.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "tests" not in path.parts
        and not path.is_relative_to(root / "site")
        and OTHER_CLOCKS.search(path.read_text())
    }
    assert found - MAY_ASK == set()
