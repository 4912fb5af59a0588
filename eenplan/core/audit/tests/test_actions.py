"""The log: who, what, for whom, in one statement, never changed by the application."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import ANONYMOUS, SYSTEM
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.models import LogLine
from tests.regio import Regio


def test_a_line_says_who_what_and_when(regio: Regio) -> None:
    line = Line(
        "casus.lees", casus_id=3, persoon_id=9, classes=frozenset({DataClass.ZORG, DataClass.BESTAAN}), rule="R5",
        emergency=True, object_type="plan", object_id=4, ground="Wmo",
    )  # fmt: skip
    write(regio["regisseur"], [line])
    row = LogLine.objects.get()
    viewer = regio["regisseur"]
    assert (row.account_id, row.organisation_id, row.role, row.purpose) == (
        viewer.account_id, viewer.organisation_id, "regisseur", "regie",
    )  # fmt: skip
    assert (row.verb, row.casus_id, row.persoon_id, row.rule) == ("casus.lees", 3, 9, "R5")
    assert row.classes == ["bestaan", "zorg"]
    assert (row.allowed, row.emergency, row.object_type, row.object_id, row.ground) == (True, True, "plan", 4, "Wmo")
    assert row.at == regio.at
    assert str(row).endswith("casus.lees")


@pytest.mark.parametrize(("persons", "expected"), [((), [None]), ([5], [5]), ((5, 6), [5, 6]), (range(3), [0, 1, 2])])
def test_for_persons(persons: tuple[int, ...], expected: list[int | None]) -> None:
    line = Line("x", casus_id=1)
    assert [item.persoon_id for item in line.for_persons(persons)] == expected
    assert line.persoon_id is None


@pytest.mark.parametrize("number", [1, 40, 400])
def test_many_lines_in_one_statement(regio: Regio, number: int, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture of pytest-django
        write(regio["lead"], [Line("lijst", casus_id=pk) for pk in range(number)])
    assert LogLine.objects.count() == number


def test_nothing_to_write_is_nothing(regio: Regio) -> None:
    write(regio["lead"], [])
    assert not LogLine.objects.exists()


@pytest.mark.parametrize("viewer", [SYSTEM, ANONYMOUS])
def test_machinery_and_visitors_have_no_account(regio: Regio, viewer: object) -> None:
    write(viewer, [Line("route.stap")])  # type: ignore[arg-type]  # both are viewers
    row = LogLine.objects.get()
    assert (row.account_id, row.organisation_id, row.role) == (None, None, "anoniem")


def test_the_moment_is_that_of_the_clock(regio: Regio) -> None:
    with clock.at(regio.at + timedelta(hours=3)):
        write(regio["lead"], [Line("later")])
    assert LogLine.objects.get().at == regio.at + timedelta(hours=3)


@pytest.mark.parametrize("change", [
    lambda rows: rows.update(verb="niets"), lambda rows: rows.delete(), lambda rows: rows.update(allowed=True),
])  # fmt: skip
def test_the_application_cannot_change_or_remove_a_line(regio: Regio, change: object) -> None:
    write(regio["lead"], [Line("casus.lees", allowed=False)])
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        change(LogLine.objects.all())  # type: ignore[operator]  # one of the functions above
    assert LogLine.objects.get().verb == "casus.lees"


def test_a_rolled_back_read_leaves_no_line(regio: Regio) -> None:
    with transaction.atomic():
        write(regio["lead"], [Line("casus.lees")])
        transaction.set_rollback(True)
    assert not LogLine.objects.exists()
