"""Noting a call of the round: safe, unsafe or no answer; unsafe is never silent."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Stand
from eenplan.feiten.actions import leg_vast
from eenplan.keten.triage.rules import VT
from eenplan.keten.vervolg.models import Veiligheidscontact
from eenplan.keten.vervolg.wachtronde.rules import Gebeld


def noteer_gebeld(
    casus_id: int, uitkomst: str, tekst: str = "", *, by: Viewer, at: datetime, ground: str = "Wmo 4.1.1"
) -> Veiligheidscontact:
    """Note one call. Unsafe: whether there is danger now is asked again, and who is responsible hears it."""
    with act("wachtronde.noteer", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="wachtronde.noteer")
        casus = lock(casus_id)
        if by.role not in VT:
            raise Refused("De wachtronde belt Veilig Thuis. Bel Veilig Thuis als het niet veilig is.")
        if casus.stand == Stand.AFGESLOTEN:
            raise Refused("Deze casus is afgesloten. Neem een nieuwe melding aan als het weer onveilig is.")
        if uitkomst not in set(Gebeld):
            raise Refused("Kies veilig, onveilig of geen gehoor.")
        if uitkomst == Gebeld.ONVEILIG and not tekst.strip():
            raise Refused("Schrijf in één regel wat er onveilig is. Klik daarna weer op Onveilig.")
        row = Veiligheidscontact.objects.create(
            casus=casus, op=at, door_id=by.account_id, uitkomst=uitkomst, tekst=tekst.strip()[:500]
        )
        leg_vast("wachtende_gebeld", at=at, casus_id=casus_id, gemeente=casus.gemeente, uitkomst=uitkomst)
        a.log(casus_id=casus_id, object_type="veiligheidscontact", object_id=row.pk)
        if uitkomst == Gebeld.ONVEILIG:
            a.event("wachtronde.onveilig", casus_id=casus_id)
    return row
