"""Imposing an order (Wth 2)."""

from datetime import datetime, timedelta

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.delen import termijn
from eenplan.instrumenten.huisverbod.delen_tot import blijf_delen
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid
from eenplan.instrumenten.huisverbod.gang import besluit, bevoegd, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.grenzen import leeftijd_fout, moment_fout
from eenplan.instrumenten.huisverbod.klokken import dag, klaar_met_beslissen, onderwerp, uiterlijk
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.stappen import begin_stations
from eenplan.instrumenten.huisverbod.stations import standaard
from eenplan.instrumenten.huisverbod.volwassen import leeftijd

WAAROM = "Motiveer het besluit: welke feiten, en waarom is er ernstig en onmiddellijk gevaar?"


def leg_op(
    huisverbod_id: int, motivering: str, *, op: datetime | None = None, mandaat: str = "", mondeling: bool = False,
    leeftijd_hoe: str = "", by: Viewer, at: datetime, versie: int | None = None,
) -> Huisverbod:  # fmt: skip
    """Impose it at a clock time: ten days to the minute on the wall clock (Wth 2-1; the ATW does not count)."""
    with act("huisverbod.leg_op", by=by, at=at, ground="Wth 2") as a:
        found = grijp(huisverbod_id, "leg_op", by, versie)
        wie, begin = bevoegd(found, "leg_op", by, mandaat), op or at
        veilig(found, motivering, leeftijd_hoe)
        if why := leeftijd_fout(*leeftijd(found.pleger, begin), leeftijd_hoe) or moment_fout(
            begin, at, found.begonnen_op
        ):
            raise Refused(why)
        if found.kindermishandeling and found.vt_geraadpleegd_op is None:
            raise Refused("Bij kindermishandeling hoort eerst overleg met Veilig Thuis (Wth 2 lid 3). Bel hen nu.")
        einde = deadlines.end_of(rule("huisverbod_einde", dag(begin)), begin)
        found.opgelegd_op, found.eindigt_op = begin, einde
        motivering = nodig(motivering, WAAROM)
        besluit(
            a, found, "leg_op", begin, motivering, wie=wie, mandaat=mandaat, tot=einde, mondeling=mondeling,
            leeftijd=leeftijd_hoe,
        )  # fmt: skip
        naar(a, found, "leg_op")
        klaar_met_beslissen(found, at)
        blijf_delen(a, found.casus, termijn("huisverbod_delen_na", uiterlijk(found)))
        _start_dagen(a, found, begin, einde, hovj=wie is Bevoegdheid.HOVJ)
        meld_feit("huisverbod_opgelegd", found, begin, door=str(wie))
        laat_weten(found, at, behalve=by.account_id)
        a.event("huisverbod.opgelegd", casus_id=found.casus_id, huisverbod_id=found.pk)
    return found


def _start_dagen(a: Act, found: Huisverbod, begin: datetime, einde: datetime, *, hovj: bool) -> None:
    """The clock of the order and every station of the ten days."""
    deadlines.start_until("huisverbod_einde", onderwerp(found, a.at), begin, einde)
    vooraf = timedelta(days=rule("huisverbod_vooraf", dag(begin)).value)
    tot = {"verlengadvies": einde.astimezone(AMSTERDAM) - vooraf, "verlengbesluit": einde, "nazicht": einde}
    begin_stations(a, found, standaard(door_hovj=hovj, kind=found.kindermishandeling), begin, tot=tot)
