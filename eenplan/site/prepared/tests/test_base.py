"""What the server keeps of our statements, and that keeping them opens nothing and loses nothing."""

from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Count, F, Q, Value

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import ANONYMOUS, SYSTEM, Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.actions import neem_aan
from eenplan.site import settings
from eenplan.site.prepared.base import KEPT, MANY
from tests.regio import Regio, nieuwe_melding

OFTEN = 8  # after five times PostgreSQL may choose a plan that is made without the parameters


def kept(of: BaseDatabaseWrapper) -> list[str]:
    """The statements that the server keeps for this connection."""
    with of.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [text for (text,) in cursor.fetchall()]


def ask(of: BaseDatabaseWrapper, number: int = 1) -> int:
    """A statement of our own."""
    with of.cursor() as cursor:
        cursor.execute("SELECT %s::int + 41", [number])
        return int(cursor.fetchone()[0])


def times(of: BaseDatabaseWrapper, part: str) -> int:
    return sum(part in text for text in kept(of))


@pytest.fixture
def fresh(db: None) -> Iterator[BaseDatabaseWrapper]:
    """A connection that asked nothing yet, of the application too."""
    made = connections.create_connection("default")
    yield made
    made.close()


def test_what_comes_twice_is_kept_once(fresh: BaseDatabaseWrapper) -> None:
    assert ask(fresh) == 42
    assert times(fresh, "+ 41") == 0
    assert [ask(fresh, number) for number in range(OFTEN)] == list(range(41, 41 + OFTEN))
    assert times(fresh, "+ 41") == 1


def test_there_is_room_for_more_than_psycopg_keeps(fresh: BaseDatabaseWrapper) -> None:
    fresh.ensure_connection()
    assert fresh.connection.prepared_max == KEPT > 100
    with fresh.cursor() as cursor:
        for number in [n for n in range(KEPT + 5) for _ in "ab"]:
            cursor.execute(f"SELECT %s::int + {number}", [1])
    assert KEPT <= len(kept(fresh)) <= KEPT + 1  # the oldest goes when the next comes


def test_a_refusal_forgets_nothing(fresh: BaseDatabaseWrapper) -> None:
    """An act that is refused goes back to its savepoint; psycopg would begin again with all that was kept."""
    fresh.set_autocommit(False)
    ask(fresh), ask(fresh)
    for _ in range(3):
        sid = fresh.savepoint()
        assert ask(fresh) == 42
        fresh.savepoint_rollback(sid)
        fresh.savepoint_commit(fresh.savepoint())
    assert times(fresh, "+ 41") == 1
    assert times(fresh, "SAVEPOINT") == 0
    assert ask(fresh) == 42
    fresh.rollback()
    assert times(fresh, "+ 41") == 0
    assert ask(fresh) == 42
    fresh.rollback()


def test_a_fault_leaves_the_connection_usable(fresh: BaseDatabaseWrapper) -> None:
    fresh.set_autocommit(False)
    ask(fresh), ask(fresh)
    sid = fresh.savepoint()
    with pytest.raises(Exception, match="division by zero"), fresh.cursor() as cursor:
        cursor.execute("SELECT 1 / %s::int", [0])
    fresh.savepoint_rollback(sid)
    assert fresh.connection.prepare_threshold == 1
    assert ask(fresh) == 42
    fresh.rollback()


# --- the second lock holds for a statement that is kept -------------------------------------------------------


def seen(viewer: Viewer) -> int:
    """The very same statement, whoever asks."""
    enter(viewer)
    return Casus.objects.filter(pk__gt=0).count()


def test_a_kept_statement_shows_each_his_own(regio: Regio) -> None:
    neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    inside, outside = [regio["triagist"], SYSTEM], [regio["ander"], regio["school"], ANONYMOUS]
    for _ in range(OFTEN):
        assert [seen(viewer) for viewer in inside] == [1, 1]
        assert [seen(viewer) for viewer in outside] == [0, 0, 0]
    assert times(connection, "casus_casus") >= 1


def test_the_setting_of_one_transaction_is_not_kept(regio: Regio) -> None:
    """The context is a parameter of a kept statement as well: it is of this transaction, and of who came last."""
    with connection.cursor() as cursor:
        for viewer in [regio["triagist"], regio["school"]] * OFTEN:
            enter(viewer)
            cursor.execute("SELECT current_setting('eenplan.organisation')")
            assert cursor.fetchone() == (str(viewer.organisation_id),)
    assert times(connection, "eenplan.organisation") >= 1


# --- what parameters beside the statement could break ---------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Q(naam=None), 0),
        (Q(soort__in=["politie", "onderwijs"]), 2),
        (Q(soort__in=[]), 0),
        (Q(pk__in=list(range(1, 70_000))), 6),  # more than the protocol carries beside a statement
        (Q(pk__lt=2**40), 6),
        (Q(naam__icontains="%"), 0),
        (Q(naam__istartswith="Veilig"), 1),
        (Q(naam__regex="^Lokaal"), 2),
        (Q(gemeente=F("gemeente")), 6),
    ],
    ids=str,
)
def test_every_kind_of_parameter(regio: Regio, query: Q, found: int) -> None:
    rows = Organisation.objects.filter(pk__in=[row.pk for row in regio.organisations.values()])
    assert [rows.filter(query).count() for _ in range(3)] == [found] * 3


def test_a_long_list_is_not_kept(fresh: BaseDatabaseWrapper) -> None:
    with fresh.cursor() as cursor:
        for count in [MANY, MANY, MANY, MANY + 1, MANY + 1, MANY + 1]:
            cursor.execute(
                f"SELECT 'lang' IN ({', '.join(['%s'] * count)}, '100%%')", ["kort", *["100%"] * (count - 1)]
            )
            assert cursor.fetchone() == (False,)
    assert times(fresh, "'lang' IN") == 1
    assert ask(fresh) == 42
    assert fresh.connection.prepare_threshold == 1


def test_a_parameter_in_a_group(regio: Regio) -> None:
    """Two parameters of the same value are two for PostgreSQL: a group by an expression must still be one."""
    rows = Organisation.objects.annotate(kop=Value("x")).values("kop").annotate(n=Count("pk")).order_by("kop")
    assert [row["kop"] for row in rows] == ["x"]


# --- it can be put off ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("given", "on"), [(None, True), ("yes", True), ("no", False)])
def test_who_has_a_pooler_between_puts_it_off(monkeypatch: pytest.MonkeyPatch, given: str | None, on: bool) -> None:
    monkeypatch.delenv("EENPLAN_DB_PREPARE", raising=False)
    if given:
        monkeypatch.setenv("EENPLAN_DB_PREPARE", given)
    plain = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"pool": {}}}
    found = settings.prepared(plain)
    assert (found["ENGINE"], "prepare_threshold" in found["OPTIONS"]) == (
        ("eenplan.site.prepared", True) if on else (plain["ENGINE"], False)
    )
    assert found["OPTIONS"]["pool"] == {}


@pytest.mark.parametrize(("name", "on"), [("default", True), ("eigenaar", False), ("beleid", False)])
def test_only_the_application_keeps_statements(name: str, on: bool) -> None:
    """The owner changes tables; the figures are a few heavy questions that each deserve a plan of their own."""
    assert ("prepare_threshold" in settings.DATABASES[name]["OPTIONS"]) is on
