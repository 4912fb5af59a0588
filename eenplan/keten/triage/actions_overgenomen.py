"""Beginning an assessment with what is known, and ending one because the family moved to another region."""

from collections.abc import Iterable
from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.web.words import datum
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.queries import may_write
from eenplan.keten.triage.actions import GROUND, _close_reports, _running, _step
from eenplan.keten.triage.actions_besluit import koppel_terug
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.overgenomen import Gegeven, antwoorden, kort

VERHUISD = "Het gezin woont in een andere regio. Veilig Thuis van die regio heeft uw melding overgenomen."


def neem_over(
    casus_id: int, gegevens: Iterable[Gegeven], *, by: Viewer, at: datetime, ground: str = GROUND
) -> Veiligheidsbeoordeling | None:
    """Lay what is known in the running assessment, with the answers of the last one; only while nobody wrote in it.

    None when there is no assessment to fill, or somebody is at it: his work is not overwritten.
    """
    with act("triage.neem_over", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.neem_over")
        lock(casus_id)
        vb = _running(casus_id)
        if vb is None or vb.stand != "concept" or vb.overgenomen or vb.bewaard_op or vb.schrijvers.exists():
            return None
        earlier = Veiligheidsbeoordeling.objects.filter(casus_id=casus_id, stand="besloten").order_by("besloten_op")
        if (last := earlier.last()) and last.besloten_op:
            for name, value in antwoorden(vars(last), datum(last.besloten_op)).items():
                setattr(vb, name, value)
            vb.antwoorden = last.antwoorden if last.instrument == vb.instrument else {}
        vb.overgenomen = kort(gegevens)
        vb.versie += 1
        vb.save()
        a.log(casus_id=casus_id, object_type="veiligheidsbeoordeling", object_id=vb.pk)
    return vb


def verhuis(casus_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> None:
    """Veilig Thuis of another region took the family over: it assesses; our reports end and their reporters hear it."""
    with act("triage.verhuis", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.verhuis")
        casus = lock(casus_id)
        vb = _running(casus_id)
        if vb is None:
            return
        if vb.stand == "voorgesteld":
            _step(a, vb, "heroverweeg", VERHUISD)
        for report in vb.meldingen.all():
            koppel_terug(vb, report, VERHUISD, at, casus.bronhouder_id)
        _close_reports(a, vb)
        a.log(casus_id=casus_id, object_type="veiligheidsbeoordeling", object_id=vb.pk)
