"""Several reports of one incident: proposed by plain rules, joined by a human (domain 3.2; S1 radarfunctie)."""

from collections.abc import Iterable
from dataclasses import dataclass

from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.rules import Stand
from eenplan.dossier.radar.banden import Band
from eenplan.dossier.radar.queries import Bekend
from eenplan.keten.melding.dubbel import Gemeld, dubbel_van
from eenplan.keten.melding.models import Melding, Samenvoeging
from eenplan.keten.melding.rules import Soort


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A running case that seems to have a report of the same incident, and why."""

    bekend: Bekend
    met_id: int
    met: str

    @property
    def waarom(self) -> str:
        """In words, for who decides."""
        return ", ".join(("zelfde dag", *self.bekend.redenen[:3]))


def gemeld(row: Melding) -> Gemeld:
    """What counts: the day of the incident, else the day it was reported. Kinds do not: each sees his own side."""
    day = row.incident_datum or row.ontvangen_op.astimezone(AMSTERDAM).date()
    return Gemeld(row.pk, row.ontvangen_op, row.nummer, day)


def voorstellen(viewer: Viewer, melding: Melding, bekenden: Iterable[Bekend]) -> tuple[Voorstel, ...]:
    """For a report at its own case: where it was told already. Same household, same day, within 72 hours."""
    sure = (Band.ZEKER, Band.WAARSCHIJNLIJK)
    known = [item for item in bekenden if item.zichtbaar and item.stand != Stand.AFGESLOTEN and item.band in sure]
    if melding.soort != Soort.EERSTE or not known:
        return ()
    rows = Melding.objects.filter(casus_id__in=[b.casus_id for b in known]).defer("tekst")
    by_case: dict[int, list[Melding]] = {}
    for row in rows:
        by_case.setdefault(row.casus_id, []).append(row)
    found = []
    for item in known:
        there = {row.pk: row for row in by_case.get(item.casus_id, ())}
        same = dubbel_van(gemeld(melding), map(gemeld, there.values()))
        if same and ask(viewer, facts_of(viewer, item.casus_id), DataClass.VEILIGHEID):
            found.append(Voorstel(item, same, there[same].nummer))
    return tuple(found)


def bij(viewer: Viewer, melding: Melding) -> Samenvoeging | None:
    """With what this report was joined, while that holds; the page that shows it passed the gate."""
    if melding.soort == Soort.EERSTE:  # what was joined is a vervolgmelding or a hermelding
        return None
    rows = Samenvoeging.objects.filter(melding=melding, ongedaan_op__isnull=True)
    return rows.select_related("naar", "van", "door", "met", "voorstel__voorgesteld_door").first()


def hoort_bij(met_id: int | None, casus_id: int) -> int | None:
    """The report of the same incident, when it lies at that case. Refused when it went elsewhere meanwhile."""
    if met_id and not Melding.objects.filter(pk=met_id, casus_id=casus_id).exists():
        raise Refused("De andere melding ligt niet meer bij die casus. Ververs de pagina.")
    return met_id or None


def termijnen(dossier: Dossier, melding: Melding) -> list[tuple[Deadline, str]]:
    """The running terms of the case as the page of one report shows them: without those of a report joined with it."""
    return [row for row in dossier.lopend if row[0].object_type != "melding" or row[0].object_id == melding.pk]
