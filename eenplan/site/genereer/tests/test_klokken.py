"""Terms in bulk are those of the product: the same end, the same alarms, handed over and finished alike."""

from datetime import date, datetime, timedelta

import pytest

from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.models import Rule
from eenplan.keten.melding.rules import ON_MELDING
from eenplan.site.genereer.klokken import Klokken
from eenplan.site.genereer.regels import Regels
from tests.regio import Regio

DING, ANDER = ("melding", 1), ("persoon", 2)


@pytest.fixture
def klokken(regio: Regio) -> Klokken:
    """A report of this moment with its four terms, and one person to inform."""
    made = Klokken(Regels())
    for key in ON_MELDING:
        made.start(key, DING, (1, 10), regio.at)
    made.start("informeren", ANDER, (1, 10), regio.at)
    return made


@pytest.mark.parametrize("key", [*ON_MELDING, "informeren", "nameting_12", "overdracht_antwoord"])
def test_a_term_is_the_one_that_the_product_starts(regio: Regio, key: str) -> None:
    vt, account = regio.organisations["vt"].pk, regio.accounts["lead"].pk
    (real,) = start([key], Subject("melding", 9, vt, account), regio.at)
    made = Klokken(Regels())
    made.start(key, ("melding", 9), (vt, account), regio.at)
    (row,) = made.rijen
    assert {name: getattr(real, name) for name in row} == row
    assert set(row) < {item.attname for item in Deadline._meta.concrete_fields}


def test_an_agreed_end_goes_before_the_rule_and_never_lies_before_the_start(regio: Regio) -> None:
    made, later = Klokken(Regels()), regio.at + timedelta(days=3)
    made.start("plan_afspraak", DING, (1, 10), regio.at, later)
    made.start("plan_afspraak", ANDER, (1, 10), regio.at, regio.at - timedelta(days=3))
    assert [row["due_at"] for row in made.rijen] == [later, regio.at]


def test_what_is_done_does_not_run_any_more(klokken: Klokken, regio: Regio) -> None:
    assert klokken.klaar(regio.at, "acute_check", ding=DING)
    assert not klokken.klaar(regio.at, "acute_check", ding=DING)
    assert {row["key"] for row in klokken.loopt(ding=DING)} == set(ON_MELDING) - {"acute_check"}
    assert klokken.loopt("informeren", ding=DING) == []


def test_only_who_is_late_keeps_the_reason(klokken: Klokken, regio: Regio) -> None:
    klokken.klaar(regio.at + timedelta(days=6), "veiligheidsbeoordeling", "vervolg_ingezet", reden="capaciteit")
    found = {row["key"]: row.get("late_reason") for row in klokken.rijen}
    assert found["veiligheidsbeoordeling"] == ""  # a weekend lies between: it is in time
    klokken.klaar(regio.at + timedelta(days=20), "start_onderzoek", reden="niet_van_toepassing")
    found = {row["key"]: row.get("late_reason") for row in klokken.rijen}
    assert found["start_onderzoek"] == "niet_van_toepassing"
    assert found["vervolg_ingezet"] == ""


def test_what_runs_goes_to_who_takes_over_but_for_what_stays(klokken: Klokken, regio: Regio) -> None:
    klokken.klaar(regio.at, "acute_check")
    klokken.geef((2, 20), blijft=("persoon",))
    owners = {(row["object_type"], row["key"]): row["account_id"] for row in klokken.rijen}
    assert owners["persoon", "informeren"] == 10
    assert owners["melding", "acute_check"] == 10
    assert owners["melding", "veiligheidsbeoordeling"] == 20


def test_everything_ends_when_the_case_closes(klokken: Klokken, regio: Regio) -> None:
    assert klokken.klaar(regio.at)
    assert klokken.loopt() == []


def test_a_rule_is_that_of_its_day(regio: Regio) -> None:
    """A region that made its term shorter: what began before keeps the old one."""
    old = Rule.objects.get(key="overdracht_antwoord")
    change = date(2026, 2, 1)
    old.valid_to = change
    old.save()
    new = Rule.objects.create(key=old.key, label=old.label, value=1, unit="WD", valid_from=change, source="regio")
    regels = Regels()
    assert regels.op(old.key, date(2026, 1, 31)).pk == old.pk
    assert regels.op(old.key, change).pk == new.pk
    assert regels.op(old.key, date(1999, 1, 1)).pk == old.pk


def test_a_rule_that_is_not_there_is_told(regio: Regio) -> None:
    with pytest.raises(KeyError, match="bestaat_niet"):
        Klokken(Regels()).start("bestaat_niet", DING, (1, 1), datetime(2026, 1, 1, tzinfo=regio.at.tzinfo))
