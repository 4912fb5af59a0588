"""Letters to one's own organisation, at the door of the partners."""

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.rules import Kanaal

MEESTE = 200


def inbox(viewer: Viewer) -> list[Brief]:
    """Letters to one's own organisation, newest first; opens the row lock for that look."""
    enter(viewer, system=True)
    mine = Brief.objects.filter(
        organisatie_id=viewer.organisation_id or 0, kanaal=Kanaal.DIGITAAL, verzonden_op__isnull=False
    ).defer("pdf", "verzegeld")
    rows = list(mine.order_by("-verzonden_op", "-pk")[:MEESTE])
    enter(viewer)
    write(viewer, [Line("brief.inbox", object_type="brief", rule="eigen brief")])
    return rows
