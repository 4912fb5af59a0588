"""Explainable proposals for triage out of what a reporter sends and what the region already knows.

Plain, switchable rules: no learning, no score, no order of severity. Every value comes with a Dutch reason,
its source in domain.md and the words that gave rise to it; a person decides. Pure: no Django, no clock.
"""

from eenplan.keten.triage.signalen.bekend import Bekend, Eerdere
from eenplan.keten.triage.signalen.beoordelen import beoordeel
from eenplan.keten.triage.signalen.invoer import Genoemd, Incident, Invoer
from eenplan.keten.triage.signalen.schoolkalender import Schoolkalender
from eenplan.keten.triage.signalen.voorstel import Reden, Voorstel

__all__ = ["Bekend", "Eerdere", "Genoemd", "Incident", "Invoer", "Reden", "Schoolkalender", "Voorstel", "beoordeel"]
