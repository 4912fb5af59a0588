"""Assessments that many tests start from: made once for all that follow each other."""

from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.tests.hulp import lopend, voorgelegd
from tests.decor import situatie
from tests.regio import Regio


@situatie
def vb_lopend(regio: Regio) -> Veiligheidsbeoordeling:
    """After the acute check, being written."""
    return lopend(regio)


@situatie
def vb_voorgelegd(regio: Regio) -> Veiligheidsbeoordeling:
    """Waits for its second reader."""
    return voorgelegd(regio)
