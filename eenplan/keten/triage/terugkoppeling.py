"""What an organisation hears back about the reports it sent in: one sentence each (domain 4.9), never more."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.keten.melding.queries import Status, status_van
from eenplan.keten.triage.models import Terugkoppeling


@dataclass(frozen=True, slots=True)
class Gehoord:
    """Feedback on one report, with what its sender knows the report by."""

    melding: Status
    op: datetime
    tekst: str


def eigen(viewer: Viewer, limit: int = 50) -> list[Gehoord]:
    """Feedback on the reports of the viewer's own organisation, newest first; opens the row lock for that look."""
    enter(viewer, system=True)
    rows = Terugkoppeling.objects.filter(melding__inzender_id=viewer.organisation_id or 0, gegeven_op__isnull=False)
    rows = rows.select_related("melding").defer("melding__tekst").prefetch_related("melding__genoemde_personen")
    heard = rows.order_by("-gegeven_op", "-pk")[:limit]
    found = [Gehoord(status_van(viewer, row.melding), row.gegeven_op, row.tekst) for row in heard if row.gegeven_op]
    enter(viewer)
    write(viewer, [Line("terugkoppeling.lees", object_type="melding", rule="eigen melding")])
    return found
