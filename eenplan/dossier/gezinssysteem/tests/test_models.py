"""Households over time: a child may be in two, nobody twice in one, and nobody is his own relative."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.gezinssysteem.models import RELATIES, Huishouden, Lid, Relatie
from eenplan.dossier.personen.models import Persoon
from tests.regio import Regio

DAY = date(2026, 3, 20)


@pytest.fixture
def child(casus: Casus, persoon: MaakPersoon) -> Persoon:
    """A child in the household of the case."""
    return persoon("Bram de Toets", "2018-01-09", casus=casus)


def home(regio: Regio) -> Huishouden:
    return Huishouden.objects.create(bronhouder=regio.organisations["vt"], ontstaan_op=regio.at)


def member(house: Huishouden, person: Persoon, **changes: Any) -> Lid:
    given = {"huishouden": house, "persoon": person, "bronhouder_id": person.bronhouder_id, "van": DAY}
    return Lid.objects.create(**{**given, **changes})


def relation(one: Persoon, other: Persoon, soort: str = "ouder") -> Relatie:
    return Relatie.objects.create(van_persoon=one, naar_persoon=other, bronhouder_id=one.bronhouder_id, soort=soort)


def test_a_child_in_two_households(regio: Regio, casus: Casus, child: Persoon) -> None:
    other = home(regio)
    member(other, child)
    assert {lid.huishouden_id for lid in child.lidmaatschappen.all()} == {casus.huishouden_id, other.pk}


def test_not_twice_in_one(casus: Casus, child: Persoon) -> None:
    with pytest.raises(IntegrityError, match="lid_eenmaal"), transaction.atomic():
        member(casus.huishouden, child)


def test_again_after_having_left(casus: Casus, child: Persoon) -> None:
    Lid.objects.update(tot=DAY)
    member(casus.huishouden, child, van=DAY + timedelta(days=30))
    assert casus.huishouden.leden.count() == 2


@pytest.mark.parametrize(("days", "fits"), [(0, True), (1, True), (-1, False)])
def test_nobody_leaves_before_he_came(child: Persoon, days: int, fits: bool) -> None:
    if fits:
        assert Lid.objects.update(tot=DAY + timedelta(days=days)) == 1
        return
    with pytest.raises(IntegrityError, match="lid_periode"), transaction.atomic():
        Lid.objects.update(tot=DAY + timedelta(days=days))


@pytest.mark.parametrize("soort", [code for code, _ in RELATIES])
def test_relations(child: Persoon, persoon: MaakPersoon, soort: str) -> None:
    made = relation(persoon("Sanne de Toets"), child, soort)
    assert dict(RELATIES)[soort] in str(made)
    with pytest.raises(IntegrityError, match="relatie_eenmaal"), transaction.atomic():
        relation(made.van_persoon, child, soort)


def test_two_people_may_be_two_things_to_each_other(child: Persoon, persoon: MaakPersoon) -> None:
    other = persoon("Peter de Toets")
    relation(other, child, "stiefouder")
    relation(other, child, "huisgenoot")
    relation(child, other, "huisgenoot")
    assert Relatie.objects.count() == 3


def test_nobody_is_his_own_relative(child: Persoon) -> None:
    with pytest.raises(IntegrityError, match="relatie_met_ander"), transaction.atomic():
        relation(child, child, "partner")


def test_a_removed_household_takes_its_members_not_the_people(regio: Regio, child: Persoon) -> None:
    other = home(regio)
    member(other, child)
    other.delete()
    assert Persoon.objects.filter(pk=child.pk).exists()
    assert child.lidmaatschappen.count() == 1


@pytest.mark.parametrize(("key", "seen"), [("triagist", 1), ("lead", 1), ("regisseur", 0), ("school", 0), ("agent", 0)])
def test_households_are_behind_the_row_lock(regio: Regio, child: Persoon, key: str, seen: int) -> None:
    enter(regio[key])
    assert (Huishouden.objects.count(), Lid.objects.count(), Persoon.objects.count()) == (seen, seen, seen)
