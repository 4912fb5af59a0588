"""Acute danger is over: somebody who knows says so, and what he saw; no machine takes the mark away."""

from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Stand
from eenplan.keten.triage.models import Beoordelingsstap, Veiligheidsbeoordeling
from eenplan.keten.triage.plichten import GEWEKEN
from eenplan.keten.triage.queries import loopt_beoordeling
from eenplan.keten.triage.rules import JaNee

GROUND = "Wmo 4.1.1 lid 2"
NIET_ACUUT = "Deze casus staat niet meer op acuut."
EERST_BEOORDELEN = "Deze casus wordt beoordeeld. Beantwoord daar of er nu gevaar is."


def meld_geweken(casus_id: int, waaraan: str, *, by: Viewer, at: datetime, ground: str = GROUND) -> Casus:
    """Take the case off acute, with what shows that the danger is over (domain 3.7). Outside an assessment only."""
    with act("triage.meld_geweken", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="triage.meld_geweken")
        casus = lock(casus_id)
        if not casus.acuut:
            raise Refused(NIET_ACUUT)
        if casus.stand == Stand.BEOORDELING or loopt_beoordeling(casus_id):
            raise Refused(EERST_BEOORDELEN)
        if not waaraan.strip():
            raise Refused("Schrijf waaraan u ziet dat het gevaar voorbij is.")
        casus.acuut = False
        casus.versie += 1
        casus.save(update_fields=["acuut", "versie"])
        rows = Veiligheidsbeoordeling.objects.filter(casus=casus)
        vb = rows.filter(acuut=JaNee.JA).order_by("-pk").first() or rows.order_by("-pk").first()
        if vb:
            Beoordelingsstap.objects.create(
                beoordeling=vb, op=at, actie=GEWEKEN, van_stand=vb.stand, naar_stand=vb.stand, door_id=by.account_id,
                reden=waaraan.strip(),
            )  # fmt: skip
        a.log(casus_id=casus_id, object_type="casus", object_id=casus_id)
    return casus
