"""What others use of the signals."""

from eenplan.keten.triage.signalen.bekend import Bekend, Eerdere
from eenplan.keten.triage.signalen.beoordelen import beoordeel
from eenplan.keten.triage.signalen.invoer import Genoemd, Incident, Invoer
from eenplan.keten.triage.signalen.schoolkalender import Schoolkalender
from eenplan.keten.triage.signalen.voorstel import Reden, Voorstel

__all__ = ["Bekend", "Eerdere", "Genoemd", "Incident", "Invoer", "Reden", "Schoolkalender", "Voorstel", "beoordeel"]
