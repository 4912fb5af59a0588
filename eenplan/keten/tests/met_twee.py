"""A case in which somebody worked, and joining it behind four eyes, by the real actions."""

from collections.abc import Mapping
from datetime import datetime

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.melding.actions import neem_op
from eenplan.keten.melding.models import Melding, Samenvoegvoorstel
from eenplan.keten.melding.tests.hulp import WEER, melding_van, persoon
from eenplan.keten.melding.vierogen.actions import bevestig, stel_voor
from eenplan.keten.tests.levensloop import GEEN
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from tests.regio import Regio

WAAROM = "Zelfde moeder en kind, zelfde adres; de school noemt de vader anders."


def geschreven(regio: Regio) -> tuple[Melding, Melding]:
    """A family that is known, and a second report about it in whose case the triagist wrote the assessment."""
    bekend, nieuw = melding_van(regio), melding_van(regio, "school", tekst=WEER)
    for row in (bekend, nieuw):
        neem_op(row.pk, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get(casus_id=nieuw.casus_id)
    triage.bewaar(vb.pk, GEEN, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    return bekend, Melding.objects.select_related("casus").get(pk=nieuw.pk)


def paren(bekend: Melding, nieuw: Melding) -> dict[int, int]:
    """The first two people of both reports are the same."""
    return {persoon(nieuw, number).pk: persoon(bekend, number).pk for number in (1, 2)}


def voorgesteld(regio: Regio, *, zelfde: bool = True, by: str = "triagist") -> Samenvoegvoorstel:
    """Proposed; who is asked has not looked yet."""
    bekend, nieuw = geschreven(regio)
    pairs = paren(bekend, nieuw) if zelfde else {}
    row = stel_voor(nieuw.pk, bekend.casus_id, pairs, WAAROM, by=regio[by], at=regio.at)
    enter(SYSTEM)
    return Samenvoegvoorstel.objects.select_related("van", "naar", "melding").get(pk=row.pk)


def koppel_met_twee(
    regio: Regio, melding_id: int, casus_id: int, zelfde: Mapping[int, int], een: str, ander: str, at: datetime
) -> None:
    """Proposed by the one, confirmed by the other."""
    row = stel_voor(melding_id, casus_id, zelfde, WAAROM, by=regio[een], at=at)
    bevestig(row.pk, by=regio[ander], at=at)
    enter(SYSTEM)
