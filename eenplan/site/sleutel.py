"""``eenplan sleutel``: renew keys, write sealed values anew, look how it stands; keep the wrapped keys apart."""

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from cryptography.exceptions import InvalidTag

from eenplan.site.screen import say

GEBRUIK = """Gebruik: eenplan sleutel staat
         eenplan sleutel draai [--organisatie NAAM | --hoofd]
         eenplan sleutel herversleutel
         eenplan sleutel bewaar BESTAND
         eenplan sleutel zet-terug BESTAND
         eenplan sleutel vernietig-hoofd NUMMER"""
NIET_OPEN = "Een sleutel gaat niet open met de hoofdsleutel van hier. Zet de goede hoofdsleutel terug."


class Fout(ValueError):
    """A wrong call, told in Dutch."""


class Lezer(ArgumentParser):
    """Says in Dutch how it is used."""

    def error(self, message: str) -> NoReturn:
        """A wrong call gets the list of calls."""
        raise Fout(GEBRUIK)


def main(args: Sequence[str]) -> int:
    """The command; 2 for a wrong call, or for what may not be done."""
    try:
        options = _opties(args)
        return int(options.doe(options) or 0)
    except (ValueError, OSError, InvalidTag) as fault:
        print(f"Fout: {str(fault) or NIET_OPEN}", file=sys.stderr)  # InvalidTag has no words
        return 2


def _opties(args: Sequence[str]) -> Namespace:
    reader = Lezer(add_help=False, allow_abbrev=False)
    tasks = reader.add_subparsers(required=True)
    for name, does in (
        ("staat", _staat), ("draai", _draai), ("herversleutel", _herversleutel), ("bewaar", _bewaar),
        ("zet-terug", _zet_terug), ("vernietig-hoofd", _vernietig_hoofd),
    ):  # fmt: skip
        task = tasks.add_parser(name, add_help=False, allow_abbrev=False)
        task.set_defaults(doe=does)
        if name == "draai":
            which = task.add_mutually_exclusive_group()
            which.add_argument("--organisatie", default="")
            which.add_argument("--hoofd", action="store_true")
        if name in ("bewaar", "zet-terug"):
            task.add_argument("bestand", type=Path)
        if name == "vernietig-hoofd":
            task.add_argument("nummer", type=int)
    return reader.parse_args(list(args))


def _staat(_: Namespace) -> None:
    from eenplan.core.crypto.staat import hoofden, waarden

    say("Verzegelde waarden per kolom (nu / oudere sleutel / oude vorm / vernietigd):")
    for column, count in waarden().items():
        say(f"  {column:<40} {count['nu']:>8} {count['ouder']:>8} {count['oude vorm']:>8} {count['vernietigd']:>8}")
    say("Hoofdsleutels (aantal gegevenssleutels dat eronder ligt):")
    for number, (many, here, now) in hoofden().items():
        say(f"  {number:>3} {many:>8}{' nu in gebruik' if now else ''}{'' if here else ' BESTAND ONTBREEKT'}")


def _draai(options: Namespace) -> None:
    from eenplan.core.accounts.models import Organisation
    from eenplan.core.crypto.draai import vernieuw, vernieuw_hoofd

    if options.hoofd:
        number, many = vernieuw_hoofd()
        return say(f"Hoofdsleutel {number} is gemaakt; {many} gegevenssleutels liggen nu daaronder. Bewaar hem apart.")
    rows = Organisation.objects.all()
    found = list((rows.filter(naam=options.organisatie) if options.organisatie else rows).values_list("pk", flat=True))
    if not found:
        raise Fout(f"Er is geen organisatie die '{options.organisatie}' heet.")
    many = vernieuw(found)
    say(f"{many} sleutels van {len(found)} organisaties zijn vervangen. Herschrijf nu: eenplan sleutel herversleutel")


def _herversleutel(_: Namespace) -> int:
    from eenplan.core.crypto.herversleutel import herversleutel

    begun, unreadable = time.monotonic(), 0
    for report in herversleutel():
        unreadable += report.onleesbaar
        say(f"  {report.kolom:<40} {report.gezien:>8} gezien {report.herschreven:>8} herschreven"
            f" {report.onleesbaar:>6} onleesbaar")  # fmt: skip
    say(f"Klaar in {time.monotonic() - begun:.0f} s.")
    return 1 if unreadable else 0


def _bewaar(options: Namespace) -> None:
    from eenplan.core.crypto.reserve import bewaar

    say(f"{bewaar(options.bestand)} sleutels bewaard, ingepakt. Zonder de hoofdsleutel opent dit bestand niets.")


def _zet_terug(options: Namespace) -> None:
    from eenplan.core.crypto.reserve import zet_terug

    back, gone = zet_terug(options.bestand)
    say(f"{back} sleutels teruggezet; {gone} zijn sindsdien vernietigd en blijven dat.")


def _vernietig_hoofd(options: Namespace) -> None:
    from eenplan.core.crypto.draai import vernietig_hoofd

    vernietig_hoofd(options.nummer)
    say(f"Hoofdsleutel {options.nummer} is hier vernietigd. Vernietig ook de kopieën die u ervan bewaarde.")
