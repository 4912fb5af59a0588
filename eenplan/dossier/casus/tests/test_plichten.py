"""Duties counted and put together: none gets lost, and none hides behind another. No database."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.termijnen import Plicht, Telling, _opgeteld, _samen

DUE = datetime(2026, 3, 20, 14, tzinfo=UTC)


def duty(number: int, **other: Any) -> Plicht:
    """A letter to one of the family."""
    given = {"object_type": "persoon", "casus_id": 5, "label": "Brief", "account_id": 3, "due_at": DUE, **other}
    return Plicht(Deadline(pk=number, **given), None, "Vos", "")


def test_a_letter_to_each_of_a_family_is_one_line_that_says_how_many() -> None:
    lines = _samen([duty(1), duty(2), duty(3)])
    assert [(line.termijn.pk, line.ook, line.keer) for line in lines] == [(1, (2, 3), 3)]
    assert duty(1).keer == 1
    assert _samen([]) == []


@pytest.mark.parametrize("other", [
    {"casus_id": 6}, {"label": "Bezoek"}, {"account_id": 4}, {"due_at": DUE + timedelta(seconds=1)},
    {"object_type": "casus"},
])  # fmt: skip
def test_another_duty_keeps_its_own_line(other: dict[str, Any]) -> None:
    assert [line.termijn.pk for line in _samen([duty(1), duty(2, **other)])] == [1, 2]
    same = _samen([duty(1, object_type="casus"), duty(2, object_type="casus"), duty(-5)])
    assert [line.keer for line in same] == [1, 1, 1]


def test_what_is_late_is_counted_whole_and_stands_first() -> None:
    rows = [
        ("b", "Bezoek", 2, 0), ("a", "Brief", 1, 1), ("b", "Bezoek", 3, 1), ("a", "Anders", 4, 0), ("c", "Ook", 9, 3),
    ]  # fmt: skip
    assert _opgeteld(rows) == [
        Telling("c", "Ook", 9, 3), Telling("b", "Bezoek", 5, 1), Telling("a", "Brief", 1, 1),
        Telling("a", "Anders", 4, 0),
    ]  # fmt: skip
