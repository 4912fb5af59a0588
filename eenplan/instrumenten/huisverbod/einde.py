"""The end of an order: withdrawn, annulled, or its time is over."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.afloop import eindig
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.gang import besluit, bevoegd, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.niet_opleggen import WAAROM_NIET
from eenplan.instrumenten.huisverbod.stappen import begin_stations
from eenplan.instrumenten.huisverbod.stations import SOORT


def trek_in(huisverbod_id: int, motivering: str, *, mandaat: str = "", by: Viewer, at: datetime) -> Huisverbod:
    """Withdrawn by the mayor: help is accepted and confirmed, and nobody obstructs it (Wth 2-9)."""
    with act("huisverbod.trek_in", by=by, at=at, ground="Wth 2-9") as a:
        found = grijp(huisverbod_id, "trek_in", by)
        wie = bevoegd(found, "trek_in", by, mandaat)
        if found.eindigt_op and at >= found.eindigt_op:
            raise Refused("De tijd is al om. Intrekken hoeft niet meer.")
        veilig(found, motivering)
        besluit(a, found, "trek_in", at, nodig(motivering, WAAROM_NIET), wie=wie, mandaat=mandaat)
        eindig(a, found, "trek_in", at)
        meld_feit("huisverbod_ingetrokken", found, at)
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
    return found


def vernietig(huisverbod_id: int, motivering: str, *, by: Viewer, at: datetime) -> Huisverbod:
    """The court annulled or suspended it: it ends at once. When it was over already, only the ruling is written."""
    with act("huisverbod.vernietig", by=by, at=at, ground="Wth 6") as a:
        found = grijp(huisverbod_id, "vernietig", by)
        veilig(found, motivering)
        motivering = nodig(motivering, "Schrijf op welke rechter wanneer uitspraak deed, en waarom.")
        besluit(a, found, "vernietig", at, motivering)
        if found.geeindigd_op:
            naar(a, found, "vernietig")
        else:
            eindig(a, found, "vernietig", at)
        begin_stations(a, found, [SOORT["afschrift"]], at)
        meld_feit("huisverbod_vernietigd", found, at)
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
    return found
