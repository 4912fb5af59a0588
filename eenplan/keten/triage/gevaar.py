"""Saying "no danger now" while the report names danger takes one line in own words. Pure Python.

No document asks it (domain 4.3 wants reasons at the decision, not at the acute check): the region's own setting.
"""

from collections.abc import Collection

from eenplan.core.rulebook.rules import RuleDefault

OPEN = ("ontvangen", "in_beoordeling")  # reports that wait for an answer
REDEN = "reden_geen_gevaar"
SHORTEST = 10
RULES = (
    RuleDefault(
        REDEN, "Geen direct gevaar bij een ernstig signaal: reden nodig (1 ja, 0 nee)", 1, "N", "[D]", sure=False
    ),
)


def fout_in_nee(ernstig: Collection[str], toelichting: str) -> str:
    """Why "no danger" cannot stand like this, in Dutch; empty when it can."""
    if not ernstig or len(toelichting.strip()) >= SHORTEST:
        return ""
    return "Schrijf in één regel waarom er nu geen direct gevaar is: in de melding valt iets ernstigs op."
