"""When a term ends and when its owner is warned, from the version of the rule that holds. No database."""

from datetime import datetime, timedelta

import pytest

from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import Subject, _row, end_of
from eenplan.core.rulebook.models import Rule

FRIDAY = datetime(2026, 3, 20, 14, 30, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("value", "unit", "atw", "exact", "end"),
    [
        (24, "H", False, False, "21-3 14:30"),
        (1, "CD", False, False, "21-3 23:59"),
        (1, "CD", False, True, "21-3 14:30"),
        (1, "CD", True, False, "23-3 23:59"),  # Saturday goes on to Monday
        (1, "WD", False, False, "23-3 23:59"),
        (2, "W", False, False, "3-4 23:59"),
    ],
)
def test_a_term_ends_as_its_rule_says(value: int, unit: str, atw: bool, exact: bool, end: str) -> None:
    rule = Rule(key="toets", value=value, unit=unit, atw=atw, exact=exact)
    assert f"{end_of(rule, FRIDAY):%-d-%-m %H:%M}" == end


def test_who_owns_a_term_is_warned_half_way_and_when_a_fifth_is_left() -> None:
    rule = Rule(pk=7, key="acute_check", label="Kijk of er gevaar is")
    row = _row(rule, Subject("melding", 11, 2, 3, 5), FRIDAY, FRIDAY + timedelta(hours=10))
    assert (row.rule_id, row.key, row.label) == (7, "acute_check", "Kijk of er gevaar is")
    assert (row.object_type, row.object_id, row.casus_id) == ("melding", 11, 5)
    assert (row.organisation_id, row.account_id) == (2, 3)
    moments = (row.started_at, row.half_at, row.late_soon_at, row.due_at)
    assert [(when - FRIDAY) / timedelta(hours=1) for when in moments] == [0, 5, 8, 10]
    assert _row(rule, Subject("brief", 11, 2, 3), FRIDAY, FRIDAY).casus_id is None
