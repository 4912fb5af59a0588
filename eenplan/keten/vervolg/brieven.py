"""What a service owes by letter: an investigation is announced, and who gave information is thanked at its end."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.dossier.brieven.bronnen import Bron, leen
from eenplan.dossier.brieven.rules import Aan, Soort
from eenplan.dossier.brieven.schuld import verschuldigd
from eenplan.keten.triage.rules import Dienst as SoortDienst
from eenplan.keten.vervolg.informanten.lezen import naam_van
from eenplan.keten.vervolg.informanten.rules import BEROEPSMATIG
from eenplan.keten.vervolg.models import Dienst, Informant


def na_openen(dienst_id: int, *, by: Viewer, at: datetime, ground: str) -> None:
    """People hear that we investigate (UB Wmo 4.1.8-2). In the act that opens it."""
    row = Dienst.objects.get(pk=dienst_id)
    if row.soort == SoortDienst.OZ:
        verschuldigd(row.casus_id, Soort.ONDERZOEK, by=by, at=at, ground=ground)


def na_afronden(dienst_id: int, *, by: Viewer, at: datetime, ground: str) -> None:
    """Who gave information hears that the investigation is done (domain 4.9). In the act that ends it."""
    row = Dienst.objects.get(pk=dienst_id)
    asked = list(Informant.objects.filter(dienst=row, beantwoord_op__isnull=False).values_list("pk", flat=True))
    if asked:
        verschuldigd(row.casus_id, Soort.INFORMANT, by=by, at=at, ground=ground, bronnen=asked)


def informanten(casus_id: int) -> list[Bron]:
    """Who was asked for information in this case."""
    rows = Informant.objects.filter(dienst__casus_id=casus_id).select_related("dienst__casus").order_by("pk")
    return [Bron(row.pk, naam_van(row, row.dienst.casus.bronhouder_id), row.soort == BEROEPSMATIG) for row in rows]


def leen_uit() -> None:
    """Say it once, when Django is ready."""
    leen(Aan.INFORMANT, informanten)
