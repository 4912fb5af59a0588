"""``eenplan backup``, ``eenplan herstel`` and ``eenplan beproef``."""

import fcntl
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import psycopg

from eenplan.site.behoud import stand
from eenplan.site.behoud.bron import gebruikte
from eenplan.site.behoud.kopie import Kopie
from eenplan.site.behoud.maak import bewaar_laatste, maak
from eenplan.site.behoud.map import draai
from eenplan.site.behoud.proef import beproef
from eenplan.site.behoud.sleutels import bewaar
from eenplan.site.behoud.terug import herstel
from eenplan.site.behoud.wachtwoord import wachtwoord
from eenplan.site.environment import data_folder
from eenplan.site.keyring import private_folder
from eenplan.site.pg_user import LaunchError
from eenplan.site.screen import say, step

NO_KEYS = (
    "LET OP: de sleutels zitten niet in de back-up. Bewaar ze één keer, op een andere plaats: "
    "eenplan backup --sleutels ANDERE_MAP"
)
USE = {
    "backup": "Gebruik: eenplan backup [MAP] [--sleutels ANDERE_MAP] [--bewaar AANTAL] [--beproef]",
    "herstel": "Gebruik: eenplan herstel BESTAND --naar MAP [--sleutels SLEUTELBESTAND]",
    "beproef": "Gebruik: eenplan beproef [BESTAND] [--sleutels SLEUTELBESTAND]",
}


class Lezer(ArgumentParser):
    """Says in Dutch how it is used."""

    def error(self, message: str) -> NoReturn:
        """A wrong call."""
        raise LaunchError(USE[self.prog])


def backup(args: Sequence[str]) -> int:
    """Make one, and the keys apart when asked; drop the oldest when asked."""
    reader = Lezer("backup", add_help=False)
    reader.add_argument("map", nargs="?", type=Path)
    reader.add_argument("--sleutels", type=Path)
    reader.add_argument("--bewaar", type=_at_least_one)
    reader.add_argument("--beproef", action="store_true")
    given = reader.parse_args(list(args))
    with _alone():
        return _backup(given, data_folder())


def _backup(given: Namespace, data: Path) -> int:
    file = _make(given.map or _folder(), data)
    size = file.stat().st_size / 2**20
    say(f"Back-up: {file} ({size:.0f} MB, versleuteld)")
    if given.sleutels:
        kept, warnings = bewaar(data, given.sleutels, file.parent, wachtwoord(nieuw=False))
        say(f"Sleutels: {kept}")
        stand.schrijf(data, stand.SLEUTELS, bestand=str(kept), sleutel=stand.lees(data, stand.BACKUP)["sleutel"])
        for warning in warnings:
            say(warning)
    elif not stand.lees(data, stand.SLEUTELS):
        say(NO_KEYS)
    for old in bewaar_laatste(file.parent, given.bewaar) if given.bewaar else []:
        say(f"Opgeruimd: {old}")
    if given.beproef:
        return _prove(Kopie(file, wachtwoord(nieuw=False)), data)
    say("Volgende stap: eenplan beproef (zet hem terug in een schone map en kijkt of alles er is).")
    return 0


def _make(folder: Path, data: Path) -> Path:
    secret = wachtwoord(nieuw=True)
    with _faults(), gebruikte(data) as bron, step("Back-up maken"):
        return maak(bron, data, folder, secret, say)


def terugzetten(args: Sequence[str]) -> int:
    """Restore into a new folder, bring its tables up to date, and say how to go on."""
    reader = Lezer("herstel", add_help=False)
    reader.add_argument("bestand", type=Path)
    reader.add_argument("--naar", type=Path, required=True)
    reader.add_argument("--sleutels", type=Path)
    given = reader.parse_args(list(args))
    target = given.naar.resolve()
    kopie = Kopie(given.bestand, wachtwoord(nieuw=False), given.sleutels)
    with _faults(), step("Back-up nakijken en terugzetten"):
        server, words = herstel(kopie, target, data_folder(), say)
    try:
        with step("Tabellen bijwerken"):
            done = draai(target, "eenplan.site.cli", "migreer")
    finally:
        server.stop()
    if done.returncode:
        raise LaunchError(f"De gegevens staan in {target}, maar bijwerken lukte niet:\n{done.stderr.strip()}")
    say(f"Teruggezet: {sum(words['telling']['rijen'].values())} rijen van {words['gemaakt']} staan in {target}.")
    say(f"Volgende stap: EENPLAN_DATA={target} eenplan start")
    return 0


def proberen(args: Sequence[str]) -> int:
    """Prove the named backup, or a new one; 0 only when all of it was good."""
    reader = Lezer("beproef", add_help=False)
    reader.add_argument("bestand", nargs="?", type=Path)
    reader.add_argument("--sleutels", type=Path)
    given = reader.parse_args(list(args))
    data = data_folder()
    with _alone(), _faults():
        file = given.bestand or _make(_folder(), data)
        return _prove(Kopie(file, wachtwoord(nieuw=False), given.sleutels), data)


def _prove(kopie: Kopie, data: Path) -> int:
    with gebruikte(data), step("Terugzetten in een schone map en nakijken"):
        found = beproef(kopie, data, say)
    for name, text in found.delen.items():
        say(f"  {name}: {text}")
    say(f"{'Beproefd' if found.goed else 'NIET GOED'}: {kopie.bestand} ({found.seconden} s)")
    return 0 if found.goed else 1


def _folder() -> Path:
    named = os.environ.get(stand.FOLDER)
    if not named:
        raise LaunchError(f"Noem een map voor de back-up, of zet {stand.FOLDER}. Het liefst op een andere schijf.")
    return Path(named)


def _at_least_one(word: str) -> int:
    number = int(word)
    if number < 1:
        raise ValueError
    return number


@contextmanager
def _alone() -> Iterator[None]:
    """One at a time per data folder."""
    handle = os.open(private_folder(data_folder()) / "backup.slot", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise LaunchError("Er loopt al een back-up of een proef.") from None
    finally:
        os.close(handle)


@contextmanager
def _faults() -> Iterator[None]:
    """A database that falls away is a message, not a trace."""
    try:
        yield
    except psycopg.Error as problem:
        raise LaunchError(f"De database gaf een fout: {problem}") from problem
