"""Until when people take part: as long as the order runs, and a short while after (R11)."""

from datetime import datetime

from eenplan.core.acts import Act
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.instrumenten.huisverbod.delen import DOEL, langer, lopende, termijn, zet
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.rules import Stand


def stop_delen(casus: Casus, at: datetime) -> list[Deelbesluit]:
    """Nobody takes part here any more; returns the shares that ended."""
    rows = list(Deelbesluit.objects.filter(casus=casus, doel=DOEL, tot__gte=at, account__isnull=False))
    zet(rows, at)
    return rows


def blijf_delen(a: Act, casus: Casus, tot: datetime) -> None:
    """Nobody who takes part stops reading before the order is over, however long the weighing took."""
    langer(lopende(casus, a.at), tot)


def sluit_af(a: Act, found: Huisverbod) -> None:
    """Who took part reads on for a short while, to finish his own papers; longer while another order runs here."""
    others = Huisverbod.objects.filter(casus=found.casus, kijkt_mee__isnull=True).exclude(pk=found.pk)
    if others.exclude(stand=Stand.NIET_OPGELEGD).exists():
        return
    tot = termijn("huisverbod_delen_na", a.at)
    zet([row for row in lopende(found.casus, a.at) if row.tot > tot], tot)
