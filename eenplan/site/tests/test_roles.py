"""What the three roles may do, and how they are made: in the embedded server and behind DATABASE_URL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from eenplan.site import environment as env
from eenplan.site import roles, settings
from eenplan.site.environment import environment, with_user
from eenplan.site.keyring import Keyring
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import Server

TABLES = ("audit_regel", "melding_melding", "feiten_feit", "netwerk_organisatie", "beleid_doel", "feiten")
WRITE = ("INSERT", "UPDATE", "DELETE")
STATEMENTS = {
    "SELECT": "SELECT * FROM {}",
    "INSERT": "INSERT INTO {} (tekst) VALUES ('x')",
    "UPDATE": "UPDATE {} SET tekst = 'y'",
    "DELETE": "DELETE FROM {}",
    "TRUNCATE": "TRUNCATE {}",
    "DROP": "DROP TABLE {}",
}
MAY = {
    (roles.APP, "audit_regel"): {"SELECT", "INSERT"},
    (roles.APP, "django_migrations"): {"SELECT"},
    **{(roles.APP, name): {"SELECT", *WRITE} for name in TABLES[1:]},
    (roles.POLICY, "feiten_feit"): {"SELECT"},
    (roles.POLICY, "netwerk_organisatie"): {"SELECT"},
    (roles.POLICY, "beleid_doel"): {"SELECT"},
}
CELLS = [
    (role, table, act)
    for role in (roles.APP, roles.POLICY)
    for table in (*TABLES, "django_migrations")
    for act in STATEMENTS
]


def connect(url: str) -> psycopg.Connection[Any]:
    return psycopg.connect(url, autocommit=True)


@pytest.fixture(scope="module")
def urls(data: Path) -> dict[str, str]:
    """The addresses of a database with one table of each kind, after grants."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (*env_names(), "DATABASE_URL"):
            patch.delenv(name, raising=False)
        found = environment(data)
    with connect(found[env.OWNER_URL]) as owner:
        for name in (*TABLES, "django_migrations"):
            owner.execute(f"CREATE TABLE {name} (id bigserial PRIMARY KEY, tekst text)")
        roles.grant(owner, ("feiten_", "netwerk_", "beleid_doel"))
    return {
        roles.OWNER: found[env.OWNER_URL],
        roles.APP: found[env.APP_URL],
        roles.POLICY: found[env.POLICY_URL],
    }


def env_names() -> tuple[str, str, str]:
    return env.OWNER_URL, env.APP_URL, env.POLICY_URL


@pytest.fixture(scope="module")
def sessions(urls: dict[str, str]) -> Iterator[dict[str, psycopg.Connection[Any]]]:
    """One connection of each role, for what is undone at once."""
    with psycopg.connect(urls[roles.APP]) as app, psycopg.connect(urls[roles.POLICY]) as policy:
        yield {roles.APP: app, roles.POLICY: policy}


@pytest.mark.parametrize(("role", "table", "act"), CELLS)
def test_each_role_may_do_exactly_this(
    sessions: dict[str, psycopg.Connection[Any]], role: str, table: str, act: str
) -> None:
    with sessions[role].transaction(force_rollback=True):
        if act in MAY.get((role, table), set()):
            sessions[role].execute(STATEMENTS[act].format(table))
        else:
            with pytest.raises(psycopg.errors.InsufficientPrivilege), sessions[role].transaction():
                sessions[role].execute(STATEMENTS[act].format(table))


@pytest.mark.parametrize("role", [roles.APP, roles.POLICY])
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE ROLE mine",
        "SET ROLE eenplan_owner",
        "SET ROLE postgres",
        "ALTER TABLE melding_melding DISABLE ROW LEVEL SECURITY",
        "COPY melding_melding TO PROGRAM 'true'",
        "SELECT pg_read_file('PG_VERSION')",
    ],
)
def test_no_service_gets_more_than_rows(urls: dict[str, str], role: str, statement: str) -> None:
    with connect(urls[role]) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


@pytest.mark.parametrize(
    ("role", "creates_databases"), [(roles.OWNER, True), (roles.APP, False), (roles.POLICY, False)]
)
def test_no_role_is_above_row_level_security(urls: dict[str, str], role: str, creates_databases: bool) -> None:
    with connect(urls[role]) as connection:
        row = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolreplication, rolcreatedb"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row == (False, False, False, False, creates_databases)


def test_row_level_security_holds_for_the_app_role(urls: dict[str, str]) -> None:
    with connect(urls[roles.OWNER]) as owner:
        owner.execute("CREATE TABLE rls_proef (id int)")
        owner.execute("INSERT INTO rls_proef VALUES (1), (2)")
        owner.execute("ALTER TABLE rls_proef ENABLE ROW LEVEL SECURITY")
        owner.execute("CREATE POLICY een ON rls_proef USING (id = 1)")
        roles.grant(owner)
    with connect(urls[roles.APP]) as app:
        assert app.execute("SELECT array_agg(id) FROM rls_proef").fetchone() == ([1],)


def test_a_new_table_is_shut_until_granted_and_old_rights_are_taken_back(urls: dict[str, str]) -> None:
    with (
        connect(urls[roles.OWNER]) as owner,
        connect(urls[roles.APP]) as app,
        connect(urls[roles.POLICY]) as policy,
    ):
        owner.execute("CREATE TABLE later (id int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("SELECT * FROM later")
        roles.grant(owner, ("later",))
        app.execute("SELECT * FROM later")
        policy.execute("SELECT * FROM later")
        roles.grant(owner, ("feiten_", "netwerk_", "beleid_doel"))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            policy.execute("SELECT * FROM later")


def test_a_service_gives_up_on_an_endless_question(urls: dict[str, str]) -> None:
    with connect(urls[roles.APP]) as app:
        for name, value in (("statement_timeout", "1min"), ("lock_timeout", "15s")):
            assert app.execute(f"SHOW {name}").fetchone() == (value,)


def test_the_extensions_are_there(urls: dict[str, str]) -> None:
    with connect(urls[roles.APP]) as app:
        found = {name for (name,) in app.execute("SELECT extname FROM pg_extension")}
    assert set(roles.EXTENSIONS) <= found


def test_the_environment_is_the_same_at_every_call(data: Path, urls: dict[str, str], bare: pytest.MonkeyPatch) -> None:
    first = environment(data)
    assert first == environment(data)
    assert first[env.OWNER_URL] == urls[roles.OWNER]
    assert first["EENPLAN_DATA"] == str(data)
    assert len(first["EENPLAN_SECRET_KEY"]) >= 40


@pytest.mark.parametrize("change", ["PASSWORD 'other'", "BYPASSRLS", "SUPERUSER", "NOLOGIN"])
def test_a_changed_password_or_attribute_is_set_right(
    data: Path, server: Server, change: str, bare: pytest.MonkeyPatch
) -> None:
    found = environment(data)
    with connect(server.superuser_url) as super_:
        super_.execute(f"ALTER ROLE eenplan_app {change}")
    assert environment(data) == found
    with connect(found[env.APP_URL]) as app:
        row = app.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'eenplan_app'").fetchone()
    assert row == (False, False)


def test_given_addresses_are_used_as_they_are(folder: Path, bare: pytest.MonkeyPatch) -> None:
    for name in env_names():
        bare.setenv(name, f"postgresql://{name}@/x")
    found = environment(folder / ".data")
    assert {found[name] for name in env_names()} == {f"postgresql://{name}@/x" for name in env_names()}
    assert not (folder / ".data" / "postgres").exists()


def test_without_start_nothing_is_started(folder: Path, bare: pytest.MonkeyPatch) -> None:
    with pytest.raises(LaunchError, match="draait niet"):
        environment(folder / ".data", start=False)
    assert not (folder / ".data" / "postgres").exists()


SERVICES = f"{roles.APP}, {roles.POLICY}"


def outside(server: Server, user: str, rights: str = "") -> str:
    """A database of ``user`` on a server without our service roles: the situation of DATABASE_URL."""
    with connect(server.superuser_url.replace("/postgres?", "/eenplan?")) as here:
        here.execute(f"DROP OWNED BY {SERVICES}")
    with connect(server.superuser_url) as super_:
        super_.execute("DROP DATABASE IF EXISTS elders")
        super_.execute(f"DROP ROLE IF EXISTS {SERVICES}, {user}")
        super_.execute(f"CREATE ROLE {user} LOGIN PASSWORD 'p' {rights}")
        super_.execute(f"CREATE DATABASE elders OWNER {user}")
    return server.url(user, "p", "elders")


def test_database_url_without_the_right_to_make_roles_says_what_to_run(
    data: Path, server: Server, folder: Path, bare: pytest.MonkeyPatch
) -> None:
    environment(data)
    bare.setenv("DATABASE_URL", outside(server, "maynot"))
    with pytest.raises(LaunchError, match="CREATE ROLE eenplan_app") as caught:
        environment(folder / ".data")
    assert "databasebeheerder" in str(caught.value)
    assert Keyring(folder / ".data", "database-extern").get(roles.APP) not in str(caught.value)


def test_database_url_of_a_superuser_makes_the_services(
    data: Path, server: Server, folder: Path, bare: pytest.MonkeyPatch
) -> None:
    url = with_user(server.superuser_url.replace("/postgres?", "/eenplan?"), "postgres", superuser_password(data))
    bare.setenv("DATABASE_URL", url)
    found = environment(folder / ".data")
    assert found[env.OWNER_URL] == url
    for name, role in ((env.APP_URL, roles.APP), (env.POLICY_URL, roles.POLICY)):
        with connect(found[name]) as connection:
            assert connection.execute("SELECT current_user, current_database()").fetchone() == (
                role,
                "eenplan",
            )
    assert not (folder / ".data" / "postgres").exists()


def superuser_password(data: Path) -> str:
    return Keyring(data, "database").get("postgres")


def test_database_url_of_a_user_who_may_make_roles(
    data: Path, server: Server, folder: Path, bare: pytest.MonkeyPatch
) -> None:
    environment(data)
    bare.setenv("DATABASE_URL", outside(server, "may", "CREATEROLE"))
    found = environment(folder / ".data")
    with connect(found[env.OWNER_URL]) as owner, connect(found[env.APP_URL]) as app:
        assert app.execute("SELECT current_user").fetchone() == (roles.APP,)
        owner.execute("CREATE TABLE melding_melding (id int)")
        roles.grant(owner)
        app.execute("SELECT * FROM melding_melding")


def test_an_app_address_of_a_superuser_is_refused(
    data: Path, server: Server, folder: Path, bare: pytest.MonkeyPatch
) -> None:
    bare.setenv("DATABASE_URL", server.superuser_url)
    bare.setenv(env.APP_URL, server.superuser_url)
    with pytest.raises(LaunchError, match="superuser"):
        environment(folder / ".data")


def test_an_unreachable_database_url_is_a_dutch_message(folder: Path, bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DATABASE_URL", f"postgresql://x:y@/eenplan?host={folder}")
    with pytest.raises(LaunchError, match="niet bereikbaar"):
        environment(folder / ".data")


def test_an_old_postgresql_is_refused(data: Path, server: Server, folder: Path, bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DATABASE_URL", server.superuser_url)
    bare.setattr(env, "MINIMUM_VERSION", 990000)
    with pytest.raises(LaunchError, match="nieuwer"):
        environment(folder / ".data")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://a:b@db:5433/een?sslmode=require", "postgresql://u:p%2Fw@db:5433/een?sslmode=require"),
        ("postgresql://a@/een?host=%2Frun%2Fpg", "postgresql://u:p%2Fw@/een?host=%2Frun%2Fpg"),
        ("postgres://db/een", "postgres://u:p%2Fw@db/een"),
        ("postgresql://a:p%40b@[::1]:5432/een", "postgresql://u:p%2Fw@[::1]:5432/een"),
    ],
)
def test_an_address_for_another_user(url: str, expected: str) -> None:
    assert with_user(url, "u", "p/w") == expected


@pytest.mark.parametrize(
    ("table", "wanted", "expected"),
    [
        ("feiten_feit", ("feiten_",), True),
        ("feitenlijst", ("feiten_",), False),
        ("doel", ("doel",), True),
        ("doel_regel", ("doel",), False),
        ("melding_melding", roles.POLICY_TABLES, False),
        ("netwerk_organisatie", roles.POLICY_TABLES, True),
        ("feiten_feit", (), False),
    ],
)
def test_which_tables_policy_may_read(table: str, wanted: tuple[str, ...], expected: bool) -> None:
    assert roles.is_policy_table(table, wanted) is expected


@pytest.mark.parametrize("pool", [False, True], ids=["a connection", "a pool"])
def test_what_an_address_asks_of_the_connection_is_kept(pool: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without sslmode the names of families would go over the network in the clear, where somebody had forbidden it."""
    url = "postgresql://u:p@een,twee/regio?sslmode=verify-full&target_session_attrs=read-write"
    monkeypatch.setenv("EENPLAN_DB_APP_URL", url)
    found = settings._database("EENPLAN_DB_APP_URL", pool=pool)
    assert (found["HOST"], found["NAME"], found["USER"]) == ("een,twee", "regio", "u")
    assert found["OPTIONS"]["sslmode"] == "verify-full"
    assert found["OPTIONS"]["target_session_attrs"] == "read-write"
    assert ("pool" in found["OPTIONS"]) is pool
