"""`make bench` measures every page at 10,000 households; `--schrijf` writes it to docs/prestaties.md too.

Also `--huishoudens 1500`, `--keer 60`, `--alleen plan` (pages with this in their name).
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
HEAD = """# Prestaties

Gemaakt met `make bench` (`python -m tests.bench --schrijf`), op verzonnen gezinnen van `eenplan genereer`: elke pagina
uit de adreslijst, met een account dat haar mag openen. Eén proces, heel Django, row-level security aan, de leeslog aan,
PostgreSQL op dezelfde machine. Vergelijk verhoudingen binnen één run, geen losse tijden. De grens is p95 300 ms.

"""


def main(arguments: list[str]) -> int:
    """Build, measure, print."""
    given = options(arguments)
    warnings.simplefilter("ignore")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    region = build(given.huishoudens)
    meten, verzoeken = import_module("tests.bench.meten"), import_module("tests.bench.verzoeken")
    rows, shut = verzoeken.meet(meten.Meter(), given.keer, given.alleen, tell)
    text = f"{machine(region)}\n\n{meten.table(rows)}\n\n{closing(rows, shut)}\n"
    print(text)
    if given.schrijf:
        PAGE.write_text(HEAD + text)
    return int(any(row.cpu + row.database > HOOGSTENS for row in rows))


def options(arguments: list[str]) -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--huishoudens", type=int, default=10_000)
    parser.add_argument("--keer", type=int, default=20)
    parser.add_argument("--alleen", default="")
    parser.add_argument("--schrijf", action="store_true")
    return parser.parse_args(arguments)


def tell(what: Any) -> None:
    """Progress, beside the table."""
    print(what, file=sys.stderr, flush=True)


def build(households: int) -> str:
    """The demo's region with its stories and so many families; what it holds, in words."""
    from eenplan.site.demo import bouw
    from eenplan.site.genereer.vul import vul

    bouw.build(tell)
    begun = time.monotonic()
    made = vul(households, bouw.ZAAD, tell)
    seconds = time.monotonic() - begun
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
    rows = made.rijen if made else 0
    return f"{households} huishoudens ({rows} rijen, gemaakt in {seconds:.0f} s)"


def machine(region: str) -> str:
    """What it was measured on."""
    load = os.getloadavg()[0]
    return (
        f"{datetime.now().astimezone():%d-%m-%Y}; {region}; {os.cpu_count()} kernen, Python"
        f" {platform.python_version()}, {platform.machine()}, belasting {load:.1f}."
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
