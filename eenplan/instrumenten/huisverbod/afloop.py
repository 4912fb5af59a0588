"""Its time is over, or it ends sooner: the clocks stop, and before the day ends someone must watch."""

from datetime import datetime

from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.outbox.rules import Kind
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.gang import besluit, naar
from eenplan.instrumenten.huisverbod.klokken import dag, stop_klok
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.niet_verlengen import over_verlengen_besloten
from eenplan.instrumenten.huisverbod.rules import VAN_KRACHT
from eenplan.instrumenten.huisverbod.stappen import begin_stations, verzet
from eenplan.instrumenten.huisverbod.stations import SOORT


def eindig(a: Act, found: Huisverbod, actie: str, op: datetime) -> None:
    """It is over: the clocks stop, and before the day ends someone must watch."""
    found.geeindigd_op = op
    naar(a, found, actie)
    stop_klok(found, op)
    if actie != "verloop":
        over_verlengen_besloten(a, found, op, "Niet meer nodig: het huisverbod is eerder geëindigd")
        begin_stations(a, found, [SOORT["einde_verteld"]], op)
        verzet(a, found, "nazicht", datetime.combine(dag(op), END_OF_DAY, tzinfo=AMSTERDAM))
    a.event(f"huisverbod.{found.stand}", casus_id=found.casus_id, huisverbod_id=found.pk)


def laat_verlopen(at: datetime) -> int:
    """Every order whose time is over ends at its own moment; returns how many. Safe to repeat and to run late."""
    ended = 0
    with transaction.atomic():
        enter(SYSTEM)
        over = list(Huisverbod.objects.filter(stand__in=VAN_KRACHT, eindigt_op__lte=at).values_list("pk", flat=True))
    for pk in over:
        with act("huisverbod.verloop", by=SYSTEM, at=at, ground="Wth 2-1, 9") as a:
            found = Huisverbod.objects.select_for_update(of=("self",)).select_related("casus").get(pk=pk)
            if found.stand not in VAN_KRACHT or found.eindigt_op is None or found.eindigt_op > at:
                continue  # someone was here first
            op = found.eindigt_op
            besluit(a, found, "verloop", op, "De tijd is om")
            eindig(a, found, "verloop", op)
            meld_feit("huisverbod_verlopen", found, op)
            laat_weten(found, at, Kind.TERMIJN)
            ended += 1
    return ended
