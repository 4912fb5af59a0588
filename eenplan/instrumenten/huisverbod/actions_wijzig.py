"""Before the decision: what was written down wrongly, and stopping without one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.instrumenten.huisverbod.aanleg import over_wie
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.delen_tot import sluit_af
from eenplan.instrumenten.huisverbod.gang import besluit, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.klokken import klaar_met_beslissen
from eenplan.instrumenten.huisverbod.models import Beschermde, Huisverbod
from eenplan.instrumenten.huisverbod.rules import GROND


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What can still change while nobody decided."""

    aanleiding: str
    adres: str
    beschermden: Collection[int] = ()
    kindermishandeling: bool = False


def wijzig(huisverbod_id: int, nieuw: Gegevens, *, versie: int | None, by: Viewer, at: datetime) -> Huisverbod:
    """Correct the place, the cause or who is protected: a wrong address makes a void order."""
    with act("huisverbod.wijzig", by=by, at=at, ground=GROND) as a:
        found = grijp(huisverbod_id, "wijzig", by, versie)
        veilig(found, nieuw.aanleiding, nieuw.adres)
        over_wie(found.casus_id, found.pleger_id, nieuw.beschermden)
        found.adres = nodig(nieuw.adres, "Vul het adres in waar deze persoon niet mag komen.")[:300]
        found.aanleiding = nodig(nieuw.aanleiding, "Schrijf op wat er is gebeurd, of waar de dreiging uit blijkt.")
        found.kindermishandeling = nieuw.kindermishandeling
        wanted, rows = set(nieuw.beschermden), Beschermde.objects.filter(huisverbod=found)
        rows.exclude(persoon_id__in=wanted).delete()
        there = set(rows.values_list("persoon_id", flat=True))
        Beschermde.objects.bulk_create(Beschermde(huisverbod=found, persoon_id=pk) for pk in wanted - there)
        naar(a, found, "wijzig")
    return found


def breek_af(huisverbod_id: int, motivering: str, *, by: Viewer, at: datetime) -> Huisverbod:
    """Stop before the RiHG is settled: it began by mistake, or another way was found. The report stays."""
    with act("huisverbod.breek_af", by=by, at=at, ground=GROND) as a:
        found = grijp(huisverbod_id, "breek_af", by)
        veilig(found, motivering)
        text = nodig(motivering, "Schrijf op waarom dit stopt, en wie daarna op de veiligheid let.")
        besluit(a, found, "breek_af", at, text)
        found.geeindigd_op = at
        naar(a, found, "breek_af")
        klaar_met_beslissen(found, at)
        sluit_af(a, found)
        meld_feit("huisverbod_afgebroken", found, at)
        laat_weten(found, at, behalve=by.account_id)
    return found
