"""Reading many orders: the list, the block on the family page, the timeline and the terms; through the gate."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.instrumenten.huisverbod.access import zichtbare_casussen
from eenplan.instrumenten.huisverbod.beeld import Halte
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.queries import haltes_van
from eenplan.instrumenten.huisverbod.rules import VAN_KRACHT, Stand


@dataclass(frozen=True, slots=True)
class Regel:
    """One order in the list."""

    rij: Huisverbod
    eerste: Halte | None


def lijst(viewer: Viewer, *, now: datetime) -> list[tuple[str, list[Regel]]]:
    """Every order the viewer takes part in, in groups; a log line per case."""
    rows = list(_zichtbaar(viewer).select_related("casus").order_by("eindigt_op", "-begonnen_op"))
    classes = frozenset({DataClass.PROCES})
    write(viewer, [Line("huisverbod.lijst", casus_id=row.casus_id, classes=classes, rule="lijst") for row in rows])
    found: dict[str, list[Regel]] = {}
    for row in rows:
        open_steps = [item for item in haltes_van(row, now) if item.vraagt]
        found.setdefault(_groep(row), []).append(Regel(row, open_steps[0] if open_steps else None))
    order = ("Nu van kracht", "Voor de beslissing", "Afgelopen, nog af te ronden", "Klaar")
    return [(name, found[name]) for name in order if name in found]


def _groep(row: Huisverbod) -> str:
    if row.stand in VAN_KRACHT:
        return "Nu van kracht"
    if row.stand in (Stand.BEGONNEN, Stand.RIHG_INGEVULD):
        return "Voor de beslissing"
    return "Klaar" if row.stand in (Stand.AFGEROND, Stand.NIET_OPGELEGD) else "Afgelopen, nog af te ronden"


def _zichtbaar(viewer: Viewer) -> QuerySet[Huisverbod]:
    return Huisverbod.objects.filter(casus__in=zichtbare_casussen(viewer))


def aantal_open(viewer: Viewer) -> int:
    """How many are not handled yet; a number, so no log line."""
    return _zichtbaar(viewer).exclude(stand__in=[Stand.AFGEROND, Stand.NIET_OPGELEGD]).count()
