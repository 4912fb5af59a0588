"""The rule table: versions that never overlap, changed from a day on, never in the past."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core.audit.models import LogLine
from eenplan.core.rulebook.actions import change, install_defaults
from eenplan.core.rulebook.models import Rule
from eenplan.core.rulebook.queries import UnknownRule, all_rules, rule, rules
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Refused
from tests.regio import PEOPLE, Regio

KEY = "toets_regel"
TODAY = date(2026, 3, 20)


def make(**changes: object) -> Rule:
    given = {"key": KEY, "label": "Toets", "value": 5, "unit": "WD", "valid_from": date(2015, 1, 1), "source": "S2"}
    return Rule.objects.create(**{**given, **changes})


def alter(regio: Regio, value: int = 3, on: date = date(2026, 4, 1), **changes: object) -> Rule:
    given = {"valid_from": on, "source": "besluit", "verified_by": "MT", "by": regio["beheer"], "at": regio.at}
    return change(KEY, value, **{**given, **changes})  # type: ignore[arg-type]  # tests vary single fields


def versions() -> list[tuple[int, date, date | None]]:
    return list(Rule.objects.filter(key=KEY).order_by("valid_from").values_list("value", "valid_from", "valid_to"))


def test_a_change_ends_the_old_version_on_its_day(regio: Regio) -> None:
    make(sure=False, atw=True)
    new = alter(regio)
    assert versions() == [(5, date(2015, 1, 1), date(2026, 4, 1)), (3, date(2026, 4, 1), None)]
    assert (new.label, new.unit, new.atw, new.exact) == ("Toets", "WD", True, False)
    assert (new.source, new.verified_by) == ("besluit", "MT")
    line = LogLine.objects.get()
    assert (line.verb, line.object_type, line.object_id, line.ground) == ("regel.wijzig", "rule", new.pk, "besluit")


@pytest.mark.parametrize(("on", "value"), [
    (date(2015, 1, 1), 5), (date(2026, 3, 31), 5), (date(2026, 4, 1), 3), (date(2040, 1, 1), 3),
])  # fmt: skip
def test_each_day_has_one_version(regio: Regio, on: date, value: int) -> None:
    make()
    alter(regio)
    assert rule(KEY, on).value == value
    assert rules([KEY], on)[KEY].value == value


def test_a_change_before_a_planned_one_ends_where_that_begins(regio: Regio) -> None:
    make()
    alter(regio, 3, date(2026, 6, 1))
    alter(regio, 4, date(2026, 4, 1))
    assert versions() == [
        (5, date(2015, 1, 1), date(2026, 4, 1)),
        (4, date(2026, 4, 1), date(2026, 6, 1)),
        (3, date(2026, 6, 1), None),
    ]


@pytest.mark.parametrize("days", [-400, -1])
def test_the_past_is_not_changed(regio: Regio, days: int) -> None:
    make()
    with pytest.raises(Refused, match="vanaf vandaag of later"):
        alter(regio, on=TODAY + timedelta(days=days))
    assert len(versions()) == 1


def test_from_today_on_is_allowed(regio: Regio) -> None:
    make()
    alter(regio, on=TODAY)
    assert rule(KEY, TODAY).value == 3


def test_today_is_the_day_in_amsterdam(regio: Regio) -> None:
    make()
    with pytest.raises(Refused):
        alter(regio, on=TODAY, at=datetime(2026, 3, 20, 23, 30, tzinfo=UTC))


def test_two_versions_from_one_day_are_refused(regio: Regio) -> None:
    make()
    alter(regio)
    with pytest.raises(Refused, match="begint op die dag al"):
        alter(regio, 7)
    assert [row[0] for row in versions()] == [5, 3]


@pytest.mark.parametrize("value", [-1, -400])
def test_a_negative_value_is_refused(regio: Regio, value: int) -> None:
    make()
    with pytest.raises(Refused, match="nul of meer"):
        alter(regio, value)
    assert len(versions()) == 1


def test_without_a_source_no_change(regio: Regio) -> None:
    make()
    with pytest.raises(Refused, match="bron"):
        alter(regio, source="  ")


@pytest.mark.parametrize("key", sorted(PEOPLE))
def test_only_the_functional_manager_changes_rules(regio: Regio, key: str) -> None:
    make()
    if key == "beheer":
        assert alter(regio, by=regio[key]).value == 3
        return
    with pytest.raises(Refused, match="beheer"):
        alter(regio, by=regio[key])
    assert len(versions()) == 1


def test_an_unknown_rule_is_named(regio: Regio) -> None:
    with pytest.raises(UnknownRule, match="'toets_regel' op 20-03-2026"):
        rule(KEY, TODAY)
    make(valid_from=date(2026, 3, 21))
    with pytest.raises(UnknownRule, match=KEY):
        rules([KEY], TODAY)


def test_no_log_no_change(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise DatabaseError("log is full")

    make()
    monkeypatch.setattr("eenplan.core.acts.write", full)
    with pytest.raises(DatabaseError):
        alter(regio)
    assert versions() == [(5, date(2015, 1, 1), None)]


OVERLAPS = [
    (date(2015, 1, 1), None, False),
    (date(2019, 1, 1), None, False),
    (date(2010, 1, 1), date(2015, 1, 2), False),
    (date(2019, 12, 31), date(2020, 1, 1), False),
    (date(2010, 1, 1), date(2015, 1, 1), True),
    (date(2020, 1, 1), None, True),
    (date(2021, 1, 1), date(2022, 1, 1), True),
]


@pytest.mark.parametrize(("start", "end", "fits"), OVERLAPS)
def test_the_database_keeps_versions_apart(db: None, start: date, end: date | None, fits: bool) -> None:
    make(valid_to=date(2020, 1, 1))
    if fits:
        assert make(valid_from=start, valid_to=end).pk
        return
    with pytest.raises(IntegrityError, match="rule_versions_apart"), transaction.atomic():
        make(valid_from=start, valid_to=end)


def test_other_rules_do_not_stand_in_the_way(db: None) -> None:
    make()
    assert make(key="toets_anders").pk


@pytest.mark.parametrize(("wrong", "name"), [
    ({"value": -1}, "rule_value_positive"), ({"atw": True, "exact": True}, "rule_atw_or_exact"),
])  # fmt: skip
def test_what_the_database_refuses(db: None, wrong: dict[str, object], name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make(**wrong)


def test_defaults_come_once_and_never_over_the_regions_own(regio: Regio) -> None:
    default = RuleDefault(KEY, "Toets", 5, "WD", "S2")
    assert [install_defaults([default]) for _ in range(2)] == [1, 0]
    alter(regio)
    assert install_defaults([default]) == 0
    assert rule(KEY, date(2026, 5, 1)).value == 3


def test_all_versions_newest_first(regio: Regio) -> None:
    make()
    alter(regio)
    mine = [row for row in all_rules() if row.key == KEY]
    assert [row.value for row in mine] == [3, 5]
    assert str(mine[0]) == "Toets: 3 werkdagen"
