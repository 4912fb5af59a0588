"""A violation of an order: a crime (Wth 11)."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.gang import grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.models import Overtreding


def meld_overtreding(huisverbod_id: int, op: datetime, wat: str, *, by: Viewer, at: datetime) -> Overtreding:
    """A violation at any time while in force: a crime (Wth 11). Everyone who takes part hears it at once.

    Also afterwards, of a moment at which it was in force: who heard of it late can still tell.
    """
    with act("huisverbod.meld_overtreding", by=by, at=at, ground="Wth 11") as a:
        found = grijp(huisverbod_id, "meld_overtreding", by)
        laatste = min(at, found.geeindigd_op or at, found.eindigt_op or at)
        if op > laatste or (found.opgelegd_op and op < found.opgelegd_op):
            raise Refused("Kies een moment waarop het huisverbod van kracht was, en niet later dan nu.")
        veilig(found, wat)
        row = Overtreding.objects.create(
            huisverbod=found, op=op, gemeld_op=at, door_id=by.account_id,
            wat=nodig(wat, "Schrijf op wat er gebeurde: waar, wat, wie zag het?"),
        )  # fmt: skip
        naar(a, found, "meld_overtreding")
        meld_feit("huisverbod_overtreden", found, op)
        laat_weten(found, at, Kind.DRINGEND, behalve=by.account_id)
        a.event("huisverbod.overtreden", casus_id=found.casus_id, huisverbod_id=found.pk)
    return row
