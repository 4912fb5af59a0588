"""Telling people that Veilig Thuis holds data about them: within four weeks of recording, per person (Wmo 5.3.1-1)."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import finish
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Betrokkene, Uitspraak
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import SoortUitspraak
from eenplan.feiten.actions import leg_vast

SHORTEST = 10


@dataclass(frozen=True, slots=True)
class TeInformeren:
    """One person whose term runs."""

    persoon_id: int
    naam: str
    termijn: Deadline


def te_informeren(viewer: Viewer, casus_id: int) -> list[TeInformeren]:
    """Who still has to be told; the page that shows it passed the gate for identity."""
    names = {
        row.persoon_id: row.persoon.naam
        for row in Betrokkene.objects.filter(casus_id=casus_id).select_related("persoon")
    }
    running = Deadline.objects.filter(casus_id=casus_id, key="informeren", done_at__isnull=True).order_by(
        "due_at", "pk"
    )
    return [TeInformeren(row.object_id, names[row.object_id], row) for row in running if row.object_id in names]


def informeer(casus_id: int, persoon_id: int, hoe: str, *, by: Viewer, at: datetime) -> None:
    """Record that and how this person was told. Refused without saying how, or when it was done already."""
    if len(hoe.strip()) < SHORTEST:
        raise Refused("Schrijf op hoe en door wie deze persoon is geïnformeerd.")
    with act("melding.informeer", by=by, at=at, ground="Wmo 5.3.1") as a:
        may_write(by, casus_id, DataClass.IDENTITEIT, what="melding.informeer")
        casus = lock(casus_id)
        row = Betrokkene.objects.filter(casus_id=casus_id, persoon_id=persoon_id).first()
        if row is None or not finish(["informeren"], "persoon", persoon_id, at):
            raise Refused("Deze persoon is al geïnformeerd, of hoort niet bij deze casus.")
        said = Uitspraak.objects.create(
            casus=casus, spreker=by.naam, gezegd_op=at, soort=SoortUitspraak.FEIT, klasse=DataClass.PROCES,
            tekst=f"Geïnformeerd (Wmo 5.3.1): {hoe.strip()}", vastgelegd_door_id=by.account_id, vastgelegd_op=at,
        )  # fmt: skip
        said.over.add(persoon_id)
        leg_vast("persoon_geinformeerd", at=at, casus_id=casus_id, gemeente=casus.gemeente)
        a.log(casus_id=casus_id, object_type="uitspraak", object_id=said.pk, persons=(persoon_id,))
