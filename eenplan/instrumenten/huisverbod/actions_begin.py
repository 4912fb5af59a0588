"""Veilig Thuis begins with an order in a case that is known, and says who takes part."""

from collections.abc import Collection
from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import VT
from eenplan.instrumenten.huisverbod.aanleg import Begin, leg_aan
from eenplan.instrumenten.huisverbod.access import vind, voor_thv
from eenplan.instrumenten.huisverbod.delen import deel
from eenplan.instrumenten.huisverbod.gang import log
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.rules import GROND

__all__ = ["Begin", "begin", "nodig_uit"]


def begin(casus_id: int, gegeven: Begin, *, by: Viewer, at: datetime) -> Huisverbod:
    """Begin with an order about one person of the case; police and mayor are asked at once (D6)."""
    with act("huisverbod.begin", by=by, at=at, ground=GROND) as a:
        may_write(voor_thv(by), casus_id, DataClass.VEILIGHEID, what="huisverbod.begin")
        if by.role not in VT:
            raise Refused("In deze casus begint Veilig Thuis. Bel Veilig Thuis: dag en nacht bereikbaar, 0800-2000.")
        return leg_aan(a, lock(casus_id), gegeven)


def nodig_uit(huisverbod_id: int, account_ids: Collection[int], *, by: Viewer, at: datetime) -> int:
    """Ask more people of police, municipality or the team; returns how many are new."""
    with act("huisverbod.nodig_uit", by=by, at=at, ground=GROND) as a:
        may_write(voor_thv(by), vind(huisverbod_id).casus_id, DataClass.VEILIGHEID, what="huisverbod.nodig_uit")
        if by.role not in VT:
            raise Refused("Wie meeleest bepaalt Veilig Thuis. Vraag het daar.")
        found = Huisverbod.objects.select_related("casus").get(pk=huisverbod_id)
        new = deel(a, lock(found.casus_id), account_ids)
        log(a, found)
    return new
