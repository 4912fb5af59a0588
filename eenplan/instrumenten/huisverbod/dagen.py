"""The ten days: a station done, or missed with a reason."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import meld_feit
from eenplan.instrumenten.huisverbod.gang import STATION, grijp, log, nodig, veilig
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station
from eenplan.instrumenten.huisverbod.stappen import klaar, station
from eenplan.instrumenten.huisverbod.stations import EIGEN_HANDELING, SOORT

TE_LAAT = "Deze stap had al klaar moeten zijn. Schrijf op waarom het later werd, of waarom het niet is gebeurd."
VASTE_WEG = {
    "verlengbesluit": "Over verlengen beslist de burgemeester met een eigen besluit.",
    "nazicht": "Deze stap is klaar als u afspreekt wie vanaf morgen meekijkt.",
    "systeemgesprek": "Leg het systeemgesprek zelf vast; dan is deze stap klaar.",
}


def teken(
    huisverbod_id: int,
    sleutel: str,
    tekst: str = "",
    *,
    gemist: bool = False,
    reden: str = "",
    by: Viewer,
    at: datetime,
) -> Station:
    """Mark a station as done, or as missed; late and missed need a reason (D6: no missed station without one)."""
    with act("huisverbod.teken", by=by, at=at, ground="Wth") as a:
        found = grijp(huisverbod_id, "teken", by)
        row = station(found, sleutel)
        if row.gedaan_op:
            raise Refused("Deze stap is al gedaan.")
        if sleutel in EIGEN_HANDELING and not gemist:
            raise Refused(VASTE_WEG[sleutel])
        if sleutel == "nazicht":
            raise Refused(VASTE_WEG[sleutel])
        veilig(found, tekst, reden)
        if sleutel == "adres" and not gemist:
            tekst = _bereikbaar(found, tekst)
        if (gemist or at > row.due_at) and not reden.strip():
            raise Refused(TE_LAAT)
        if gemist:
            _mis(row, reden, by, at)
        else:
            klaar(a, row, tekst, at, reden)
        if sleutel == "hulp" and not gemist:
            days = (at.astimezone(AMSTERDAM).date() - row.begonnen_op.astimezone(AMSTERDAM).date()).days
            meld_feit("huisverbod_hulp_gestart", found, at, dagen=days, binnen_tien=at <= row.due_at)
        log(a, found)
    return row


def _bereikbaar(found: Huisverbod, tekst: str) -> str:
    """Where the excluded person can be reached stands in one place, and on no paper of somebody else."""
    found.bereikbaar = nodig(tekst, "Schrijf op waar en hoe deze persoon bereikbaar is (Wth 2 lid 6).")
    found.save(update_fields=["bereikbaar"])
    return "Opgegeven"


def _mis(row: Station, reden: str, by: Viewer, at: datetime) -> None:
    row.gemist_reden, row.door_id = reden.strip()[:300], by.account_id
    row.save(update_fields=["gemist_reden", "door_id"])
    deadlines.finish([SOORT[row.sleutel].regel], STATION, row.pk, at, "gemist")
