"""``eenplan radar``: measure the radar on your own data; make and check the keys of the record."""

import csv
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from eenplan.core import clock
from eenplan.dossier.radar.banden import redenen
from eenplan.dossier.radar.gewichten import Gewichten
from eenplan.site.migrate import OWNER_ALIAS
from eenplan.site.radar import dossier, gewichten
from eenplan.site.radar.bestand import BestandFout, lees
from eenplan.site.radar.herbouw import controleer, herbouw
from eenplan.site.radar.leer import leer_ruimte
from eenplan.site.radar.ruimte import laad, schaal, vraagbaak
from eenplan.site.radar.zoek import Zoeker
from eenplan.site.screen import say

GEBRUIK = """Gebruik: eenplan radar laad PERSONEN.csv
         eenplan radar leer --uit GEWICHTEN.json [--vragen VRAGEN.csv]
         eenplan radar zoek VRAGEN.csv --uit VOORSTELLEN.csv [--gewichten GEWICHTEN.json] [--dubbelen]
         eenplan radar leer --dossier [--proef] [--organisatie NAAM]
         eenplan radar gewichten [--terug VERSIE | --standaard] [--organisatie NAAM]
         eenplan radar herbouw
         eenplan radar controleer"""
MOST_TOLD = 10  # odd values
KOPPEN = ("vraag", "rang", "persoon", "kans", "band", "voor", "tegen", "onbekend")


class Lezer(ArgumentParser):
    """Says in Dutch how it is used."""

    def error(self, message: str) -> NoReturn:
        """A wrong call is told like a wrong file."""
        raise BestandFout(GEBRUIK)


def main(args: Sequence[str]) -> int:
    """The command; 2 for a wrong call or file."""
    from django.db import connections

    try:
        options = _opties(args)
        connections[OWNER_ALIAS].ensure_connection()
        owner = connections[OWNER_ALIAS].connection
        try:
            options.doe(owner, options)
        finally:
            owner.execute("RESET search_path")
    except (BestandFout, OSError) as fault:
        print(f"Fout: {fault}", file=sys.stderr)
        return 2
    return 0


def _opties(args: Sequence[str]) -> Namespace:
    reader = Lezer(add_help=False, allow_abbrev=False)
    tasks = reader.add_subparsers(required=True)
    for name, does, file, out in (
        ("laad", _laad, True, False), ("leer", _leer, False, False), ("zoek", _zoek, True, True),
        ("herbouw", _herbouw, False, False), ("controleer", _controleer, False, False),
        ("gewichten", dossier.kies, False, False),
    ):  # fmt: skip
        task = tasks.add_parser(name, add_help=False, allow_abbrev=False)
        task.set_defaults(doe=does)
        if file:
            task.add_argument("bestand", type=Path)
        if out:
            task.add_argument("--uit", type=Path, required=True)
        if name == "zoek":
            task.add_argument("--gewichten", type=Path)
            task.add_argument("--dubbelen", action="store_true")
        if name == "leer":
            task.add_argument("--vragen", type=Path)
            task.add_argument("--proef", action="store_true")
            where = task.add_mutually_exclusive_group(required=True)
            where.add_argument("--uit", type=Path)
            where.add_argument("--dossier", action="store_true")
        if name == "gewichten":
            choice = task.add_mutually_exclusive_group()
            choice.add_argument("--terug", type=int)
            choice.add_argument("--standaard", action="store_true")
        if name in ("leer", "gewichten"):
            task.add_argument("--organisatie", default="")
    return reader.parse_args(list(args))


def _laad(owner: Any, options: Namespace) -> None:
    begun = time.monotonic()
    odd = Vreemd()
    many = laad(owner, lees(options.bestand, odd.hoor), say)
    odd.vertel()
    say(f"{many} personen geladen in {time.monotonic() - begun:.0f} s, los van het dossier.")


@dataclass(slots=True)
class Vreemd:
    """What could not be read in a file: the first lines of it in words, and how many there are."""

    eerste: list[str] = field(default_factory=list)
    aantal: int = 0

    def hoor(self, what: str) -> None:
        """One value."""
        self.aantal += 1
        if self.aantal <= MOST_TOLD:
            self.eerste.append(what)

    def vertel(self) -> None:
        """Say it, when there is anything."""
        for what in self.eerste:
            say(f"  {what}")
        if self.aantal:
            say(f"{self.aantal} waarden niet te lezen; die tellen als onbekend.")


def _herbouw(owner: Any, _: Namespace) -> None:
    many = herbouw(owner, say)
    say(f"De sleutels van {many} personen in het dossier zijn opnieuw gemaakt.")


def _controleer(owner: Any, _: Namespace) -> None:
    many, wrong = controleer(owner, say)
    if wrong:
        raise BestandFout(f"Van {wrong} van de {many} personen kloppen de sleutels niet. Draai: eenplan radar herbouw")
    say(f"Van alle {many} personen kloppen de sleutels.")


def _geladen(owner: Any) -> None:
    if not owner.execute("SELECT to_regclass('radarproef.naam')").fetchone()[0]:
        raise BestandFout("Er zijn nog geen personen geladen. Begin met: eenplan radar laad PERSONEN.csv")
    owner.execute("SET search_path = radarproef")


def _leer(owner: Any, options: Namespace) -> None:
    if options.dossier if options.vragen else options.uit and (options.proef or options.organisatie):
        raise BestandFout(GEBRUIK)
    if options.dossier:
        return dossier.leer(owner, options)
    _geladen(owner)
    with vraagbaak(owner) as cursor:
        learned = leer_ruimte(cursor, f"geleerd op {clock.today()}", lees(options.vragen) if options.vragen else ())
    gewichten.schrijf(options.uit, learned)
    say(f"Gewichten geschreven in {options.uit}.")


def _zoek(owner: Any, options: Namespace) -> None:
    _geladen(owner)
    weights, houses = schaal(owner, gewichten.lees(options.gewichten) if options.gewichten else Gewichten())
    begun, many, odd = time.monotonic(), 0, Vreemd()
    with vraagbaak(owner) as cursor, options.uit.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(KOPPEN)
        asked = Zoeker(cursor, weights, houses, options.dubbelen).zoek(lees(options.bestand, odd.hoor))
        for row in asked:
            many += 1
            why = redenen(row.vergelijking, weights)
            texts = ["; ".join(item) for item in (why.voor, why.tegen, why.onbekend)]
            sheet.writerow([row.vraag, row.rang, row.persoon, f"{row.kans:.6f}", row.band or "", *texts])
    odd.vertel()
    say(f"{many} voorstellen in {options.uit}, in {time.monotonic() - begun:.1f} s.")
