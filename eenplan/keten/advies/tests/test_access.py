"""Who may see advice, and that no way leads from advice to a household."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Purpose, Role
from eenplan.core.access.rowlevel import enter, locked_models
from eenplan.core.access.viewer import ANONYMOUS, SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.core.audit.models import LogLine
from eenplan.keten.advies import access, actions, queries
from eenplan.keten.advies.models import Advies, Contactmoment, Standwisseling, Terugkeer
from eenplan.keten.advies.rules import NieuwAdvies
from tests.regio import Regio

MAY = ("triagist", "triagist2", "casus", "lead")
MAY_NOT = ("proces", "fg", "beheer", "regisseur", "collega", "ander", "agent", "school", "beleid")
MODELS = (Advies, Contactmoment, Standwisseling, Terugkeer)
LOGINS = {"accounts_organisation", "accounts_account", "auth_group", "auth_permission", "django_content_type"}
FAMILY = ("casus", "persoon", "personen", "huishouden", "gezin", "gezinssysteem", "dossier", "betrokkene", "bsn")


@pytest.fixture
def advies(regio: Regio) -> Advies:
    return actions.noteer(NieuwAdvies("Wat nu?", codewoord="Roos"), by=regio["triagist"], at=regio.at)


READS = {
    "advies": lambda viewer, pk, at: queries.advies(viewer, pk),
    "voor_melding": lambda viewer, pk, at: queries.voor_melding(viewer, pk),
}
WRITES = {
    "contact": lambda viewer, pk, at: actions.voeg_contact_toe(pk, "tekst", by=viewer, at=at),
    "verbeter": lambda viewer, pk, at: actions.verbeter(pk, "tekst", "", by=viewer, at=at),
    "informatie": lambda viewer, pk, at: actions.geef_informatie(pk, by=viewer, at=at),
    "wordt_melding": lambda viewer, pk, at: actions.wordt_melding(pk, beller_wil_melden=True, by=viewer, at=at),
    "is_melding": lambda viewer, pk, at: actions.is_melding_geworden(pk, "M-1", by=viewer, at=at),
    "noteer": lambda viewer, pk, at: actions.noteer(NieuwAdvies("Wat?"), by=viewer, at=at),
    "sluit": lambda viewer, pk, at: actions.sluit(pk, by=viewer, at=at),
}


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("what", ["advies", "contact", "verbeter", "informatie", "wordt_melding", "noteer", "sluit"])
def test_own_veilig_thuis_may(regio: Regio, advies: Advies, who: str, what: str) -> None:
    enter(regio[who])
    (READS | WRITES)[what](regio[who], advies.pk, regio.at)
    assert LogLine.objects.filter(account_id=regio.accounts[who].pk, allowed=True, rule="eigen advies").exists()


@pytest.mark.parametrize("who", MAY_NOT)
@pytest.mark.parametrize("what", [*READS, *WRITES])
def test_everybody_else_may_not(regio: Regio, advies: Advies, who: str, what: str) -> None:
    enter(regio[who])
    with pytest.raises(NotVisible) as refusal:
        (READS | WRITES)[what](regio[who], advies.pk, regio.at)
    assert refusal.value.line is not None
    assert (refusal.value.line.allowed, refusal.value.line.rule) == (False, "R0")
    enter(SYSTEM)
    assert Advies.objects.get().versie == advies.versie


@pytest.mark.parametrize("who", [*MAY, *MAY_NOT])
def test_lists_and_counts(regio: Regio, advies: Advies, who: str) -> None:
    enter(regio[who])
    expected = 1 if who in MAY else 0
    assert len(queries.openstaand(regio[who])) == expected
    assert queries.aantal_open(regio[who]) == expected
    assert len(queries.nummers(regio[who], [advies.pk])) == expected


def test_another_veilig_thuis_sees_nothing(regio: Regio, advies: Advies) -> None:
    elsewhere = Organisation.objects.create(naam="Veilig Thuis Elders (verzonnen)", soort="veilig_thuis")
    other = replace(regio["triagist"], organisation_id=elsewhere.pk)
    enter(other)
    assert queries.openstaand(other) == []
    with pytest.raises(NotVisible):
        queries.advies(other, advies.pk)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_only_for_advice_or_safety(regio: Regio, advies: Advies, purpose: Purpose) -> None:
    viewer = regio["triagist"].for_purpose(purpose)
    assert access.mag(viewer, viewer.organisation_id) is (purpose in {Purpose.ADVIES, Purpose.VEILIGHEID})


@pytest.mark.parametrize("role", list(Role))
def test_only_roles_of_veilig_thuis(regio: Regio, role: Role) -> None:
    viewer = replace(regio["triagist"], role=role)
    assert access.mag(viewer, viewer.organisation_id) is role.value.startswith("vt_")
    assert not access.mag(replace(viewer, organisation_id=None), None)


def test_unknown_and_hidden_look_the_same(regio: Regio, advies: Advies) -> None:
    lines = []
    for pk in (advies.pk, advies.pk + 999):
        with pytest.raises(NotVisible) as refusal:
            queries.advies(regio["agent"], pk)
        lines.append(replace(refusal.value.line, object_id=0))  # type: ignore[type-var]  # it has a line
    assert lines[0] == lines[1]


def test_list_logs_each_line(regio: Regio, advies: Advies) -> None:
    enter(regio["lead"])
    queries.openstaand(regio["lead"])
    assert list(LogLine.objects.filter(verb="advies.lijst").values_list("object_id", flat=True)) == [advies.pk]


@pytest.mark.parametrize("who", ["regisseur", "agent", "school", "ander", "beleid"])
@pytest.mark.parametrize("model", MODELS)
def test_second_lock_in_the_database(regio: Regio, advies: Advies, who: str, model: type) -> None:
    actions.voeg_contact_toe(advies.pk, "tekst", by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    Terugkeer.objects.create(advies=advies, code_blind="x", woord_hash="y")
    assert model.objects.exists()
    enter(regio[who])
    assert not model.objects.exists()
    enter(ANONYMOUS)
    assert not model.objects.exists()
    enter(regio["casus"])
    assert model.objects.exists()


def test_every_table_has_a_lock() -> None:
    assert set(apps.get_app_config("advies").get_models()) == set(MODELS)
    assert set(MODELS) <= set(locked_models())


def reach(table: str, edges: set[tuple[str, str]]) -> set[str]:
    found, front = {table}, [table]
    while front:
        here = front.pop()
        new = {target for source, target in edges if source == here} - found
        found |= new
        front += new
    return found


def sql_edges() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
        )
        return set(cursor.fetchall())


def model_edges() -> set[tuple[str, str]]:
    return {
        (model._meta.db_table, field.related_model._meta.db_table)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    }


@pytest.mark.parametrize("edges", [sql_edges, model_edges])
@pytest.mark.parametrize("model", MODELS)
def test_no_way_leads_to_a_family(db: None, edges: object, model: type) -> None:
    known = edges()  # type: ignore[operator]  # one of the two functions above
    tables = {table for edge in known for table in edge}
    assert {"personen_persoon", "casus_casus", "gezinssysteem_huishouden"} <= tables  # the walk sees them
    reached = reach(model._meta.db_table, known)
    assert reached <= {item._meta.db_table for item in MODELS} | LOGINS


@pytest.mark.parametrize("edges", [sql_edges, model_edges])
def test_nobody_can_point_at_advice(db: None, edges: object) -> None:
    tables = {model._meta.db_table for model in MODELS}
    assert {source for source, target in edges() if target in tables} <= tables  # type: ignore[operator]  # as above


def test_no_column_is_meant_for_a_family(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name LIKE 'advies\\_%'")
        columns = {name for (name,) in cursor.fetchall()}
    assert "vraag" in columns
    assert not {name for name in columns for word in FAMILY if word in name}


def test_nothing_of_the_dossier_is_imported_but_pure_rules() -> None:
    modules = set()
    for file in Path(actions.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module)
    outside = {name for name in modules if name.startswith(("eenplan.dossier", "eenplan.keten"))}
    outside = {name for name in outside if not name.startswith("eenplan.keten.advies")}
    pure = {"rules", "gewone_woorden", "naamwoorden"}  # how a name is spelled, and which words are none
    assert outside == {f"eenplan.dossier.personen.{name}" for name in pure}
