"""The three roles in the database, and what each may do.

eenplan_owner   owns the database and its tables; migrates. Not a superuser.
eenplan_app     the doors and the worker: reads and writes rows, owns nothing, cannot pass row-level security.
eenplan_policy  the policy door: reads feiten, netwerk and sturing, nothing else (architecture.md).
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import psycopg
from psycopg import sql

from eenplan.site.keyring import Keyring
from eenplan.site.pg_user import LaunchError

OWNER, APP, POLICY = "eenplan_owner", "eenplan_app", "eenplan_policy"
DATABASE = "eenplan"
EXTENSIONS = ("btree_gist", "pg_trgm")
POLICY_TABLES = ("feiten_", "netwerk_")
LIMITED = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION"
SERVICE_LIMITS = {
    "statement_timeout": "60s",
    "lock_timeout": "15s",
    "idle_in_transaction_session_timeout": "2min",
}


class Connection(Protocol):
    """A psycopg or a Django connection: anything with a cursor."""

    def cursor(self) -> Any: ...


def ensure_database(superuser_url: str, keyring: Keyring) -> None:
    """Make the database and the three roles of the embedded server. Idempotent.

    A role that lost its password gets the one of the keyring back.
    """
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        ensure_role(connection, OWNER, keyring.get(OWNER), f"{LIMITED} CREATEDB")
        _ensure_services(connection, keyring)
        if not _exists(connection, "pg_database", "datname", DATABASE):
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
            )


def ensure_services(owner_url: str, keyring: Keyring) -> None:
    """Make the app and policy roles with the user of DATABASE_URL, who plays the owner.

    Raises LaunchError with the SQL for the database administrator when that user may not make roles.
    """
    with psycopg.connect(owner_url, autocommit=True) as connection:
        row = connection.execute(
            "SELECT rolsuper OR rolcreaterole, current_database() FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        if row is None or not row[0]:
            raise LaunchError(_request(str(row and row[1]), keyring))
        _ensure_services(connection, keyring)


def _ensure_services(connection: psycopg.Connection[Any], keyring: Keyring) -> None:
    for name in (APP, POLICY):
        ensure_role(connection, name, keyring.get(name), f"{LIMITED} NOCREATEDB")
        for setting, value in SERVICE_LIMITS.items():
            statement = sql.SQL("ALTER ROLE {} SET {} = {}")
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(setting), value))


def ensure_role(connection: psycopg.Connection[Any], name: str, password: str, rights: str) -> None:
    """Create or correct one role. The password is hashed here, so it never travels or reaches a log.

    Only attributes that differ are written: a CREATEROLE user may not touch the ones of a superuser.
    """
    verb = "ALTER" if _exists(connection, "pg_roles", "rolname", name) else "CREATE"
    hashed = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    if verb == "ALTER" and not _is_superuser(connection):
        rights = "LOGIN"
    statement = sql.SQL(f"{verb} ROLE {{}} WITH {rights} PASSWORD {{}}")  # words of this module only
    connection.execute(statement.format(sql.Identifier(name), hashed))


def _is_superuser(connection: psycopg.Connection[Any]) -> bool:
    row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    return bool(row and row[0])


def _exists(connection: psycopg.Connection[Any], table: str, column: str, value: str) -> bool:
    statement = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(sql.Identifier(table), sql.Identifier(column))
    return connection.execute(statement, (value,)).fetchone() is not None


def _request(database: str, keyring: Keyring) -> str:
    """What the administrator has to run; passwords as placeholders, for a screen may be read by others."""
    lines = [f"CREATE ROLE {name} WITH {LIMITED} PASSWORD '<wachtwoord>';" for name in (APP, POLICY)]
    lines += [f"CREATE EXTENSION IF NOT EXISTS {name};" for name in EXTENSIONS]
    return (
        f"De gebruiker van DATABASE_URL mag in database {database} geen rollen maken. "
        "Vraag de databasebeheerder om dit uit te voeren:\n  " + "\n  ".join(lines) + "\n"
        f"Zet de wachtwoorden daarna in {keyring.file} "
        f'als {{"{APP}": "...", "{POLICY}": "..."}}.'
    )


def ensure_extensions(owner_url: str) -> None:
    """Both extensions are 'trusted': the owner of a database may create them without being superuser."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("SET client_min_messages = warning")
        for name in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))


def grant(owner_connection: Connection, policy_tables: Iterable[str] = POLICY_TABLES) -> None:
    """Give both services exactly their rights on what exists now. Run by the owner after each migrate.

    policy_tables: whole table names, or beginnings that end in an underscore (``feiten_``).
    A new table has no rights until this has run: forgetting shuts, never opens.
    """
    with owner_connection.cursor() as cursor:
        for statement in _basic_grants():
            cursor.execute(statement)
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p', 'v', 'm') AND NOT EXISTS (SELECT FROM pg_depend"
            " WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e') ORDER BY 1"
        )
        wanted = tuple(policy_tables)
        for (table,) in cursor.fetchall():
            cursor.execute(f"GRANT {app_rights(table)} ON {_quoted(table)} TO {APP}")
            if is_policy_table(table, wanted):
                cursor.execute(f"GRANT SELECT ON {_quoted(table)} TO {POLICY}")


def _basic_grants() -> list[str]:
    both = f"{APP}, {POLICY}"
    return [
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {both}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {both}",
        f"GRANT USAGE ON SCHEMA public TO {both}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP}",
    ]


def app_rights(table: str) -> str:
    """Audit rows are only ever added; the list of migrations is only read."""
    if table.startswith("audit_"):
        return "SELECT, INSERT"
    return "SELECT" if table == "django_migrations" else "SELECT, INSERT, UPDATE, DELETE"


def is_policy_table(table: str, wanted: Sequence[str]) -> bool:
    return any(table == item or (item.endswith("_") and table.startswith(item)) for item in wanted)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
