"""``eenplan vernietigd bewaar|pas-toe BESTAND``: after an older backup was put back, destroyed cases go again."""

import argparse
from pathlib import Path

from eenplan.core import clock
from eenplan.dossier.vernietiging.opnieuw import bewaar, lees, vernietig_alle
from eenplan.site.screen import say


def main(arguments: list[str]) -> int:
    """Read the options, do it, tell; 1 when the file is not there or not whole."""
    parser = argparse.ArgumentParser("eenplan vernietigd", description="Bewijzen van vernietigde casussen.")
    parser.add_argument("wat", choices=["bewaar", "pas-toe"])
    parser.add_argument("bestand", type=Path)
    given = parser.parse_args(arguments)
    if given.wat == "bewaar":
        say(f"{bewaar(given.bestand)} bewijzen bewaard. Er staat geen naam en geen casusnummer in.")
        return 0
    try:
        known = lees(given.bestand)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        say(f"Er is niets gedaan. Dit bestand kan niet worden gebruikt: {fault}")
        return 1
    say(f"{known} bewijzen toegevoegd, {vernietig_alle(clock.now())} casussen opnieuw vernietigd.")
    return 0
