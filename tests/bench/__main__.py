"""`make bench` prints a table; `--schrijf` writes it to docs/prestaties.md too; also `--casussen 3500`, `--keer 60`."""

import argparse
import os
import platform
import sys
import time
import warnings
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import psycopg

from tests.omgeving import ROOT  # first: it points this process at a database of its own

PAGE = ROOT / "docs" / "prestaties.md"
HEAD = """# Prestaties

Gemaakt met `make bench` (`python -m tests.bench --schrijf`). Eén proces, heel Django, row-level security aan, de
leeslog aan, PostgreSQL op dezelfde machine. Vergelijk verhoudingen binnen één run, geen losse tijden.

"""


def main(arguments: list[str]) -> int:
    """Build, measure, print."""
    given = options(arguments)
    warnings.simplefilter("ignore")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    meten = import_module("tests.bench.meten")
    rows = run(meten, [int(item) for item in given.casussen.split(",")], given.keer)
    text = f"{machine()}\n\n{meten.table(rows)}\n"
    print(text)
    if given.schrijf:
        PAGE.write_text(HEAD + text)
    return 0


def options(arguments: list[str]) -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--casussen", default="3500,35000")
    parser.add_argument("--keer", type=int, default=60)
    parser.add_argument("--schrijf", action="store_true")
    return parser.parse_args(arguments)


def run(meten: "object", sizes: list[int], times: int) -> list:
    """Every request at every size; the database grows from one size to the next."""
    regio_module, gezinnen = import_module("tests.regio"), import_module("tests.bench.gezinnen")
    from django.db import transaction

    from eenplan.core import clock

    meter, rows, last = meten.Meter(), [], 0
    with transaction.atomic():
        regio = regio_module.build(clock.now())
        token(regio)
    requests = import_module("tests.bench.verzoeken").verzoeken(regio)
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as owner:
        for size in sizes:
            begun = time.monotonic()
            gezinnen.make(owner, regio, last + 1, size)
            print(f"{size} casussen in {time.monotonic() - begun:.0f} s gemaakt", file=sys.stderr, flush=True)
            for item in requests:
                rows.append(meter.measure(item, size, times))
                print(rows[-1], file=sys.stderr, flush=True)
            last = size
    return rows


def token(regio: "object") -> None:
    """The police have a token for the API."""
    from eenplan.core.accounts.models import PartnerToken

    PartnerToken.objects.create(
        organisation=regio.organisations["politie"], naam="meting", van=regio.at,
        token_hash=sha256(b"geheim-meting").hexdigest(),
    )  # fmt: skip


def machine() -> str:
    """What it was measured on."""
    load = os.getloadavg()[0]
    return (
        f"{datetime.now().astimezone():%d-%m-%Y}; {os.cpu_count()} kernen, Python {platform.python_version()},"
        f" {platform.machine()}, belasting vooraf {load:.1f}."
    )


if __name__ == "__main__":
    assert Path(ROOT, "eenplan").is_dir()
    sys.exit(main(sys.argv[1:]))
