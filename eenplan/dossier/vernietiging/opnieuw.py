"""After an older backup was put back: cases that were destroyed since are destroyed again, by their proofs.

The proofs are written to a file outside the database each night; what the restored database does not have is read from
it first.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Stand
from eenplan.dossier.vernietiging.bewijs import inhoud, kenmerk, som
from eenplan.dossier.vernietiging.models import Vernietigingsbewijs
from eenplan.dossier.vernietiging.versnipper import versnipper
from eenplan.dossier.vernietiging.voorstellen import stel_voor


def teruggekomen(rows: Iterable[Casus]) -> list[Casus]:
    """Those of these cases that were destroyed before; a number is only the same case when its year is."""
    known = dict(Vernietigingsbewijs.objects.values_list("kenmerk", "geopend_jaar"))
    return [row for row in rows if known and known.get(kenmerk(row.nummer)) == row.geopend_op.year]


def vernietig(casus: Casus, at: datetime) -> None:
    """Once more; the proof that there is stays as it was."""
    with act("vernietiging.opnieuw", by=SYSTEM, at=at, ground="Wmo 5.3.4") as a:
        versnipper(lock(casus.pk))
        a.log(casus_id=casus.pk, object_type="casus", object_id=casus.pk)


def nacht(at: datetime, file: Path) -> int:
    """The turn of the worker: what came back goes, what is due is proposed, the proofs go to the file."""
    if file.exists():
        lees(file)
    vernietig_alle(at)
    done = stel_voor(at)
    bewaar(file)
    return done


def vernietig_alle(at: datetime) -> int:
    """Every case that came back, whatever keeps it now; returns how many."""
    with transaction.atomic():
        enter(SYSTEM)
        back = teruggekomen(Casus.objects.filter(stand=Stand.AFGESLOTEN).iterator())
    for row in back:
        vernietig(row, at)
    return len(back)


def bewaar(file: Path) -> int:
    """Write all proofs to a file that only its owner reads; returns how many. The file is whole or as it was."""
    with transaction.atomic():
        enter(SYSTEM)
        rows = [{**inhoud(row), "som": row.som} for row in Vernietigingsbewijs.objects.order_by("pk")]
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_suffix(".nieuw")
    fresh.touch(0o600)
    fresh.write_text(json.dumps(rows, indent=1), "utf-8")
    fresh.replace(file)
    return len(rows)


def lees(file: Path) -> int:
    """Add the proofs of the file that the database lacks; returns how many. ValueError when one was changed."""
    rows = [_rij(item) for item in json.loads(file.read_text("utf-8"))]
    with transaction.atomic():
        enter(SYSTEM)
        if any(row.som != som(row) for row in rows):
            raise ValueError("Dit bestand is veranderd, of hoort bij een andere installatie.")
        known = set(Vernietigingsbewijs.objects.values_list("kenmerk", flat=True))
        return len(Vernietigingsbewijs.objects.bulk_create(row for row in rows if row.kenmerk not in known))


def _rij(item: dict[str, Any]) -> Vernietigingsbewijs:
    given = dict(item)
    people = {f"{key}_id": given.pop(key) for key in ("bronhouder", "doorgekeken_door", "bevestigd_door")}
    given["regelversie"] = date.fromisoformat(given["regelversie"])
    given["op"] = datetime.fromtimestamp(given["op"], AMSTERDAM)
    return Vernietigingsbewijs(**given, **people)
