"""The one-way valve: only declared facts, only codes, and no way back to a case."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from eenplan.core import sockets
from eenplan.feiten.actions import ELDERS, LONGEST_CODE, keten_van, leg_vast, verplaats
from eenplan.feiten.models import Feit
from tests.regio import Regio

NAAM = "toets_gebeurd"


@pytest.fixture(autouse=True)
def declared() -> Iterator[None]:
    """A fact of the test."""
    sockets.fact(NAAM, "Iets gebeurde.")
    yield
    sockets._fact.pop(NAAM)


def test_a_fact_says_what_when_and_where(regio: Regio) -> None:
    made = leg_vast(NAAM, at=regio.at, casus_id=7, gemeente="Toetsdorp", waarde=3, uitkomst="OVD", op_tijd=True)
    row = Feit.objects.get()
    assert row == made
    assert (row.naam, row.op, row.dag, row.gemeente, row.waarde) == (NAAM, regio.at, regio.at.date(), "Toetsdorp", 3)
    assert row.kenmerken == {"uitkomst": "OVD", "op_tijd": True}
    assert str(row) == f"{NAAM} 2026-03-20"


def test_the_course_cannot_be_led_back(regio: Regio) -> None:
    leg_vast(NAAM, at=regio.at, casus_id=7)
    row = Feit.objects.get()
    assert len(row.keten) == 16
    assert row.keten == keten_van(7)
    assert "7" not in {row.keten, row.naam, row.gemeente}


@pytest.mark.django_db  # the hash is made with a key of the database
@pytest.mark.parametrize("other", [0, 1, 8, 70, 77, -7])
def test_two_cases_are_two_courses(other: int) -> None:
    assert keten_van(other) != keten_van(7)


@pytest.mark.django_db  # the hash is made with a key of the database
def test_the_course_of_one_case_stays_the_same() -> None:
    assert keten_van(7) == keten_van(7)


def test_what_is_not_declared_does_not_pass(regio: Regio) -> None:
    with pytest.raises(ValueError, match="nergens verklaard"):
        leg_vast("iets_anders", at=regio.at, casus_id=7)
    assert not Feit.objects.exists()


MARKS = [
    ("a" * LONGEST_CODE, True), ("a" * (LONGEST_CODE + 1), False), ("OVD", True), ("", True), (12, True), (True, True),
    ("Mevrouw vertelde dat haar man haar gisteren sloeg.", False),
]  # fmt: skip


@pytest.mark.parametrize(("mark", "passes"), MARKS)
def test_a_mark_is_a_code_and_no_text(regio: Regio, mark: str | int | bool, passes: bool) -> None:
    if passes:
        assert leg_vast(NAAM, at=regio.at, casus_id=7, kenmerk=mark).kenmerken == {"kenmerk": mark}
        return
    with pytest.raises(ValueError, match="code, geen tekst"):
        leg_vast(NAAM, at=regio.at, casus_id=7, kenmerk=mark)


def test_a_fact_goes_with_its_act(regio: Regio) -> None:
    with transaction.atomic():
        leg_vast(NAAM, at=regio.at, casus_id=7)
        transaction.set_rollback(True)
    assert not Feit.objects.exists()


def test_every_fact_of_the_house_has_a_meaning() -> None:
    for naam, meaning in sockets.facts().items():
        assert naam.isidentifier()
        assert naam == naam.lower()
        assert meaning.endswith("."), naam


@pytest.mark.parametrize(
    ("typed", "counted"),
    [("Toetsdorp", "Toetsdorp"), (ELDERS, ELDERS), ("", ""), ("Kanariestraat 3", ""), ("toetsdorp", ""), ("Jan", "")],
)
def test_only_a_municipality_of_the_region_passes(regio: Regio, typed: str, counted: str) -> None:
    leg_vast(NAAM, at=regio.at, casus_id=7, gemeente=typed)
    assert Feit.objects.get().gemeente == counted


def test_facts_of_one_case_go_along_to_another_municipality(regio: Regio) -> None:
    for casus_id, gemeente in ((7, ""), (7, ELDERS), (8, "")):
        leg_vast(NAAM, at=regio.at, casus_id=casus_id, gemeente=gemeente)
    assert verplaats(7, "", "Toetsdorp") == 1
    assert verplaats(7, ELDERS, "Kanariestraat 3") == 1
    assert sorted(Feit.objects.values_list("keten", "gemeente")) == sorted(
        [(keten_van(7), "Toetsdorp"), (keten_van(7), ""), (keten_van(8), "")]
    )
