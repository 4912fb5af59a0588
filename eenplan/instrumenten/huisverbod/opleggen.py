"""Imposing an order, or not (Wth 2)."""

from datetime import datetime, timedelta

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.bevoegdheden import Bevoegdheid
from eenplan.instrumenten.huisverbod.delen import blijf_delen, sluit_af, termijn
from eenplan.instrumenten.huisverbod.gang import besluit, bevoegd, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.grenzen import leeftijd_fout, moment_fout
from eenplan.instrumenten.huisverbod.klokken import begin_stations, dag, klaar_met_beslissen, onderwerp, uiterlijk
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.stations import standaard
from eenplan.instrumenten.huisverbod.volwassen import leeftijd

WAAROM = "Motiveer het besluit: welke feiten, en waarom is er ernstig en onmiddellijk gevaar?"
WAAROM_NIET = "Schrijf op waarom. De partijen en de rechter moeten het kunnen volgen."


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
