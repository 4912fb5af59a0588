"""Reading agreements: settings of the region, no personal data, so no line per look."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.models import Deadline
from eenplan.netwerk.convenant.models import Samenwerkingsafspraak
from eenplan.netwerk.convenant.rules import DEELBAAR, HOUDERS


@dataclass(frozen=True, slots=True)
class Regel:
    """One agreement, whether it holds today, and its term."""

    afspraak: Samenwerkingsafspraak
    geldt: bool
    termijn: Deadline | None

    @property
    def deelt(self) -> list[str]:
        """In words, what may be shared."""
        return [words for item, words in DEELBAAR.items() if item.value in self.afspraak.klassen]


def geldend(op: date) -> QuerySet[Samenwerkingsafspraak]:
    """The agreements that hold on this day."""
    rows = Samenwerkingsafspraak.objects.filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=op), geldig_van__lte=op)
    return rows.order_by("naam", "pk")


def gronden(op: date) -> list[tuple[int, str]]:
    """Each agreement that holds, as a ground to share on: its key and its words."""
    return [(row.pk, f"{row.naam}, {row.artikel}") for row in geldend(op) if row.klassen]


def een(viewer: Viewer, afspraak_id: int) -> Samenwerkingsafspraak:
    """One agreement; NotVisible when it is not there, or for who keeps no agreements."""
    row = Samenwerkingsafspraak.objects.filter(pk=afspraak_id).first()
    if row is None or not mag_beheren(viewer):
        line = Line("convenant.zoek", object_type="samenwerkingsafspraak", object_id=afspraak_id, allowed=False)
        raise NotVisible(line)
    return row


def woorden(afspraak_id: int) -> str:
    """The words of one agreement, also when it ended; empty when it is not there."""
    row = Samenwerkingsafspraak.objects.filter(pk=afspraak_id).first()
    return f"{row.naam}, {row.artikel}" if row else ""


def staat_toe(afspraak_id: int, partijen: tuple[int, ...], klasse: DataClass, op: date) -> bool:
    """Whether this agreement holds between all of these organisations for this kind of data on this day."""
    row = geldend(op).filter(pk=afspraak_id, klassen__contains=[klasse.value]).first()
    return row is not None and set(partijen) <= set(row.partijen.values_list("pk", flat=True))


def register(viewer: Viewer, *, op: date) -> list[Regel]:
    """Every agreement; what holds first."""
    rows = list(Samenwerkingsafspraak.objects.select_related("eigenaar").prefetch_related("partijen").order_by("naam"))
    running = Deadline.objects.filter(object_type="samenwerkingsafspraak", done_at__isnull=True)
    terms = {row.object_id: row for row in running}
    live = set(geldend(op).values_list("pk", flat=True))
    lines = [Regel(row, row.pk in live, terms.get(row.pk)) for row in rows]
    return sorted(lines, key=lambda line: not line.geldt)


def mag_beheren(viewer: Viewer) -> bool:
    """Who keeps the register."""
    return viewer.role in HOUDERS


def namen(ids: list[int]) -> dict[int, str]:
    """For the words of a term."""
    return dict(Samenwerkingsafspraak.objects.filter(pk__in=ids).values_list("pk", "naam"))
