"""The second lock, seen from the database: forced on every locked table, shut without context, never leaking."""

import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, connections, models, transaction
from psycopg.conninfo import conninfo_to_dict

from eenplan.core.access import rowlevel
from eenplan.core.access.rowlevel import enter, install, locked_models
from eenplan.core.access.viewer import ANONYMOUS, SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname, Teamlid, Uitspraak
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.stukken.actions import bewaar
from eenplan.keten.melding.actions import neem_aan
from tests.regio import Regio, nieuwe_melding

LOCKED = sorted(model._meta.db_table for model in locked_models())
# Hang on a case or a person without a lock: keys only, and the lock itself leans on the first.
WITHOUT_LOCK = {"casus_deelname", "casus_belangenconflict"}


@pytest.fixture
def app() -> Iterator[psycopg.Connection[Any]]:
    """A raw connection of the application, as a stolen password would give."""
    with psycopg.connect(os.environ["EENPLAN_DB_APP_URL"], autocommit=True) as raw:
        yield raw


def count(raw: psycopg.Connection[Any], table: str) -> int:
    row = raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    assert row is not None
    return int(row[0])


@pytest.fixture
def filled(regio: Regio) -> Regio:
    """A region with a committed case in it."""
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    with act("toets.vul", by=SYSTEM, at=regio.at) as a:
        casus = Casus.objects.get()
        Uitspraak.objects.create(
            casus=casus, spreker="moeder", gezegd_op=regio.at, soort="feit", tekst="...", vastgelegd_op=regio.at
        )
        bewaar(a, casus, "brief.txt", b"Een brief.")
    return regio


@pytest.mark.parametrize("table", LOCKED)
def test_forced_with_one_policy(db: None, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [table])
        assert cursor.fetchone() == (True, True)
        cursor.execute("SELECT policyname, cmd, permissive FROM pg_policies WHERE tablename = %s", [table])
        assert cursor.fetchall() == [("eenplan", "ALL", "PERMISSIVE")]


def hangs_on_a_case(model: type[models.Model]) -> bool:
    """Whether a foreign key leads straight to a case, a person or a household."""
    owners = {Casus, Persoon, Huishouden}
    keys = [field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]
    return any(field.related_model in owners for field in keys)


def test_whatever_hangs_on_a_case_is_locked() -> None:
    bare = {
        model._meta.db_table
        for model in apps.get_models()
        if hangs_on_a_case(model) and not getattr(model, rowlevel.LOCK, None)
    }
    assert bare == WITHOUT_LOCK


def test_tables_without_lock_hold_keys_only() -> None:
    texts = (models.TextField, models.JSONField, models.BinaryField)
    for model in apps.get_models():
        if model._meta.db_table in WITHOUT_LOCK:
            assert not [field.name for field in model._meta.fields if isinstance(field, texts)]


def test_the_application_owns_nothing_and_passes_no_lock(app: psycopg.Connection[Any]) -> None:
    assert app.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user").fetchone() == (
        False,
        False,
    )
    assert app.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user").fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE casus_casus DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE casus_casus NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY eenplan ON casus_casus",
        "CREATE POLICY open ON casus_casus USING (true)",
        "CREATE TABLE public.buit (a int)",
        "SET ROLE {owner}",
        "DELETE FROM audit_logline",
        "UPDATE audit_logline SET verb = 'niets'",
        "TRUNCATE audit_logline",
        "DELETE FROM django_migrations",
    ],
)
def test_the_application_may_not(app: psycopg.Connection[Any], statement: str) -> None:
    owner = conninfo_to_dict(os.environ["EENPLAN_DB_OWNER_URL"])["user"]  # with DATABASE_URL its user
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(statement.format(owner=owner))


@pytest.mark.django_db(transaction=True)
def test_without_context_every_locked_table_is_empty(filled: Regio, app: psycopg.Connection[Any]) -> None:
    assert {table: count(app, table) for table in LOCKED} == dict.fromkeys(LOCKED, 0)
    with app.transaction():
        app.execute("SELECT set_config('eenplan.system', 'on', true)")
        full = {table for table in LOCKED if count(app, table)}
    assert {"casus_casus", "personen_persoon", "casus_uitspraak", "stukken_stuk", "melding_melding"} <= full
    assert len(full) >= 10, "the emptiness above would prove little"


@pytest.mark.django_db(transaction=True)
def test_the_owner_is_held_by_the_lock_too(filled: Regio) -> None:
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"]) as owner:
        assert {table: count(owner, table) for table in LOCKED} == dict.fromkeys(LOCKED, 0)


@pytest.mark.parametrize("value", ["", "off", "ON", "true", "1", "on "])
@pytest.mark.django_db(transaction=True)
def test_only_the_exact_word_opens_for_machinery(filled: Regio, app: psycopg.Connection[Any], value: str) -> None:
    with app.transaction():
        app.execute("SELECT set_config('eenplan.system', %s, true)", [value])
        assert count(app, "casus_casus") == 0


@pytest.mark.django_db(transaction=True)
def test_who_looks_is_forgotten_at_the_end_of_the_transaction(filled: Regio) -> None:
    with transaction.atomic():
        enter(filled["triagist"])
        assert Casus.objects.count() == 1
    assert Casus.objects.count() == 0
    with transaction.atomic():
        assert Casus.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_rollback_forgets_too(filled: Regio) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        transaction.set_rollback(True)
    assert Casus.objects.count() == 0


@pytest.mark.parametrize(("key", "seen"), [
    ("triagist", 1), ("beheer", 1), ("regisseur", 0), ("agent", 0), ("school", 0), ("beleid", 0),
])  # fmt: skip
def test_the_lock_is_on_the_organisation(regio: Regio, key: str, seen: int) -> None:
    """The first lock (the policy) decides on the role; this one keeps other organisations out."""
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(regio[key])
    assert (Casus.objects.count(), Huishouden.objects.count()) == (seen, seen)
    assert bool(Persoon.objects.count()) == bool(seen)


@pytest.mark.parametrize(("days", "seen"), [(None, 1), (1, 1), (0, 0), (-1, 0)])
def test_involvement_opens_until_it_ends(regio: Regio, days: int | None, seen: int) -> None:
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    Deelname.objects.create(
        casus=Casus.objects.get(), organisatie=regio.organisations["team"], soort="deelnemer",
        van=regio.at - timedelta(days=9), tot=None if days is None else regio.at + timedelta(days=days),
    )  # fmt: skip
    enter(regio["regisseur"])
    assert Casus.objects.count() == seen
    assert bool(Persoon.objects.count()) == bool(seen)
    enter(regio["ander"])
    assert Casus.objects.count() == 0


def test_nobody_writes_for_another_organisation(regio: Regio) -> None:
    enter(regio["regisseur"])
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Huishouden.objects.create(bronhouder=regio.organisations["vt"], ontstaan_op=regio.at)
    assert Huishouden.objects.create(bronhouder=regio.organisations["team"], ontstaan_op=regio.at).pk


def test_nobody_shares_or_joins_a_case_that_he_does_not_see(regio: Regio) -> None:
    """Rows about oneself can be seen without the case; writing them takes the case."""
    casus_id = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at) and _only_case()
    enter(regio["ander"])
    place = {"casus_id": casus_id, "account_id": regio["ander"].account_id, "van": regio.at}
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Teamlid.objects.create(**place)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Deelbesluit.objects.create(
            casus_id=casus_id, organisatie_id=regio["ander"].organisation_id, klassen=["identiteit"], doel="regie",
            grond="geen", van=regio.at, tot=regio.at + timedelta(days=9), besloten_door_id=regio["ander"].account_id,
        )  # fmt: skip
    enter(SYSTEM)
    Teamlid.objects.create(**place)
    enter(regio["ander"])
    assert (Teamlid.objects.count(), Casus.objects.count()) == (1, 0)


def _only_case() -> int:
    enter(SYSTEM)
    return Casus.objects.get().pk


def test_the_functions_of_the_lock_have_no_rights_of_their_own(db: None) -> None:
    """They run as whoever asks and change nothing: what they answer is what he could have seen himself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, prosecdef, provolatile FROM pg_proc WHERE proname LIKE 'eenplan%'")
        found = cursor.fetchall()
    assert len(found) >= 9
    assert {row[1:] for row in found} == {(False, "s")}


def test_a_visitor_sees_nothing(regio: Regio) -> None:
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(ANONYMOUS)
    assert (Casus.objects.count(), Persoon.objects.count()) == (0, 0)


@pytest.mark.django_db(databases=["default", "eigenaar"])
def test_installing_again_changes_nothing() -> None:
    def policies() -> list[tuple[Any, ...]]:
        with connections["eigenaar"].cursor() as cursor:
            cursor.execute("SELECT tablename, policyname, qual FROM pg_policies ORDER BY 1")
            return list(cursor.fetchall())

    before = policies()
    install(connections["eigenaar"])
    assert policies() == before
    assert len(before) == len(LOCKED)
