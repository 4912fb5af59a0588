"""What waits to be written or sent, over all cases that the viewer may know."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.brieven.bronnen import bron
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.queries import MEESTE, Regel, aan_wie, rijen, termijnen
from eenplan.dossier.brieven.rules import OPEN, VT, Aan, volgorde
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus


def wachtrij(viewer: Viewer, *, now: datetime) -> list[Regel]:
    """What waits to be written or sent in the cases of this viewer; first due first. A log line each."""
    if viewer.role not in VT:
        return []
    known = visible(viewer, Casus.objects.all(), DataClass.IDENTITEIT).values("pk")
    rows = list(rijen().filter(casus_id__in=known, stand__in=OPEN, aan_soort=Aan.PERSOON)[:MEESTE])
    secret = visible(viewer, Casus.objects.all(), DataClass.MELDER).values("pk")
    rows += list(rijen().filter(casus_id__in=secret, stand__in=OPEN).exclude(aan_soort=Aan.PERSOON)[:MEESTE])
    running = termijnen([row.pk for row in rows])
    found = [_regel(row, running.get(row.pk)) for row in rows]
    lines = [
        Line("brief.lijst", casus_id=item.brief.casus_id, object_type="brief", object_id=item.brief.pk, rule="lijst")
        for item in found
    ]
    write(viewer, lines)
    return sorted(found, key=lambda item: volgorde(item.brief.stand, item.uiterlijk, item.brief.gemaakt_op))


def _regel(row: Brief, due: datetime | None) -> Regel:
    other = bron(row.aan_soort, row.casus_id, row.bron_id) if row.aan_soort != Aan.PERSOON else None
    names = {(row.aan_soort, other.bron_id): other.naam} if other else {}
    return Regel(row, aan_wie(row, names), due, row.casus.nummer)
