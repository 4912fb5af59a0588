"""Loaded before Django's settings: a real PostgreSQL with a database of its own for each test process.

A template database is migrated once per state of the code; every process copies it in a fraction of a second.
"""

import fcntl
import gc
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from eenplan.site.environment import APP_URL, OWNER_URL, POLICY_URL, environment
from eenplan.site.postgres import running_server

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EENPLAN_TEST_DATA") or ROOT / ".data" / "test").resolve()
TEMPLATE = "eenplan_toets"
MIGRATE = "import django; django.setup(); from eenplan.site.migrate import migrate; migrate(print)"


def state_of_code() -> str:
    """A hash over everything that decides how the tables look."""
    files = [
        *ROOT.glob("eenplan/**/migrations/*.py"),
        *ROOT.glob("eenplan/**/models.py"),
        *ROOT.glob("eenplan/**/rules.py"),
    ]
    files += [
        ROOT / "eenplan/core/access/rowlevel.py",
        ROOT / "eenplan/dossier/radar/klank.py",
        ROOT / "eenplan/site/roles.py",
        ROOT / "eenplan/site/setup.py",
    ]
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files) if file.exists())).hexdigest()


def in_database(url: str, name: str) -> str:
    """The same address for another database."""
    return urlunsplit(urlsplit(url)._replace(path="/" + name))


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time makes databases."""
    DATA.mkdir(parents=True, exist_ok=True)
    with (DATA / "toets.slot").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def prepare() -> None:
    """Point this process at a fresh copy of the migrated template."""
    os.environ.pop("EENPLAN_DB_POOL", None)
    os.environ.setdefault("EENPLAN_TWEEDE_FACTOR", "no")  # its own tests switch it on
    os.environ.setdefault("EENPLAN_PASSWORD_HASHER", "django.contrib.auth.hashers.MD5PasswordHasher")
    mine = f"{TEMPLATE}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    for name in (OWNER_URL, APP_URL, POLICY_URL):
        os.environ.pop(name, None)
    with alone():
        found = environment(DATA)
        hurry()
        with psycopg.connect(found[OWNER_URL], autocommit=True) as owner:
            make_template(owner, found)
            for (old,) in owner.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{TEMPLATE}\\_%"]
            ).fetchall():
                if not Path(f"/proc/{old.rpartition('_')[2]}").exists():
                    drop(owner, old)
            owner.execute(f'CREATE DATABASE "{mine}" TEMPLATE "{TEMPLATE}"')
    os.environ.update(found)
    for name in (OWNER_URL, APP_URL, POLICY_URL):
        os.environ[name] = in_database(found[name], mine)


def hurry() -> None:
    """Under pytest our own server may lose its data with the machine, and does not sweep in the middle of a test.

    A measurement (`make bench`) gets the server as a region has it; one of somebody else (DATABASE_URL) stays as it is.
    """
    server = running_server(DATA)
    if server is None:
        return
    with psycopg.connect(server.superuser_url, autocommit=True) as boss:
        boss.execute("ALTER SYSTEM RESET ALL")
        for setting in ("fsync", "full_page_writes", "autovacuum") if "PYTEST_VERSION" in os.environ else ():
            boss.execute(f"ALTER SYSTEM SET {setting} = off")
        boss.execute("SELECT pg_reload_conf()")


def drop(owner: psycopg.Connection, name: str) -> None:
    """Drop a test database; an autovacuum that is just at it is not ours to end, so try again in a moment."""
    for attempt in range(20):
        try:
            owner.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            return
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse):
            if attempt == 19:
                raise
            time.sleep(0.5)


def make_template(owner: psycopg.Connection, found: dict[str, str]) -> None:
    """Migrate the template database, unless it is of this state of the code already."""
    mark, state = DATA / "toets.stand", state_of_code()
    exists = owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone()
    if exists and mark.exists() and mark.read_text() == state:
        return
    drop(owner, TEMPLATE)
    owner.execute(f'CREATE DATABASE "{TEMPLATE}"')
    urls = {name: in_database(found[name], TEMPLATE) for name in (OWNER_URL, APP_URL, POLICY_URL)}
    with psycopg.connect(urls[OWNER_URL], autocommit=True) as inside:
        inside.execute("CREATE EXTENSION IF NOT EXISTS btree_gist; CREATE EXTENSION IF NOT EXISTS pg_trgm")
    env = {
        **os.environ,
        **found,
        **urls,
        "DJANGO_SETTINGS_MODULE": "eenplan.site.settings",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-c", MIGRATE], env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    mark.write_text(state)


# Thousands of models and tests that stay are looked through for garbage again and again: a fifth of all time.
gc.set_threshold(100_000, 50, 50)
prepare()
