"""What a human says of a pair on the board: not the same, later, and back again. "The same" is `samenvoegen`."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.dubbelen.bord import een_paar
from eenplan.dossier.dubbelen.samenvoegen import mag_allebei
from eenplan.dossier.dubbelen.toegang import IDENTITEIT
from eenplan.dossier.radar.besluiten import LATER, NIET, zet
from eenplan.dossier.radar.models import Paarbesluit

VERB, GROUND = "radar.besluit", "S1 (radarfunctie): een mens beslist"


def beslis(
    een: int, ander: int, besluit: str, *, by: Viewer, at: datetime, reden: str = "", ground: str = GROUND
) -> Paarbesluit:
    """Remember "niet dezelfde" or "later" of a pair on the board, with how alike they are to who decides.

    Refused for another word; NotVisible to who may not write in every case of both.
    """
    if besluit not in (NIET, LATER):
        raise Refused("Kies Dezelfde, Niet dezelfde of Later.")
    with act(VERB, by=by, at=at, ground=ground) as a:
        cases = mag_allebei(by, een, ander, VERB)
        found = een_paar(by, een, ander)
        row = zet(een, ander, besluit, found.pair.niveaus, found.een.persoon.bronhouder_id, by=by, at=at, reden=reden)
        for casus_id in cases:
            a.log(
                casus_id=casus_id, object_type="paarbesluit", object_id=row.pk, persons=(een, ander), classes=IDENTITEIT
            )
    return row
