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
    from eenplan.dossier.radar.gewichten import Gewichten
    from eenplan.site.radar import ruimte
    from eenplan.site.radar.bestand import lees
    from eenplan.site.radar.zoek import Zoeker

    begun = time.monotonic()
    many = ruimte.laad(owner, lees(room / "personen.csv"), stil)
    built = time.monotonic() - begun
    owner.execute("VACUUM ANALYZE radarproef.radar_sleutel")
    owner.execute("VACUUM ANALYZE radarproef.radar_profielregel")
    warm(owner)
    disk = owner.execute(DISK).fetchone()[0]
    weights, houses = ruimte.schaal(owner, Gewichten())
    asked = list(lees(room / "vragen.csv"))
    keys = owner.execute(KEYS).fetchone()[0]
    figures = {"personen": many, "opbouw_s": built, "schijf_mb": float(disk) / 2**20, "sleutels": keys}
    with ruimte.vraagbaak(owner) as cursor:
        ask = Zoeker(cursor, weights, houses).samen
        alone = [[replace(row, huishouden="")] for row in asked]
        together = [list(rows) for _, rows in groupby(asked, key=attrgetter("huishouden"))]
        for row in alone[:500]:
            list(ask(row))
        for name, groups in (("alleen", alone), ("samen", together)):
            before = cpu(owner.info.backend_pid)
            figures[f"{name}_ms"] = vraag(room / f"onze-{name}.csv", groups, ask, weights)
            spent = [(b - a) * 1000 / len(groups) for a, b in zip(before, cpu(owner.info.backend_pid), strict=True)]
            figures[f"{name}_cpu_ms"] = dict(zip(("proces", "postgres"), spent, strict=True))
    figures["lus_s"] = lus()
    figures["geheugen_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (room / "onze.json").write_text(json.dumps(figures))
    return 0


def warm(connection: Any) -> None:
    """Read every key and person once, in the order of their index: what fits in memory is there, as on a server.

    Its first questions after a start have to come from disk; those are not what is measured.
    """
    with connection.transaction():
        connection.execute("SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0")
        connection.execute("SELECT count(persoon_id) FROM radarproef.radar_sleutel WHERE bronhouder_id = 1")
        connection.execute(
            "SELECT count(adressen) FROM (SELECT * FROM radarproef.radar_profielregel ORDER BY persoon_id) alle"
        )


def cpu(backend: int) -> tuple[float, float]:
    """Seconds of processor that this process and PostgreSQL's for it have used."""
    spent = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
    return time.process_time(), (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def lus() -> float:
    """Seconds of processor for five million additions: how fast the machine is today (0.33 is usual)."""
    begun, total = time.process_time(), 0
    for item in range(5_000_000):
        total += item
    return time.process_time() - begun


def verbind() -> Any:
    """The owner's connection to a database of this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    from django.db import connections

    from eenplan.site.migrate import OWNER_ALIAS

    connections[OWNER_ALIAS].ensure_connection()
    return connections[OWNER_ALIAS].connection


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
