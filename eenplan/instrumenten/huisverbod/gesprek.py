"""The talk with the whole system (row 45)."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten
from eenplan.instrumenten.huisverbod.dagen import TE_LAAT
from eenplan.instrumenten.huisverbod.gang import grijp, log, nodig, veilig
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station, Systeemgesprek
from eenplan.instrumenten.huisverbod.stappen import klaar


def plan_gesprek(
    huisverbod_id: int, gepland_op: datetime, plek: str = "", *, by: Viewer, at: datetime
) -> Systeemgesprek:
    """Plan the talk with the whole system (row 45)."""
    with act("huisverbod.plan_gesprek", by=by, at=at, ground="S2") as a:
        found = grijp(huisverbod_id, "teken", by)
        if gepland_op < at:
            raise Refused("Dit moment is al voorbij. Kies een later moment, of leg het gesprek vast als het al was.")
        veilig(found, plek)
        row = Systeemgesprek.objects.create(
            huisverbod=found, gepland_op=gepland_op, plek=plek.strip()[:200], door_id=by.account_id
        )
        log(a, found)
        laat_weten(found, at, behalve=by.account_id)
    return row


def leg_gesprek(
    huisverbod_id: int, op: datetime, aanwezig: str, verslag: str, afspraken: str = "", reden: str = "",
    *, by: Viewer, at: datetime,
) -> Systeemgesprek:  # fmt: skip
    """The talk was held: who was there, what was said, what was agreed; that ends its station."""
    with act("huisverbod.leg_gesprek", by=by, at=at, ground="S2") as a:
        found = grijp(huisverbod_id, "teken", by)
        if op > at:
            raise Refused("Dit gesprek moet nog komen. Plan het, en leg het vast als het is geweest.")
        if found.opgelegd_op and op < found.opgelegd_op:
            raise Refused("Dit gesprek was voor het huisverbod. Kies een moment na het opleggen.")
        veilig(found, aanwezig, verslag, afspraken, reden)
        planned = Systeemgesprek.objects.filter(huisverbod=found, gehouden_op__isnull=True).order_by("gepland_op")
        row = planned.first() or Systeemgesprek(huisverbod=found, gepland_op=op)
        row.gehouden_op, row.door_id, row.afspraken = op, by.account_id, afspraken.strip()
        row.aanwezig = nodig(aanwezig, "Schrijf op wie erbij waren.")[:300]
        row.verslag = nodig(verslag, "Schrijf in het kort op wat er is besproken.")
        row.save()
        _gesprek_klaar(a, found, op, reden)
        log(a, found)
    return row


def _gesprek_klaar(a: Act, found: Huisverbod, op: datetime, reden: str) -> None:
    step = Station.objects.filter(huisverbod=found, sleutel="systeemgesprek", gedaan_op__isnull=True).first()
    if step is None:
        return
    if op > step.due_at and not (reden.strip() or step.gemist_reden):
        raise Refused(TE_LAAT)
    klaar(a, step, "Verslag en afspraken liggen vast", op, reden or step.gemist_reden)
