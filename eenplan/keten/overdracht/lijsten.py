"""The two lists of handovers: what waits for my answer, and what nobody accepted yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.werkvoorraad import namen
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.queries import OPEN, tafel_van
from eenplan.keten.overdracht.rules import (
    ANTWOORD,
    KNELPUNT,
    Stand,
)


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a list of handovers."""

    overdracht: Overdracht
    casus: Casus
    naam: str
    termijn: Deadline | None
    te_laat: bool
    knelpunt: bool

    @property
    def verdelen(self) -> bool:
        """Whether it waits to be divided."""
        return bool(self.overdracht.tafel)


def _zichtbaar(viewer: Viewer) -> QuerySet[Overdracht]:
    cases = visible(viewer, Casus.objects.filter(stand__gt=""), DataClass.PROCES)
    return Overdracht.objects.filter(casus__in=cases.values("pk"))


def _postvak(viewer: Viewer) -> QuerySet[Overdracht]:
    mine = Q(organisatie_id=viewer.organisation_id, tafel=[]) | Q(tafel__contains=[viewer.organisation_id or 0])
    return _zichtbaar(viewer).filter(mine, stand=Stand.AANGEBODEN)


def _verzonden(viewer: Viewer) -> QuerySet[Overdracht]:
    running = _zichtbaar(viewer).filter(casus__afgesloten_op__isnull=True)
    return running.filter(casus__bronhouder_id=viewer.organisation_id, stand__in=OPEN)


def postvak(viewer: Viewer, *, now: datetime) -> list[Regel]:
    """What waits for an answer of the viewer; first due first. A log line per case."""
    return _regels(viewer, _postvak(viewer), now)


def verzonden(viewer: Viewer, *, now: datetime) -> list[Regel]:
    """The handovers of the viewer's cases that nobody accepted yet; too late first."""
    return _regels(viewer, _verzonden(viewer), now)


def aantal_postvak(viewer: Viewer) -> int:
    """How many offers wait for an answer of the viewer."""
    return _postvak(viewer).count()


def aantal_te_laat(viewer: Viewer, *, now: datetime) -> int:
    """How many offers wait longer than agreed, or were refused and lie at Veilig Thuis again."""
    late = Deadline.objects.filter(object_type="overdracht", key=ANTWOORD, done_at__isnull=True, due_at__lt=now)
    waiting = Q(stand=Stand.AANGEBODEN, pk__in=late.values("object_id"))
    return _verzonden(viewer).filter(waiting | Q(stand=Stand.GEWEIGERD)).count()


def _regels(viewer: Viewer, rows: Iterable[Overdracht], now: datetime) -> list[Regel]:
    found = list(
        QuerySet.select_related(rows, "casus", "organisatie", "contactpersoon") if isinstance(rows, QuerySet) else rows
    )
    terms = {
        (row.object_id, row.key): row
        for row in Deadline.objects.filter(
            object_type="overdracht", object_id__in=[item.pk for item in found], done_at__isnull=True
        )
    }
    names = namen(viewer, [item.casus_id for item in found], what="overdracht.lijst", now=now)
    lines = [
        _regel(item, names.get(item.casus_id, ""), terms.get((item.pk, ANTWOORD)), terms.get((item.pk, KNELPUNT)), now)
        for item in found
    ]
    return sorted(lines, key=lambda line: line.termijn.due_at if line.termijn else line.overdracht.opgesteld_op)


def _regel(row: Overdracht, naam: str, answer: Deadline | None, bottleneck: Deadline | None, now: datetime) -> Regel:
    late, stuck = (bool(item and item.due_at < now) for item in (answer, bottleneck))
    return Regel(row, row.casus, naam, answer, late, stuck)


def beschrijf(viewer: Viewer, overdracht_ids: list[int]) -> dict[int, tuple[Overdracht, bool]]:
    """For the words of a term: each row that is there, and whether the viewer is its receiver."""
    rows = _zichtbaar(viewer).filter(pk__in=overdracht_ids).select_related("organisatie")
    return {row.pk: (row, viewer.organisation_id in (row.organisatie_id, *row.tafel)) for row in rows}


def te_doen(row: Overdracht, receiver: bool) -> str:
    """What the term of a handover asks: who got no offer yet cannot answer it."""
    if receiver:
        return "Beantwoord de overdracht"
    offered = row.stand == Stand.AANGEBODEN
    return f"Krijg antwoord op de overdracht van {row.ontvanger_naam}" if offered else "Overdracht aanbieden"


@dataclass(frozen=True, slots=True)
class Tafel:
    """A distribution table that the viewer sits at, and when it looks back: at its cases, and at itself."""

    gemeente: Organisation
    termijnen: tuple[Deadline, ...]


def tafels(viewer: Viewer, *, now: datetime) -> list[Tafel]:
    """The tables of the viewer's organisation that divided something."""
    terms: dict[int, list[Deadline]] = {}
    for row in Deadline.objects.filter(object_type="verdeeltafel", done_at__isnull=True).order_by("due_at"):
        terms.setdefault(row.object_id, []).append(row)
    places = Organisation.objects.filter(pk__in=terms)
    mine = [place for place in places if viewer.organisation_id in {item.pk for item in tafel_van(place, now)}]
    return [Tafel(place, tuple(terms[place.pk])) for place in mine]
