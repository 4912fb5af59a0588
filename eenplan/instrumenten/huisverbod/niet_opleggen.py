"""Deciding that there will be no order (domain 3.10)."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.outbox.rules import Kind
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.delen_tot import sluit_af
from eenplan.instrumenten.huisverbod.gang import besluit, bevoegd, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.klokken import klaar_met_beslissen
from eenplan.instrumenten.huisverbod.models import Huisverbod

WAAROM_NIET = "Schrijf op waarom. De partijen en de rechter moeten het kunnen volgen."


def leg_niet_op(huisverbod_id: int, motivering: str, *, mandaat: str = "", by: Viewer, at: datetime) -> Huisverbod:
    """No order. The report stays with Veilig Thuis as it was (domain 3.10)."""
    with act("huisverbod.leg_niet_op", by=by, at=at, ground="Wth 2") as a:
        found = grijp(huisverbod_id, "leg_niet_op", by)
        wie = bevoegd(found, "leg_niet_op", by, mandaat)
        veilig(found, motivering)
        besluit(a, found, "leg_niet_op", at, nodig(motivering, WAAROM_NIET), wie=wie, mandaat=mandaat)
        found.geeindigd_op = at
        naar(a, found, "leg_niet_op")
        klaar_met_beslissen(found, at)
        sluit_af(a, found)
        meld_feit("huisverbod_niet_opgelegd", found, at, door=str(wie))
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
    return found
