"""A partner reports how his task in the plan goes; the director sees it at the agreement."""

from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.feiten.actions import leg_vast
from eenplan.keten.overdracht.geheim import zonder_plek
from eenplan.keten.plan.access import find_afspraak
from eenplan.keten.plan.models import Voortgang
from eenplan.keten.plan.partner import Hoe
from eenplan.keten.plan.rules import Stand
from eenplan.keten.plan.voortgang import GROUND

OBJECT = "plan_voortgang"


def meld_voortgang(
    afspraak_id: int, hoe: str, tekst: str = "", *, by: Viewer, at: datetime, ground: str = GROUND
) -> Voortgang:
    """One click, one line. Only about a task of one's own organisation; what does not work is told at once."""
    with act("plan.meld_voortgang", by=by, at=at, ground=ground) as a:
        row = find_afspraak(afspraak_id)
        casus_id = row.plan.casus_id
        may_write(by, casus_id, DataClass.VEILIGHEID, what="plan.meld_voortgang")
        if row.organisatie_id is None or row.organisatie_id != by.organisation_id:
            line = Line("plan.meld_voortgang", casus_id=casus_id, object_id=row.pk, rule="R0", allowed=False)
            raise NotVisible(line)
        if row.ingetrokken_op or not row.van_kracht_sinds or row.plan.stand != Stand.ACTIEF:
            raise Refused("Deze afspraak geldt niet meer. U hoeft niets te doen.")
        if hoe not in set(Hoe):
            raise Refused("Kies hoe het gaat.")
        if hoe == Hoe.LUKT_NIET and not tekst.strip():
            raise Refused("Schrijf in één regel op waarom het niet lukt.")
        casus = Casus.objects.get(pk=casus_id)
        zonder_plek(by, casus, tekst)
        made = Voortgang.objects.create(
            afspraak=row, op=at, hoe=hoe, tekst=tekst.strip()[:300], door_id=by.account_id,
            organisatie_id=by.organisation_id,
        )  # fmt: skip
        if hoe == Hoe.LUKT_NIET:
            put(Kind.ANTWOORD, object_type=OBJECT, object_id=made.pk, at=at, account_id=casus.verantwoordelijke_id)
        leg_vast("partner_antwoordde", at=at, casus_id=casus_id, gemeente=casus.gemeente, hoe=hoe)
        a.log(casus_id=casus_id, object_type=OBJECT, object_id=made.pk)
    return made
