"""The invented region: organisations of every kind, people in every role, nothing twice."""

from collections import Counter
from datetime import datetime

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.accounts.rules import OrganisationKind as Kind
from eenplan.core.doors import VT
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.site.demo import bouw, mensen
from eenplan.site.demo import regio as demo
from eenplan.site.genereer.bezetting import RUSTIG

NAMED = (
    "triage", "triage2", "casus", "leiding", "proces", "beheer", "privacy", "team-zandermeer", "team-zandermeer2",
    "team-oeverdam", "team-kleiwoude", "team-hoogveld", "gi", "specialist-stalking", "specialist-eer",
    "specialist-seksueel", "opvang", "politie", "school", "huisarts", "ggz", "beleid",
)  # fmt: skip


def test_there_is_an_organisation_of_every_kind() -> None:
    assert {kind for _, kind, _ in mensen.ORGANISATIES} == set(Kind)
    names = [name for name, _, _ in mensen.ORGANISATIES]
    assert len(names) == len(set(names)) >= 40


def test_six_municipalities_each_with_a_local_team_that_has_people() -> None:
    assert len(mensen.GEMEENTEN) == 6
    places = Counter(mens.organisatie for mens in mensen.MENSEN if mens.role is Role.REGISSEUR)
    assert all(places[f"Lokaal team {gemeente}"] >= 2 for gemeente in mensen.GEMEENTEN)


def test_everybody_works_somewhere_and_has_a_name_of_his_own() -> None:
    names = {name for name, _, _ in mensen.ORGANISATIES}
    assert {mens.organisatie for mens in mensen.MENSEN} <= names
    assert len({mens.gebruiker for mens in mensen.MENSEN}) == len(mensen.MENSEN) >= 60
    assert len({mens.naam for mens in mensen.MENSEN}) == len(mensen.MENSEN)


def test_the_names_that_the_manual_uses_are_there_and_come_first() -> None:
    assert tuple(mens.gebruiker for mens in mensen.MENSEN[: len(NAMED)]) == NAMED


def test_the_start_screen_stays_short_and_shows_every_role() -> None:
    shown = [mens for mens in mensen.MENSEN if mens.gebruiker in mensen.GETOOND]
    assert {mens.role for mens in shown} == {mens.role for mens in mensen.MENSEN}
    assert len(bouw.accounts()) == len(mensen.GETOOND) <= 15
    everyone = [user for _, _, user, _ in bouw.accounts(alle=True)]
    decide = {"hovj", "burgemeester", "loco"}  # about a restraining order: without them nobody can try one
    assert decide < set(everyone)
    assert sorted(everyone) == sorted(mens.gebruiker for mens in mensen.MENSEN)
    assert "--accounts" in bouw.MEER


@pytest.mark.parametrize("mens", mensen.MENSEN, ids=[mens.gebruiker for mens in mensen.MENSEN])
def test_each_person_fits_his_place(mens: mensen.Mens) -> None:
    kind = next(kind for name, kind, _ in mensen.ORGANISATIES if name == mens.organisatie)
    assert mens.gebruiker == mens.gebruiker.lower()
    assert " " not in mens.gebruiker
    assert " " in mens.naam
    assert mens.functie
    assert (kind is Kind.VEILIG_THUIS) >= (mens.role in VT)
    assert mens.role is not Role.JUSTITIE or kind in {Kind.POLITIE, Kind.JUSTITIE}
    assert mens.role is not Role.BELEID or kind in {Kind.GEMEENTE, Kind.OVERIG}


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.VEILIG_THUIS}))
def test_no_telephone_number_is_shared(kind: Kind) -> None:
    names = [name for name, found, _ in mensen.ORGANISATIES if found is kind]
    assert names
    assert len(set(names)) == len(names)


def test_every_municipality_has_what_a_family_there_needs() -> None:
    for gemeente in mensen.GEMEENTEN:
        there = {kind for _, kind, place in mensen.ORGANISATIES if place == gemeente}
        assert {Kind.LOKAAL_TEAM, Kind.GEMEENTE} <= there


@pytest.mark.parametrize("naam", mensen.GETOOND)
def test_who_is_shown_exists(naam: str) -> None:
    assert naam in {mens.gebruiker for mens in mensen.MENSEN}


def test_the_shown_accounts_get_less_of_the_many_families() -> None:
    assert set(RUSTIG) <= {mens.gebruiker for mens in mensen.MENSEN}
    assert all(0 < share < 1 for share in RUSTIG.values())


@pytest.mark.parametrize("model", [Account, Organisation, Casus])
def test_beside_what_is_not_of_the_demo_nothing_is_built(
    db: None, now: datetime, model: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    if model is Account:
        Account.objects.create(username="echt")
    else:
        place = Organisation.objects.create(naam="Echt", soort="veilig_thuis")
    if model is Casus:
        enter(SYSTEM)
        home = Huishouden.objects.create(bronhouder=place, ontstaan_op=now)
        Casus.objects.create(nummer="C-1", huishouden=home, bronhouder=place, geopend_op=now, stand="afgesloten",
                             afgesloten_op=now, sluitreden="geen_vervolg")  # fmt: skip
        Organisation.objects.exclude(pk=place.pk).delete()
    enter(SYSTEM)
    assert demo.is_van_een_ander()
    with pytest.raises(bouw.VanEenAnder, match="niet van de demo"):
        bouw.build()
    enter(SYSTEM)
    assert not Account.objects.filter(username="triage").exists()


def test_an_empty_database_is_for_the_demo(db: None, now: datetime) -> None:
    enter(SYSTEM)
    assert not demo.is_van_een_ander()
    bouw.regio()
    enter(SYSTEM)
    assert not demo.is_van_een_ander()
    assert not demo.is_gebouwd()
    assert Account.objects.count() == len(mensen.MENSEN)
