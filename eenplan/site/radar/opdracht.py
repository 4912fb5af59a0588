"""``eenplan radar laad FILE`` and ``eenplan radar zoek FILE --uit OUT``: measure the radar on your own data."""

import csv
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eenplan.dossier.radar.banden import redenen
from eenplan.site.migrate import OWNER_ALIAS
from eenplan.site.radar.bestand import BestandFout, lees
from eenplan.site.radar.ruimte import laad, schaal
from eenplan.site.radar.zoek import Zoeker
from eenplan.site.screen import say

GEBRUIK = "Gebruik: eenplan radar laad PERSONEN.csv   of   eenplan radar zoek VRAGEN.csv --uit VOORSTELLEN.csv"
KOPPEN = ("vraag", "rang", "persoon", "kans", "band", "voor", "tegen", "onbekend")


def main(args: Sequence[str]) -> int:
    """The command; 2 for a wrong call or file."""
    from django.db import connections

    try:
        task, path, out = _opties(list(args))
        connections[OWNER_ALIAS].ensure_connection()
        owner = connections[OWNER_ALIAS].connection
        return _laad(owner, path) if task == "laad" else _zoek(owner, path, out)
    except BestandFout as fault:
        print(f"Fout: {fault}", file=sys.stderr)
        return 2


def _opties(args: list[str]) -> tuple[str, Path, Path]:
    if len(args) == 2 and args[0] == "laad":
        return "laad", Path(args[1]), Path()
    if len(args) == 4 and args[0] == "zoek" and args[2] == "--uit":
        return "zoek", Path(args[1]), Path(args[3])
    raise BestandFout(GEBRUIK)


def _laad(owner: Any, path: Path) -> int:
    begun = time.monotonic()
    many = laad(owner, lees(path), say)
    say(f"{many} personen geladen in {time.monotonic() - begun:.0f} s, los van het dossier.")
    return 0


def _zoek(owner: Any, path: Path, out: Path) -> int:
    if not owner.execute("SELECT to_regclass('radarproef.naam')").fetchone()[0]:
        raise BestandFout("Er zijn nog geen personen geladen. Begin met: eenplan radar laad PERSONEN.csv")
    weights, houses = schaal(owner)
    begun, many = time.monotonic(), 0
    with owner.cursor() as cursor, out.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(KOPPEN)
        for row in Zoeker(cursor, weights, houses).zoek(lees(path)):
            many += 1
            why = redenen(row.vergelijking, weights)
            texts = ["; ".join(item) for item in (why.voor, why.tegen, why.onbekend)]
            sheet.writerow([row.vraag, row.rang, row.persoon, f"{row.kans:.6f}", row.band or "", *texts])
    say(f"{many} voorstellen in {out}, in {time.monotonic() - begun:.1f} s.")
    return 0
