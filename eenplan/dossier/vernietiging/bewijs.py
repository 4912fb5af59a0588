"""The proof of one destroyed case: what is written down, and the keyed hashes that hold it."""

import json
from datetime import datetime
from typing import Any

from eenplan.core.crypto.zegel import blind
from eenplan.core.rulebook.models import Rule
from eenplan.dossier.casus.bewaren import WMO
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.vernietiging.models import Vernietigingsbewijs
from eenplan.dossier.vernietiging.versnipper import Weg

SOORT = "vernietigd"


def kenmerk(nummer: str) -> str:
    """By which a case is known again that was destroyed; without the key nobody finds the number that belongs to it."""
    return blind(nummer, kind=SOORT)


def som(row: Vernietigingsbewijs) -> str:
    """A keyed hash over the whole proof: who changes it in the database cannot make it again."""
    return blind(json.dumps(inhoud(row), sort_keys=True), kind="vernietigingsbewijs")


def inhoud(row: Vernietigingsbewijs) -> dict[str, Any]:
    """Everything in a proof but its key and its own sum, as plain values."""
    return {
        "bronhouder": row.bronhouder_id, "kenmerk": row.kenmerk, "regel": row.regel,
        "regelversie": row.regelversie.isoformat(), "geopend_jaar": row.geopend_jaar,
        "gesloten_jaar": row.gesloten_jaar, "personen": row.personen, "aantallen": row.aantallen,
        "doorgekeken_door": row.doorgekeken_door_id, "bevestigd_door": row.bevestigd_door_id,
        "op": int(row.op.timestamp()),
    }  # fmt: skip


def nieuw(casus: Casus, at: datetime) -> Vernietigingsbewijs:
    """What is known before the case goes."""
    assert casus.afgesloten_op is not None  # only closed cases are destroyed
    versions = Rule.objects.filter(key=WMO).order_by("valid_from")
    term = versions.filter(valid_from__lte=casus.afgesloten_op).last() or versions[0]  # closed before the first version
    return Vernietigingsbewijs(
        bronhouder_id=casus.bronhouder_id, kenmerk=kenmerk(casus.nummer), regel=term.key, regelversie=term.valid_from,
        geopend_jaar=casus.geopend_op.year, gesloten_jaar=casus.afgesloten_op.year, op=at,
    )  # fmt: skip


def leg_vast(row: Vernietigingsbewijs, weg: Weg, doorgekeken: int, bevestigd: int) -> Vernietigingsbewijs:
    """The same with what went and who said so."""
    row.personen, row.aantallen = weg.personen, dict(sorted(weg.aantallen.items()))
    row.doorgekeken_door_id, row.bevestigd_door_id = doorgekeken, bevestigd
    row.som = som(row)
    row.save(force_insert=True)
    return row
