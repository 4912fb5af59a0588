"""Make one backup: a consistent copy of the database with what partners left in the inbox, sealed in one file.

pg_dump, not pg_basebackup: a dump goes into any newer PostgreSQL, also one of somebody else; it comes from the very
snapshot in which the rows were counted, so the counts are exact while work goes on; and it holds no dead rows.
"""

import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import psycopg

from eenplan.site.behoud import stand
from eenplan.site.behoud.bron import Bron
from eenplan.site.behoud.deel import Deel, Melder
from eenplan.site.behoud.kluis import FRAME, Schrijver, Soort
from eenplan.site.behoud.sleutels import afdruk, hoofdsleutel
from eenplan.site.behoud.tellen import tel
from eenplan.site.keyring import private_folder
from eenplan.site.pg_user import LaunchError

SUFFIX, INBOX = ".kluis", "inkomend"
NAME = "eenplan-{:%Y%m%d-%H%M%S}" + SUFFIX


def maak(bron: Bron, data: Path, folder: Path, wachtwoord: str, meld: Melder) -> Path:
    """Write a new backup in `folder` and return it; on any failure nothing half is left behind."""
    moment = stand.nu()
    file = private_folder(folder).resolve() / NAME.format(moment)
    with _draft(file) as out:
        kluis = Schrijver(out, wachtwoord)
        # Files first: one that is taken in meanwhile is in the dump; the other way round it would be in neither.
        files = Deel(kluis, Soort.BESTANDEN, meld)
        count = _files(data, files)
        with _snapshot(bron) as (connection, snapshot):
            overview = _overview(connection, data, moment)
            dump = Deel(kluis, Soort.DATABASE, meld)
            _dump(bron, snapshot, dump)
        overview |= {"aantal_bestanden": count, "delen": {"database": dump.woorden(), "bestanden": files.woorden()}}
        kluis.schrijf(Soort.OVERZICHT, json.dumps(overview).encode())
        kluis.sluit()
    rows = sum(overview["telling"]["rijen"].values())
    size, key = file.stat().st_size, overview["sleutel"]
    stand.schrijf(data, stand.BACKUP, bestand=str(file), bytes=size, rijen=rows, sleutel=key)
    return file


@contextmanager
def _draft(file: Path) -> Iterator[BinaryIO]:
    """Write beside the final name; only what is whole and on the disk gets that name."""
    draft = file.with_suffix(".nieuw")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    except OSError as problem:
        raise LaunchError(f"De back-up kon niet worden geschreven in {file.parent}: {problem.strerror}") from problem
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _snapshot(bron: Bron) -> Iterator[tuple[psycopg.Connection[Any], str]]:
    """One moment of the database that both the count and the dump look at."""
    with bron.verbind() as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        yield connection, str(row and row[0])


def _overview(connection: psycopg.Connection[Any], data: Path, moment: datetime) -> dict[str, Any]:
    from eenplan.site.cli import release

    return {
        "gemaakt": moment.isoformat(timespec="seconds"),
        "eenplan": release(),
        "postgres": connection.info.server_version,
        "sleutel": afdruk(hoofdsleutel(data)),
        "telling": tel(connection).woorden(),
    }


def _dump(bron: Bron, snapshot: str, deel: Deel) -> None:
    words = ("--format=custom", "--compress=gzip:3", "--statistics", f"--snapshot={snapshot}")
    with bron.programma("pg_dump", *words, stdout=-1) as process:
        assert process.stdout
        assert process.stderr
        try:
            while part := process.stdout.read(FRAME):
                deel.write(part)
        except BaseException:
            process.kill()
            raise
        told = process.stderr.read().decode(errors="replace")
    if process.returncode:
        raise LaunchError(f"De database kon niet worden gekopieerd:\n{told}")


def _files(data: Path, deel: Deel) -> int:
    """All that partners left behind; a file that is just being moved is in the database, or comes next time."""
    count = 0
    with tarfile.open(fileobj=deel, mode="w|") as tar:  # type: ignore[call-overload]  # a stream is only written to
        for file in sorted((data / INBOX).rglob("*")):
            with suppress(FileNotFoundError):
                tar.add(file, file.relative_to(data).as_posix(), recursive=False)
                count += file.is_file()
    return count


def bewaar_laatste(folder: Path, count: int) -> list[Path]:
    """Delete all backups but the latest `count` in this folder; returns what went."""
    old = sorted(folder.glob(f"eenplan-[0-9]*{SUFFIX}"))[:-count]
    for file in old:
        file.unlink()
    return old
