"""Beginning an assessment with what is known."""

from collections.abc import Iterable
from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.web.words import datum
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.queries import may_write
from eenplan.keten.triage.actions import GROUND, running
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.overgenomen import Gegeven, antwoorden, kort, zonder_naam


def neem_over(
    casus_id: int, gegevens: Iterable[Gegeven], *, by: Viewer, at: datetime, ground: str = GROUND
) -> Veiligheidsbeoordeling | None:
    """Lay what is known in the running assessment, with the answers of the last one; only while nobody wrote in it.

    None when there is no assessment to fill, or somebody is at it: his work is not overwritten.
    """
    with act("triage.neem_over", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.neem_over")
        lock(casus_id)
        vb = running(casus_id)
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


def verberg_bron(casus_id: int, naam: str) -> None:
    """Who may not be named any more is not named in what was taken over either; inside the act that hides him."""
    for vb in Veiligheidsbeoordeling.objects.filter(casus_id=casus_id).exclude(overgenomen=[]):
        kept = [zonder_naam(item, naam) for item in vb.overgenomen]
        Veiligheidsbeoordeling.objects.filter(pk=vb.pk).update(overgenomen=kept)
