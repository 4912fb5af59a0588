"""Extending an order, or deciding not to: the mayor only (Wth 9)."""

from datetime import datetime

from django.db.models import Q

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.gang import besluit, bevoegd, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.grenzen import tot_fout
from eenplan.instrumenten.huisverbod.klokken import (
    begin_stations,
    dag,
    klaar,
    onderwerp,
    station,
    stop_klok,
    uiterlijk,
    verzet,
)
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station
from eenplan.instrumenten.huisverbod.opleggen import WAAROM_NIET
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
