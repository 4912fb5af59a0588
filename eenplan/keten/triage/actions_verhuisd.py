"""Ending an assessment because the family moved to another region."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.queries import may_write
from eenplan.keten.triage.actions import GROUND, close_reports, running, step
from eenplan.keten.triage.actions_besluit import koppel_terug

VERHUISD = "Het gezin woont in een andere regio. Veilig Thuis van die regio heeft uw melding overgenomen."


def verhuis(casus_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> None:
    """Veilig Thuis of another region took the family over: it assesses; our reports end and their reporters hear it."""
    with act("triage.verhuis", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.verhuis")
        casus = lock(casus_id)
        vb = running(casus_id)
        if vb is None:
            return
        if vb.stand == "voorgesteld":
            step(a, vb, "heroverweeg", VERHUISD)
        for report in vb.meldingen.all():
            koppel_terug(vb, report, VERHUISD, at, casus.bronhouder_id)
        close_reports(a, vb)
        a.log(casus_id=casus_id, object_type="veiligheidsbeoordeling", object_id=vb.pk)
