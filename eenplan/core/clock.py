"""The one source of the present moment.

Nobody else asks the system for the time, so that a story, a test or the demo can move it.
`at` fixes the clock for the whole process, because a browser journey and its server share one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_fixed: datetime | None = None


def now() -> datetime:
    """The present moment, aware, in Europe/Amsterdam."""
    return (_fixed or datetime.now(UTC)).astimezone(AMSTERDAM)


def today() -> date:
    """The present day in Europe/Amsterdam."""
    return now().date()


def set_to(moment: datetime | None) -> None:
    """Fix the clock at `moment` (aware), or let it run again with None."""
    global _fixed
    if moment is not None and moment.tzinfo is None:
        raise ValueError("The clock needs an aware moment.")
    _fixed = moment


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Fix the clock at `moment` within the block."""
    before = _fixed
    set_to(moment)
    try:
        yield
    finally:
        set_to(before)
