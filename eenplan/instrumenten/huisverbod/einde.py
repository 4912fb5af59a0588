"""The end of an order: withdrawn, annulled, or its time is over."""

from datetime import datetime

from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Act, act
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.berichten import laat_weten, meld_feit
from eenplan.instrumenten.huisverbod.gang import besluit, bevoegd, grijp, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.klokken import stop_klok, verzet
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.opleggen import WAAROM_NIET, dag
from eenplan.instrumenten.huisverbod.rules import VAN_KRACHT
from eenplan.instrumenten.huisverbod.verlengen import over_verlengen_besloten


def trek_in(huisverbod_id: int, motivering: str, *, mandaat: str = "", by: Viewer, at: datetime) -> Huisverbod:
    """Withdrawn by the mayor: help is accepted and confirmed, and nobody obstructs it (Wth 2-9)."""
    with act("huisverbod.trek_in", by=by, at=at, ground="Wth 2-9") as a:
        found = grijp(huisverbod_id, "trek_in", by)
        wie = bevoegd(found, "trek_in", by, mandaat)
        if found.eindigt_op and at >= found.eindigt_op:
            raise Refused("De tijd is al om. Intrekken hoeft niet meer.")
        veilig(found, motivering)
        besluit(a, found, "trek_in", at, nodig(motivering, WAAROM_NIET), wie=wie, mandaat=mandaat)
        eindig(a, found, "trek_in", at)
        meld_feit("huisverbod_ingetrokken", found, at)
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
    return found


def vernietig(huisverbod_id: int, motivering: str, *, by: Viewer, at: datetime) -> Huisverbod:
    """The court annulled it: it ends at once."""
    with act("huisverbod.vernietig", by=by, at=at, ground="Wth 6") as a:
        found = grijp(huisverbod_id, "vernietig", by)
        veilig(found, motivering)
        motivering = nodig(motivering, "Schrijf op welke rechter wanneer uitspraak deed, en waarom.")
        besluit(a, found, "vernietig", at, motivering)
        eindig(a, found, "vernietig", at)
        meld_feit("huisverbod_vernietigd", found, at)
        laat_weten(found, at, Kind.VERVOLGMELDING, behalve=by.account_id)
    return found


def eindig(a: Act, found: Huisverbod, actie: str, op: datetime) -> None:
    """It is over: the clocks stop, and before the day ends someone must watch."""
    found.geeindigd_op = op
    naar(a, found, actie)
    stop_klok(found, op)
    if actie != "verloop":
        over_verlengen_besloten(a, found, op, "Niet meer nodig: het huisverbod is eerder geëindigd")
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
