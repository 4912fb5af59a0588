"""Nothing on the policy side can reach a person: not the role, not the code, not a click."""

import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from eenplan.core.access.policy import Role
from eenplan.core.doors import BELEID, DOORS
from eenplan.keten.melding.actions import neem_aan
from eenplan.site.migrate import POLICY_GROUPS, policy_tables
from eenplan.sturing.beleidsmonitor.tests.test_views import page
from tests.regio import PEOPLE, Regio, nieuwe_melding

OURS = [model for config in apps.get_app_configs() if config.name.startswith("eenplan.") for model in config.get_models(
    include_auto_created=True
)]  # fmt: skip
CLOSED = sorted(model._meta.db_table for model in OURS if model._meta.db_table not in policy_tables())


def group_of(model: Any) -> str:
    """The group (dossier, keten, ...) that a model belongs to; another party's model has its own name."""
    parts = model.__module__.split(".")
    return str(parts[1]) if parts[0] == "eenplan" else str(parts[0])


@pytest.fixture(scope="module")
def policy() -> Iterator[psycopg.Connection[Any]]:
    """A raw connection of the policy role."""
    with psycopg.connect(os.environ["EENPLAN_DB_POLICY_URL"], autocommit=True) as raw:
        yield raw


@pytest.mark.parametrize("table", CLOSED)
def test_the_policy_role_cannot_read(policy: psycopg.Connection[Any], table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        policy.execute(f'SELECT count(*) FROM "{table}"')


@pytest.mark.parametrize("setting", ["eenplan.system", "eenplan.organisation"])
def test_saying_that_one_is_machinery_does_not_help(policy: psycopg.Connection[Any], setting: str) -> None:
    with policy.transaction(force_rollback=True):
        policy.execute("SELECT set_config(%s, 'on', true)", [setting])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            policy.execute("SELECT * FROM casus_casus")


def test_the_policy_role_reads_facts_and_nothing_more(policy: psycopg.Connection[Any]) -> None:
    rows = policy.execute(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
        " WHERE grantee = current_user AND table_schema = 'public'"
    ).fetchall()
    assert {privilege for _, privilege in rows} == {"SELECT"}
    assert {table for table, _ in rows} <= set(policy_tables())
    assert "feiten_feit" in {table for table, _ in rows}


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO feiten_feit (naam, op, dag, gemeente, keten, kenmerken) VALUES ('x', now(), now(), '', '', '{}')",
        "DELETE FROM feiten_feit",
        "UPDATE feiten_feit SET gemeente = 'x'",
        "CREATE TABLE public.buit (a int)",
        "SET ROLE eenplan_app",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_the_policy_role_changes_nothing(policy: psycopg.Connection[Any], statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        policy.execute(statement)


def test_facts_hold_no_way_to_a_person() -> None:
    """No foreign key at all, and no column that could hold a name, an account or a case number."""
    (feit,) = [model for model in OURS if model._meta.db_table == "feiten_feit"]
    assert {field.name for field in feit._meta.get_fields()} == {
        "id", "naam", "op", "dag", "gemeente", "keten", "waarde", "kenmerken",
    }  # fmt: skip
    assert not [field for field in feit._meta.get_fields() if field.is_relation]


def test_nothing_in_sturing_points_at_another_group() -> None:
    """Also by a string foreign key or a many-to-many, which the import linter does not see."""
    for model in OURS:
        if group_of(model) not in POLICY_GROUPS:
            continue
        allowed = {group_of(model), "feiten", "netwerk", "core"}
        for field in model._meta.get_fields():
            if field.is_relation and field.related_model is not None:
                assert group_of(field.related_model) in allowed, (model, field)


def test_nothing_outside_points_into_facts() -> None:
    for model in OURS:
        if group_of(model) in {"dossier", "keten", "instrumenten"}:
            for field in model._meta.get_fields():
                if field.is_relation and field.related_model is not None:
                    assert group_of(field.related_model) != "feiten"


def paths(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every address with its view; keys filled with 1."""
    for item in (resolver or get_resolver()).url_patterns:
        if isinstance(item, URLResolver):
            yield from paths(item, before + str(item.pattern))
        elif isinstance(item, URLPattern):
            yield before + str(item.pattern), item.callback


def filled(pattern: str) -> str:
    parts = [part if not part.startswith("<") else "1" for part in pattern.split("/")]
    return "/" + "/".join(parts)


SHUT = sorted({filled(path) for path, view in paths() if getattr(view, "door", "") in {"werk", "partner"}})


def test_there_are_doors_to_try() -> None:
    assert len(SHUT) > 20
    assert all(path.startswith(("/werk/", "/partner/")) for path in SHUT)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_policy_officer_finds_nothing_behind_another_door(regio: Regio, method: str) -> None:
    client = Client()
    client.force_login(regio.accounts["beleid"], "allauth.account.auth_backends.AuthenticationBackend")
    answers = {path: getattr(client, method)(path).status_code for path in SHUT}
    assert {path: code for path, code in answers.items() if code != 404} == {}


def test_who_may_stand_at_the_policy_door() -> None:
    assert DOORS["beleid"] == BELEID == {Role.BELEID, Role.PROCESREGISSEUR, Role.VT_LEAD}
    assert {key for key, (_, role, _) in PEOPLE.items() if role in BELEID} == {"beleid", "proces", "lead"}


@pytest.mark.django_db(transaction=True, databases=["default", "beleid"])
def test_no_name_and_no_case_appears(regio: Regio) -> None:
    """Canaries: everything a report holds, in a region full of reports."""
    for _ in range(3):
        neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at - timedelta(days=30))
    for key in ("beleid", "proces", "lead"):
        _, text = page(regio, key)
        for canary in ("Sanne", "Peter", "Bram", "Proefstraat", "999000019", "huilend", "A. Agent", "C-2026", "M-2026"):
            assert canary not in text
