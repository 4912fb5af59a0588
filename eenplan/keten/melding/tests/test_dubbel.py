"""Two reporters, one incident."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from eenplan.core.clock import AMSTERDAM
from eenplan.keten.melding.dubbel import Gemeld, dubbel_van

AVOND = datetime(2026, 3, 20, 21, 0, tzinfo=AMSTERDAM)
EERDER = Gemeld(1, AVOND, "Politie A", date(2026, 3, 20), frozenset({"partnergeweld"}))
NIEUW = Gemeld(
    2, AVOND + timedelta(hours=12), "Ambulance B", date(2026, 3, 20), frozenset({"partnergeweld", "getuige"})
)


def test_the_same_evening_by_another_is_double() -> None:
    assert dubbel_van(NIEUW, [EERDER]) == 1


def test_the_first_of_several_counts() -> None:
    later = replace(EERDER, id=5, op=AVOND + timedelta(hours=1), melder="Buur C")
    assert dubbel_van(NIEUW, [later, EERDER]) == 1


def test_kinds_that_nobody_named_say_nothing() -> None:
    assert dubbel_van(replace(NIEUW, soorten=frozenset()), [EERDER]) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"melder": "politie a"},
        {"incident": date(2026, 3, 21)},
        {"incident": None},
        {"soorten": frozenset({"verwaarlozing"})},
        {"op": AVOND + timedelta(hours=73)},
        {"op": AVOND - timedelta(hours=1)},
    ],
)
def test_anything_else_is_a_report_of_its_own(changes: dict[str, object]) -> None:
    assert dubbel_van(replace(NIEUW, **changes), [EERDER]) is None  # type: ignore[arg-type]  # one field per row


def test_without_earlier_reports_nothing_is_double() -> None:
    assert dubbel_van(NIEUW, []) is None
