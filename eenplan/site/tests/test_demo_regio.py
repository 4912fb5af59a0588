"""The invented region: organisations of every kind, people in every role, nothing twice."""

from collections import Counter

from eenplan.core.access.policy import Role
from eenplan.core.accounts.rules import OrganisationKind as Kind
from eenplan.site.demo import bouw, mensen

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
    assert len(bouw.accounts(alle=True)) == len(mensen.MENSEN)
    assert "--accounts" in bouw.MEER
