"""What there was before in a case that the radar proposes, in a few lines: who has it, what runs, what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from eenplan.core.access.gate import require
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.sockets import TimelineItem, timelines
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.access import facts_of, one_look
from eenplan.dossier.casus.models import Casus

MOST = 6
SHOWN = {"melding", "besluit", "nameting", "fase"}  # an advice is nobody's contact; a contact is for who works on it
BEFORE = {"fase": "Plan: "}


@dataclass(frozen=True, slots=True)
class Eerder:
    """Who has the case now and how to reach him, measures that run today, and the last moments, newest first."""

    wie: str
    organisatie: str
    telefoon: str
    open: bool
    maatregelen: tuple[tuple[str, date | None], ...] = ()
    momenten: tuple[tuple[date, str], ...] = ()
    meer: int = 0


def eerder(viewer: Viewer, casus_id: int, now: datetime) -> Eerder:
    """As far as the viewer may see it. NotVisible when he may not know the course of this case."""
    with one_look():
        require(viewer, facts_of(viewer, casus_id), DataClass.PROCES, what="radar.eerder")
        items = timelines(viewer, casus_id)
    row = Casus.objects.select_related("verantwoordelijke_organisatie", "verantwoordelijke", "bronhouder").get(
        pk=casus_id
    )
    owner = row.verantwoordelijke_organisatie or row.bronhouder
    moments = sorted(_momenten(items), reverse=True)
    return Eerder(
        row.verantwoordelijke.naam if row.verantwoordelijke else "", owner.naam, owner.telefoon,
        row.afgesloten_op is None, tuple(_maatregelen(items, day_of(now))), tuple(moments[:MOST]),
        max(len(moments) - MOST, 0),
    )  # fmt: skip


def _maatregelen(items: Iterable[TimelineItem], today: date) -> Iterable[tuple[str, date | None]]:
    for item in items:
        end = day_of(item.end) if item.end else None
        if item.kind == "maatregel" and (end is None or end >= today):
            yield item.label, end


def _momenten(items: Iterable[TimelineItem]) -> Iterable[tuple[date, str]]:
    for item in items:
        if item.kind in SHOWN:
            yield day_of(item.start), BEFORE.get(item.kind, "") + item.label
        elif item.kind == "maatregel":
            yield day_of(item.start), item.label
