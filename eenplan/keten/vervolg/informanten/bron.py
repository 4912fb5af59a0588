"""Changing afterwards whether a source may be named: with a reason, by who may know him (domain 10.4)."""

from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.audit.actions import Line
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.bron import Bron, fout_in_bron
from eenplan.dossier.casus.models import Uitspraak
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.uitspraken import zet_bron
from eenplan.keten.triage.rules import alleen_vt
from eenplan.keten.vervolg.actions import Ongeldig


def rij(uitspraak_id: int) -> Uitspraak:
    """The statement; NotVisible when the database shows no such row to who entered."""
    row = Uitspraak.objects.filter(pk=uitspraak_id).first()
    if row is None:
        raise NotVisible(
            Line("uitspraak.zoek", object_type="uitspraak", object_id=uitspraak_id, rule="R0", allowed=False)
        )
    return row


def wijzig_bron(
    uitspraak_id: int, bron: str, reden: str, *, by: Viewer, at: datetime, grond: str = "", toestemming: bool = False
) -> Uitspraak:
    """Name or hide who said this from now on. Refused without reason, ground (professional) or consent (others)."""
    with act("uitspraak.wijzig_bron", by=by, at=at, ground=f"UB 4.1.8-3: {reden.strip()[:200]}") as a:
        row = rij(uitspraak_id)
        may_write(by, row.casus_id, DataClass.MELDER, what="uitspraak.wijzig_bron")
        alleen_vt(by.role)
        casus = lock(row.casus_id)
        if fouten := fout_in_bron(row.beroepsmatig, bron, grond, toestemming, reden):
            raise Ongeldig(fouten)
        if row.bron == bron:
            raise Refused("Dat is al zo. Ververs de bladzijde om de nieuwe stand te zien.")
        if not row.verzegeld:
            raise Refused("Van deze uitspraak is de naam niet apart bewaard. Leg haar opnieuw vast.")
        zet_bron(row, Bron(bron), grond, casus.bronhouder_id)
        if bron == Bron.AFGESCHERMD:
            a.event("bron.afgeschermd", casus_id=casus.pk, uitspraak_id=row.pk)
        a.log(casus_id=casus.pk, object_type="uitspraak", object_id=row.pk, classes=frozenset({DataClass.MELDER}))
    return row
