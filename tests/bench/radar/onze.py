"""Our engine on the files of a room, as a process of its own: `python -m tests.bench.radar.onze MAP`.

Writes onze-alleen.csv, onze-samen.csv (proposals) and onze.json (times, disk, memory).
"""

import csv
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import tests.omgeving  # noqa: F401  # first: it points this process at a database of its own

KOPPEN = ("vraag", "rang", "persoon", "kans", "odds", "band")
DISK = """SELECT sum(pg_total_relation_size(oid)) FROM pg_class
WHERE relnamespace = 'radarproef'::regnamespace AND relkind = 'r'"""
KEYS = "SELECT count(*) FROM radarproef.radar_sleutel"


def main(arguments: list[str]) -> int:
    """Load, ask, write."""
    room = Path(arguments[0])
    owner = verbind()
    from eenplan.site.radar import ruimte
    from eenplan.site.radar.zoek import Zoeker

    begun = time.monotonic()
    many = ruimte.laad(owner, regels(room / "personen.csv"), stil)
    built = time.monotonic() - begun
    owner.execute("VACUUM ANALYZE radarproef.radar_sleutel")
    disk = owner.execute(DISK).fetchone()[0]
    weights, houses = ruimte.schaal(owner)
    asked = list(regels(room / "vragen.csv"))
    keys = owner.execute(KEYS).fetchone()[0]
    figures = {"personen": many, "opbouw_s": built, "schijf_mb": float(disk) / 2**20, "sleutels": keys}
    with owner.cursor() as cursor:
        ask = Zoeker(cursor, weights, houses).samen
        alone = [[replace(row, huishouden="")] for row in asked]
        together = [list(rows) for _, rows in groupby(asked, key=attrgetter("huishouden"))]
        for row in alone[:50]:
            list(ask(row))  # warm, as a server is
        figures["alleen_ms"] = vraag(room / "onze-alleen.csv", alone, ask, weights)
        figures["samen_ms"] = vraag(room / "onze-samen.csv", together, ask, weights)
    figures["geheugen_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (room / "onze.json").write_text(json.dumps(figures))
    return 0


def verbind() -> Any:
    """The owner's connection to a database of this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    from django.db import connections

    from eenplan.site.migrate import OWNER_ALIAS

    connections[OWNER_ALIAS].ensure_connection()
    return connections[OWNER_ALIAS].connection


def regels(path: Path) -> Iterator[Any]:
    """The lines as the command reads them, with the former address, for which its file has no column."""
    from eenplan.dossier.radar.profiel import profiel
    from eenplan.site.radar.bestand import lees

    with path.open(encoding="utf-8", newline="") as file:
        for row, found in zip(csv.DictReader(file), lees(path), strict=True):
            if street := row.get("vorige_straat"):
                past = (street, int(row["vorig_huisnummer"]), row["vorige_postcode"], row["vorige_plaats"])
                more = profiel("", "", [], (0, 0, 0), [past], "", "").adressen
                found = replace(
                    found, profiel=found.profiel._replace(adressen=found.profiel.adressen + more)
                )  # fmt: skip
            yield found


def stil(_: str) -> None:
    """No progress: this is measured."""


def vraag(
    path: Path, groups: Iterable[list[Any]], ask: Callable[[list[Any]], Iterator[Any]], weights: Any
) -> list[float]:
    """Ask one by one, keep what was proposed; the milliseconds of each."""
    times = []
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(KOPPEN)
        for group in groups:
            begun = time.perf_counter()
            found = list(ask(group))
            times.append((time.perf_counter() - begun) * 1000)
            for row in found:
                odds = f"{weights.odds(row.vergelijking):.3f}"
                sheet.writerow([row.vraag, row.rang, row.persoon, f"{row.kans:.9f}", odds, row.band or ""])
    return times


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
