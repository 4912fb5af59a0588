"""Which assessments a viewer may see or write: those of the cases that the one policy opens to him."""

from django.db.models import QuerySet

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus
from eenplan.keten.triage.models import Veiligheidsbeoordeling


def casus_of(vb_id: int) -> int:
    """The case of an assessment; NotVisible when the database shows no such row to who entered."""
    found = Veiligheidsbeoordeling.objects.filter(pk=vb_id).values_list("casus_id", flat=True).first()
    if found is None:
        raise NotVisible(
            Line("triage.zoek", object_type="veiligheidsbeoordeling", object_id=vb_id, rule="R0", allowed=False)
        )
    return found


def wacht_op(viewer: Viewer) -> QuerySet[Veiligheidsbeoordeling]:
    """Assessments of others that this viewer may read as second reader, oldest first."""
    mine = visible(viewer, Casus.objects.all(), DataClass.VEILIGHEID, Action.SCHRIJVEN)
    rows = Veiligheidsbeoordeling.objects.filter(stand="voorgesteld", casus__in=mine.values("pk"))
    wrote = Veiligheidsbeoordeling.schrijvers.through.objects.filter(account_id=viewer.account_id or 0)
    rows = rows.exclude(voorgesteld_door_id=viewer.account_id)
    return rows.exclude(pk__in=wrote.values("veiligheidsbeoordeling_id")).order_by("voorgesteld_op", "pk")
