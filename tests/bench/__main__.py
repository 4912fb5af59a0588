"""`make bench` measures every page at 10,000 households; `--schrijf` writes it to docs/prestaties.md too.

Before that at 3,500 and after that at 35,000 what is asked most: a report, the work supply and one case.
Also `--huishoudens 1500` (or more sizes, growing), `--keer 60`, `--alleen plan` (pages with this in their name).
It ends with 1 when a page takes too much work.
"""

import argparse
import os
import platform
import sys
import time
import warnings
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg

from tests.omgeving import ROOT  # first: it points this process at a database of its own

PAGE, HOOGSTENS = ROOT / "docs" / "prestaties.md", 300.0
ALLES_BIJ, MATEN = 10_000, [3_500, 10_000, 35_000]
HEAD = """# Prestaties

Gemaakt met `make bench` (`python -m tests.bench --schrijf`), op verzonnen gezinnen van `eenplan genereer`: elke pagina
uit de adreslijst, met een account dat haar mag openen. Eén proces, heel Django, row-level security aan, de leeslog aan,
PostgreSQL op dezelfde machine. Vergelijk verhoudingen binnen één run, geen losse tijden: achter elke regio staat hoe
lang deze machine toen rekende aan een vaste lus van vijf miljoen optellingen. De grens is p95 300 ms. Wat daar met
twintig verzoeken boven komt, wordt nog honderd keer gevraagd; dan telt die meting.

"""


def main(arguments: list[str]) -> int:
    """Build, measure, print."""
    given = options(arguments)
    warnings.simplefilter("ignore")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    bouw, meten, verzoeken = map(
        import_module, ("eenplan.site.demo.bouw", "tests.bench.meten", "tests.bench.verzoeken")
    )
    there, parts, heavy = 0, [], False
    for seed, size in enumerate(given.huishoudens, bouw.ZAAD):
        region, there = build(size - there, seed), size
        whole = size == ALLES_BIJ or len(given.huishoudens) == 1
        pages = [name for name in verzoeken.namen() if given.alleen in name and (whole or name in verzoeken.KERN)]
        rows, shut = verzoeken.meet(pages, given.keer, HOOGSTENS, tell)
        parts.append(f"{machine(region)}\n\n{meten.table(rows)}\n\n{closing(rows, shut)}\n")
        heavy = heavy or any(row.cpu + row.database > HOOGSTENS for row in rows)
    text = "\n".join(parts)
    print(text)
    if given.schrijf:
        PAGE.write_text(HEAD + text)
    return int(heavy)


def options(arguments: list[str]) -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--huishoudens", type=int, nargs="+", default=MATEN)
    parser.add_argument("--keer", type=int, default=20)
    parser.add_argument("--alleen", default="")
    parser.add_argument("--schrijf", action="store_true")
    return parser.parse_args(arguments)


def tell(what: Any) -> None:
    """Progress, beside the table."""
    print(what, file=sys.stderr, flush=True)


def build(households: int, seed: int) -> str:
    """So many families more, in the demo's region with its stories; what it holds then, in words."""
    from eenplan.site.demo import bouw
    from eenplan.site.genereer.vul import vul

    if seed == bouw.ZAAD:
        bouw.build(tell)
    begun = time.monotonic()
    vul(households, seed, tell)
    seconds = time.monotonic() - begun
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
        owner.execute("SELECT set_config('eenplan.system', 'on', false)")
        count = "SELECT (SELECT count(*) FROM gezinssysteem_huishouden), (SELECT count(*) FROM casus_casus)"
        homes, cases = owner.execute(count).fetchall()[0]
    return f"{homes} huishoudens, {cases} casussen (de laatste {households} gemaakt in {seconds:.0f} s)"


def machine(region: str) -> str:
    """What it was measured on, and how fast that was just then."""
    begun, total = time.process_time(), 0
    for number in range(5_000_000):
        total += number
    loop, load = time.process_time() - begun, os.getloadavg()[0]
    return (
        f"{datetime.now().astimezone():%d-%m-%Y}; {region}; {os.cpu_count()} kernen, Python"
        f" {platform.python_version()}, {platform.machine()}, belasting {load:.1f}, lus {loop:.2f} s."
    )


def closing(rows: list[Any], shut: list[str]) -> str:
    """Which pages are too slow: by the clock, and by the work they take, for others may use this machine too."""
    wall = [row.name for row in rows if row.wall_p95 > HOOGSTENS]
    work = [row.name for row in rows if row.cpu + row.database > HOOGSTENS]
    names = [", ".join(sorted(items)) or "geen" for items in (wall, work, shut)]
    return (
        f"Wand p95 boven {HOOGSTENS:.0f} ms: {names[0]}.\n\nRekentijd boven {HOOGSTENS:.0f} ms: {names[1]}.\n\n"
        f"Niet gemeten: {names[2]}."
    )


if __name__ == "__main__":
    assert Path(ROOT, "eenplan").is_dir()
    sys.exit(main(sys.argv[1:]))
