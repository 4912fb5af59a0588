"""What a process of Eenplan needs to know: the addresses of the database per role, and the secret key.

``environment(data)`` makes the database ready (embedded, or the one of DATABASE_URL) and gives the variables
that settings.py reads. A child of the launcher already has them: then nothing has to be started.
"""

import os
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from eenplan.site import roles
from eenplan.site.keyring import Keyring, private_folder
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import Server, ensure_running, running_server

OWNER_URL, APP_URL, POLICY_URL = "EENPLAN_DB_OWNER_URL", "EENPLAN_DB_APP_URL", "EENPLAN_DB_POLICY_URL"
MINIMUM_VERSION = 150000


def data_folder() -> Path:
    """EENPLAN_DATA, default ./.data."""
    return Path(os.environ.get("EENPLAN_DATA") or ".data").resolve()


def environment(data: Path, start: bool = True) -> dict[str, str]:
    """The variables for settings.py; the database runs and has its roles afterwards. Idempotent.

    start=False: never start the embedded server. Raises LaunchError with a Dutch message.
    """
    data = private_folder(data).resolve()
    found = {"EENPLAN_DATA": str(data), "EENPLAN_SECRET_KEY": secret_key(data)}
    if os.environ.get(OWNER_URL) and os.environ.get(APP_URL) and os.environ.get(POLICY_URL):
        return found | {name: os.environ[name] for name in (OWNER_URL, APP_URL, POLICY_URL)}
    external = os.environ.get("DATABASE_URL")
    if external:
        return found | _external(external, Keyring(data, "database-extern"))
    server = ensure_running(data) if start else running_server(data)
    if server is None:
        raise LaunchError("De database draait niet. Start Eenplan met 'eenplan start'.")
    return found | _embedded(server, Keyring(data, "database"))


def secret_key(data: Path) -> str:
    """EENPLAN_SECRET_KEY, or a generated one that stays the same for this data folder."""
    return os.environ.get("EENPLAN_SECRET_KEY") or Keyring(data, "sleutels").get("secret_key")


def _embedded(server: Server, keyring: Keyring) -> dict[str, str]:
    names = {OWNER_URL: roles.OWNER, APP_URL: roles.APP, POLICY_URL: roles.POLICY}
    urls = {key: server.url(name, keyring.get(name), roles.DATABASE) for key, name in names.items()}
    if not all(_fits(url) for url in urls.values()):
        roles.ensure_database(server.superuser_url, keyring)
        roles.ensure_extensions(urls[OWNER_URL])
    return urls


def _external(owner_url: str, keyring: Keyring) -> dict[str, str]:
    _check_version(owner_url)
    names = {APP_URL: roles.APP, POLICY_URL: roles.POLICY}
    urls = {key: with_user(owner_url, name, keyring.get(name)) for key, name in names.items()}
    urls |= {key: os.environ[key] for key in names if os.environ.get(key)}
    if not all(_fits(url) for url in urls.values()):
        roles.ensure_services(owner_url, keyring)
        roles.ensure_extensions(owner_url)
        if not all(_fits(url) for url in urls.values()):
            raise LaunchError("De gebruiker voor Eenplan zelf kan niet inloggen, of is superuser (mag niet).")
    return {OWNER_URL: owner_url} | urls


def with_user(url: str, user: str, password: str) -> str:
    """The same server and database for another user."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    netloc = f"{quote(user, safe='')}:{quote(password, safe='')}@{place}"
    return urlunsplit(parts._replace(netloc=netloc))


def _check_version(url: str) -> None:
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as problem:
        raise LaunchError(f"De database van DATABASE_URL is niet bereikbaar: {problem}") from problem
    if version < MINIMUM_VERSION:
        raise LaunchError(f"PostgreSQL 15 of nieuwer is nodig; dit is versie {version // 10000}.")


def _fits(url: str) -> bool:
    """Whether the role can log in and is held by row-level security."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            row = connection.execute(
                "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
            return row == (False,)
    except psycopg.OperationalError:
        return False
