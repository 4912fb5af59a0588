"""Read a restored database through the application itself: ``python -m eenplan.site.behoud.lezen``.

Run by `beproef` in a process of its own, in the environment of the restored folder. Prints one JSON line.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

CANARY_LIMIT = 5_000
Oordeel = tuple[bool, str]


def kanarie() -> Oordeel:
    """Every BSN (the latest few thousand) opens with the restored keys, and is the one by which it is found."""
    from django.db import transaction

    from eenplan.core.access.rowlevel import enter
    from eenplan.core.access.viewer import SYSTEM
    from eenplan.core.crypto.zegel import blind
    from eenplan.dossier.personen.actions import bsn_of
    from eenplan.dossier.personen.models import Persoon

    with transaction.atomic():
        enter(SYSTEM)
        rows = list(Persoon.objects.exclude(bsn_verzegeld=None).order_by("-pk")[:CANARY_LIMIT])
        wrong = sum(not _opent(row, bsn_of, blind) for row in rows)
    return not wrong, f"{len(rows) - wrong} van {len(rows)} verzegelde BSN's geopend en herkend"


def _opent(row: Any, read: Callable[[Any], str], blind: Callable[[str], str]) -> bool:
    from cryptography.exceptions import InvalidTag

    try:
        return blind(read(row)) == str(row.bsn_index)
    except InvalidTag:
        return False


def rijsloten() -> Oordeel:
    """Who does not say who he is sees no row of any locked table, and neither does the owner."""
    from django.db import connections, transaction

    from eenplan.core.access.rowlevel import locked_models

    seen = []
    tables = [model._meta.db_table for model in locked_models()]
    for alias in ("default", "eigenaar"):
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            for table in tables:
                cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')  # noqa: S608 - names of our own models
                if cursor.fetchone()[0]:
                    seen.append(table)
    return not seen, f"{len(tables)} tabellen dicht voor wie zich niet bekendmaakt" if not seen else f"open: {seen}"


def logketen() -> Oordeel | None:
    """The chain of the log, with every line below it; None while no day was sealed. The file of seals stays at home."""
    from eenplan.core.audit.controle import controleer

    found = controleer()
    wrong = [item for item in found.breuken if item.wat != "staat niet in het zegelbestand"]
    return (not wrong, f"{found.zegels} zegels, {found.regels} regels, {len(wrong)} breuken") if found.zegels else None


def main() -> int:
    """All of it, as JSON: {name: [good, text]}; code that is newer than the backup first updates its tables."""
    from eenplan.site.django_start import database, setup
    from eenplan.site.migrate import migrate

    with database(start=False):
        setup()
        migrate(lambda told: print(told, file=sys.stderr))
        found = {"kanarie": kanarie(), "rijsloten": rijsloten(), "logketen": logketen()}
    print(json.dumps({name: outcome for name, outcome in found.items() if outcome}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
