"""What closing a case owes: a letter to its people; and what was owed before is not forgotten with it."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.dossier.brieven.rules import Soort
from eenplan.dossier.brieven.schuld import houd_klok, verschuldigd
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Sluitreden

# Who was told the outcome heard with it that we stop; joined, moved and died say nothing about stopping.
ZONDER_BRIEF = frozenset({
    Sluitreden.GEEN_VERVOLG, Sluitreden.GEEN_HGKM, Sluitreden.SAMENGEVOEGD, Sluitreden.VERHUISD, Sluitreden.OVERLEDEN,
})  # fmt: skip


def na_sluiten(casus_id: int, *, by: Viewer, at: datetime, ground: str) -> None:
    """Inside the act that closes."""
    houd_klok(casus_id, at)
    if Casus.objects.get(pk=casus_id).sluitreden not in ZONDER_BRIEF:
        verschuldigd(casus_id, Soort.AFSLUITING, by=by, at=at, ground=ground)
