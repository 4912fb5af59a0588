"""Terms that begin when something was asked or happened: counsel and court (domain 5 #24-#27)."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten
from eenplan.instrumenten.huisverbod.gang import grijp, log
from eenplan.instrumenten.huisverbod.models import Station
from eenplan.instrumenten.huisverbod.stappen import begin_stations, station
from eenplan.instrumenten.huisverbod.stations import NA_AFLOOP, OP_VERZOEK, SOORT


def start_stap(huisverbod_id: int, sleutel: str, op: datetime | None = None, *, by: Viewer, at: datetime) -> Station:
    """Something was asked or happened that starts a term: counsel, hearing, ruling, copies (domain 5 #24-#27)."""
    with act("huisverbod.start_stap", by=by, at=at, ground="Wth 5-8") as a:
        found = grijp(huisverbod_id, "start_stap", by)
        vanaf = op or at
        if sleutel not in OP_VERZOEK:
            raise Refused("Deze stap begint vanzelf. Kies een stap uit de lijst.")
        if found.geeindigd_op and sleutel not in NA_AFLOOP:
            raise Refused("Het huisverbod is voorbij. Een uitspraak of een afschrift kan nog wel.")
        if vanaf > at or (found.opgelegd_op and vanaf < found.opgelegd_op):
            raise Refused("Kies een moment na het opleggen, en niet later dan nu.")
        if Station.objects.filter(huisverbod=found, sleutel=sleutel).exists():
            raise Refused("Deze stap is al begonnen.")
        begin_stations(a, found, [SOORT[sleutel]], vanaf)
        log(a, found)
        laat_weten(found, at, behalve=by.account_id)
        return station(found, sleutel)
