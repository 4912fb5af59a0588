"""The password of a backup: out of a file that is named in the environment, or asked on the terminal."""

import getpass
import os
import sys
from pathlib import Path

from eenplan.site.pg_user import LaunchError

FILE = "EENPLAN_BACKUP_WACHTWOORD"
SHORTEST = 12
NONE = (
    "Een back-up is altijd versleuteld en er is geen wachtwoord. Schrijf een lang wachtwoord in een bestand dat alleen "
    f"u kunt lezen, zet dat in {FILE}, en bewaar het ook ergens anders: zonder wachtwoord is een back-up onleesbaar."
)


def wachtwoord(nieuw: bool) -> str:
    """The password; asked twice when it is for something new. Raises LaunchError when there is none."""
    named = os.environ.get(FILE)
    if named:
        return _lang_genoeg(_uit(Path(named)))
    if not sys.stdin.isatty():
        raise LaunchError(NONE)
    first = _lang_genoeg(getpass.getpass("Wachtwoord van de back-up: "))
    if nieuw and getpass.getpass("Nog een keer: ") != first:
        raise LaunchError("De twee wachtwoorden zijn niet gelijk.")
    return first


def _uit(file: Path) -> str:
    try:
        if file.stat().st_mode & 0o077:
            raise LaunchError(f"Anderen kunnen {file} lezen. Geef: chmod 600 {file}")
        return file.read_text("utf-8").strip()
    except (OSError, ValueError) as problem:
        raise LaunchError(f"Het wachtwoord in {file} is niet te lezen: {problem}") from problem


def _lang_genoeg(given: str) -> str:
    if len(given) < SHORTEST:
        raise LaunchError(f"Het wachtwoord van de back-up heeft minstens {SHORTEST} tekens.")
    return given
