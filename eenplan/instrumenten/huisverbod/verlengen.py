"""Extending an order: the mayor only, to four weeks in total (Wth 9)."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.gang import besluit, bevoegd, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.grenzen import tot_fout
from eenplan.instrumenten.huisverbod.klokken import dag, onderwerp, stop_klok, uiterlijk
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.niet_verlengen import over_verlengen_besloten
from eenplan.instrumenten.huisverbod.stappen import begin_stations, verzet
from eenplan.instrumenten.huisverbod.stations import SOORT


def verleng(
    huisverbod_id: int, motivering: str, *, tot: datetime | None = None, mandaat: str = "", by: Viewer, at: datetime,
    versie: int | None = None,
) -> Huisverbod:  # fmt: skip
    """Extend it, before its ten days are over, to at most four weeks in total; the mayor only (Wth 9)."""
    with act("huisverbod.verleng", by=by, at=at, ground="Wth 9") as a:
        found = grijp(huisverbod_id, "verleng", by, versie)
        wie = bevoegd(found, "verleng", by, mandaat)
        einde, begin, laatste = found.eindigt_op, found.opgelegd_op, uiterlijk(found)
        assert einde is not None  # held by a constraint of the table
        assert begin is not None  # held by the same one
        tot = tot or laatste
        if at >= einde:
            raise Refused("De tien dagen zijn voorbij. Verlengen kan alleen zolang het huisverbod loopt (Wth 9).")
        if why := tot_fout(tot, einde, laatste):
            raise Refused(why)
        veilig(found, motivering)
        motivering = nodig(motivering, "Motiveer de verlenging: waaruit blijkt dat het gevaar er nog is?")
        besluit(a, found, "verleng", at, motivering, wie=wie, mandaat=mandaat, tot=tot)
        found.eindigt_op = tot
        naar(a, found, "verleng")
        over_verlengen_besloten(a, found, at, f"Verlengd. {motivering}")
        stop_klok(found, at)
        deadlines.start_until("huisverbod_uiterlijk", onderwerp(found, at), begin, tot)
        verzet(a, found, "nazicht", tot)
        begin_stations(a, found, [SOORT["besluit_verlenging"]], at, niet_na=einde)
        meld_feit("huisverbod_verlengd", found, at, dagen=(dag(tot) - dag(begin)).days)
        laat_weten(found, at, behalve=by.account_id)
    return found
