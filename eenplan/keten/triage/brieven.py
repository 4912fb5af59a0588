"""What the decision owes by letter: the outcome to the people it is about, feedback to who reported (domain 4.8)."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.dossier.brieven.bronnen import PLICHTEN, Open
from eenplan.dossier.brieven.inhoud import Velden
from eenplan.dossier.brieven.rules import Aan, Soort
from eenplan.dossier.brieven.schuld import verschuldigd
from eenplan.keten.triage.actions_besluit import heb_teruggekoppeld
from eenplan.keten.triage.models import Terugkoppeling
from eenplan.keten.triage.plichten import PLICHTEN as NA_BESLUIT
from eenplan.keten.triage.rules import Dienst, Uitkomst

WOORDEN = {
    Uitkomst.GEEN: "geen", Uitkomst.OVD: "overdracht", Uitkomst.VT: "vervolg", Uitkomst.MAAT: "maatwerk",
    Uitkomst.RVDK: "raad",
}  # fmt: skip


def na_besluit(casus_id: int, uitkomst: str, dienst: str, *, by: Viewer, at: datetime, ground: str) -> None:
    """The people of the case hear what was decided, each in a letter of his own. In the act that decides."""
    if not NA_BESLUIT[Uitkomst(uitkomst)].informeren:
        return
    words = "onderzoek" if dienst == Dienst.OZ else WOORDEN[Uitkomst(uitkomst)]
    verschuldigd(casus_id, Soort.UITKOMST, by=by, at=at, ground=ground, velden=Velden(uitkomst=words))


def terug_te_koppelen(casus_id: int) -> list[Open]:
    """Which reporters still have to hear it; each report once."""
    rows = Terugkoppeling.objects.filter(beoordeling__casus_id=casus_id, gegeven_op__isnull=True).order_by("pk")
    reports = dict.fromkeys(rows.values_list("melding_id", flat=True))
    return [Open(Soort.MELDER, Aan.MELDER, bron_id=pk) for pk in reports]


def na_brief(melding_id: int, *, by: Viewer, at: datetime) -> None:
    """Who got the letter has heard it: nobody has to note it again."""
    waits = Terugkoppeling.objects.filter(melding_id=melding_id, gegeven_op__isnull=True)
    for pk in waits.values_list("pk", flat=True):
        heb_teruggekoppeld(pk, by=by, at=at)


def leen_uit() -> None:
    """Say it once, when Django is ready."""
    PLICHTEN.append(terug_te_koppelen)
