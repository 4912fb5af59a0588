"""Deciding not to extend, and what any decision about it ends."""

from datetime import datetime

from django.db.models import Q

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten
from eenplan.instrumenten.huisverbod.gang import besluit, bevoegd, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station
from eenplan.instrumenten.huisverbod.niet_opleggen import WAAROM_NIET
from eenplan.instrumenten.huisverbod.stappen import klaar, station


def over_verlengen_besloten(a: Act, found: Huisverbod, op: datetime, tekst: str) -> None:
    """The decision about extending ends its own station, and the advice that was meant for it."""
    asked = Q(sleutel="verlengbesluit") | Q(sleutel="verlengadvies", gemist_reden="")
    for row in Station.objects.filter(asked, huisverbod=found, gedaan_op__isnull=True):
        own = row.sleutel == "verlengbesluit"
        klaar(a, row, tekst if own else "Er is besloten", op, "" if op <= row.due_at else "Het besluit kwam eerst")


def verleng_niet(huisverbod_id: int, motivering: str, *, mandaat: str = "", by: Viewer, at: datetime) -> Huisverbod:
    """The mayor decides not to extend: that is a decision too."""
    with act("huisverbod.verleng_niet", by=by, at=at, ground="Wth 9") as a:
        found = grijp(huisverbod_id, "verleng_niet", by)
        wie = bevoegd(found, "verleng_niet", by, mandaat)
        if station(found, "verlengbesluit").gedaan_op:
            raise Refused("Over verlengen is al besloten. Verlengen kan nog zolang de tien dagen lopen.")
        veilig(found, motivering)
        besluit(a, found, "verleng_niet", at, nodig(motivering, WAAROM_NIET), wie=wie, mandaat=mandaat)
        naar(a, found, "verleng_niet")
        over_verlengen_besloten(a, found, at, f"Niet verlengd. {motivering}")
        laat_weten(found, at, behalve=by.account_id)
    return found
