"""A case with an open service, for the tests of this package."""

from datetime import date

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.deadlines.models import Deadline
from eenplan.keten.triage.actions import bevestig, controleer_acuut, start, stel_voor
from eenplan.keten.triage.tests.hulp import OZ as OZ_INVOER
from eenplan.keten.triage.tests.hulp import VV as VV_INVOER
from eenplan.keten.triage.tests.hulp import melding_van
from eenplan.keten.vervolg.actions import leg_bevinding, leg_contact, open_dienst
from eenplan.keten.vervolg.actions_voorwaarden import stel_voorwaarde
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.rules import NieuwContact, NieuweBevinding, NieuweVoorwaarde
from tests.regio import Regio

GEBELD = NieuwContact("moeder", "telefoon", gelukt=True, tekst="Ze is bij haar zus.", veiligheid="veilig")
GEEN_GEHOOR = NieuwContact("moeder", "telefoon", gelukt=False)
NIET_ALLEEN = NieuweVoorwaarde(
    "vader", "Is niet alleen met Bram tot de afspraak bij de hulpverlening.", date(2026, 4, 3)
)
BEVESTIGD = NieuweBevinding("PG", "BEV", "Moeder en de wijkagent noemen drie keer slaan dit jaar.")
KLAAR = "Er zijn afspraken, de oma kijkt mee en het gezin neemt hulp aan."


def dienst(regio: Regio, soort: str) -> Dienst:
    """An open service after a decision by the triagist and the lead."""
    melding = melding_van(regio)
    vb = start(melding.casus_id, by=regio["triagist"], at=regio.at)
    controleer_acuut(melding.casus_id, False, by=regio["triagist"], at=regio.at)
    stel_voor(vb.pk, OZ_INVOER if soort == "OZ" else VV_INVOER, by=regio["triagist"], at=regio.at)
    bevestig(vb.pk, by=regio["lead"], at=regio.at)
    return open_dienst(melding.casus_id, soort, by=SYSTEM, at=regio.at)


def met_contact(regio: Regio, soort: str) -> Dienst:
    """The same after a first talk."""
    row = dienst(regio, soort)
    leg_contact(row.pk, GEBELD, by=regio["triagist"], at=regio.at)
    return vers(row)


def bijna_klaar(regio: Regio, soort: str) -> Dienst:
    """The same with a condition or a finding: ready to finish."""
    row = met_contact(regio, soort)
    if soort == "VV":
        stel_voorwaarde(row.pk, NIET_ALLEEN, by=regio["triagist"], at=regio.at)
    else:
        leg_bevinding(row.pk, BEVESTIGD, by=regio["triagist"], at=regio.at)
    return vers(row)


def vers(row: Dienst, by: Viewer = SYSTEM) -> Dienst:
    """The row as it is stored now."""
    enter(by)
    return Dienst.objects.get(pk=row.pk)


def termijn(object_type: str, object_id: int, key: str) -> Deadline:
    """One term."""
    enter(SYSTEM)
    return Deadline.objects.get(object_type=object_type, object_id=object_id, key=key)
