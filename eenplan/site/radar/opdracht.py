"""``eenplan radar laad | leer | zoek``: measure the radar on your own data."""

import csv
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from eenplan.core import clock
from eenplan.dossier.radar.banden import redenen
from eenplan.dossier.radar.gewichten import Gewichten
from eenplan.site.migrate import OWNER_ALIAS
from eenplan.site.radar import gewichten
from eenplan.site.radar.bestand import BestandFout, lees
from eenplan.site.radar.leer import leer_ruimte
from eenplan.site.radar.ruimte import laad, schaal
from eenplan.site.radar.zoek import Zoeker
from eenplan.site.screen import say

GEBRUIK = """Gebruik: eenplan radar laad PERSONEN.csv
         eenplan radar leer --uit GEWICHTEN.json
         eenplan radar zoek VRAGEN.csv --uit VOORSTELLEN.csv [--gewichten GEWICHTEN.json]"""
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
        ("laad", _laad, True, False), ("leer", _leer, False, True), ("zoek", _zoek, True, True),
    ):  # fmt: skip
        task = tasks.add_parser(name, add_help=False, allow_abbrev=False)
        task.set_defaults(doe=does)
        if file:
            task.add_argument("bestand", type=Path)
        if out:
            task.add_argument("--uit", type=Path, required=True)
        if name == "zoek":
            task.add_argument("--gewichten", type=Path)
    return reader.parse_args(list(args))


def _laad(owner: Any, options: Namespace) -> None:
    begun = time.monotonic()
    many = laad(owner, lees(options.bestand), say)
    say(f"{many} personen geladen in {time.monotonic() - begun:.0f} s, los van het dossier.")


def _geladen(owner: Any) -> None:
    if not owner.execute("SELECT to_regclass('radarproef.naam')").fetchone()[0]:
        raise BestandFout("Er zijn nog geen personen geladen. Begin met: eenplan radar laad PERSONEN.csv")
    owner.execute("SET search_path = radarproef")


def _leer(owner: Any, options: Namespace) -> None:
    _geladen(owner)
    with owner.cursor() as cursor:
        learned = leer_ruimte(cursor, f"geleerd op {clock.today()}")
    gewichten.schrijf(options.uit, learned)
    say(f"Gewichten geschreven in {options.uit}.")


def _zoek(owner: Any, options: Namespace) -> None:
    _geladen(owner)
    weights, houses = schaal(owner, gewichten.lees(options.gewichten) if options.gewichten else Gewichten())
    begun, many = time.monotonic(), 0
    with owner.cursor() as cursor, options.uit.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(KOPPEN)
        for row in Zoeker(cursor, weights, houses).zoek(lees(options.bestand)):
            many += 1
            why = redenen(row.vergelijking, weights)
            texts = ["; ".join(item) for item in (why.voor, why.tegen, why.onbekend)]
            sheet.writerow([row.vraag, row.rang, row.persoon, f"{row.kans:.6f}", row.band or "", *texts])
    say(f"{many} voorstellen in {options.uit}, in {time.monotonic() - begun:.1f} s.")
