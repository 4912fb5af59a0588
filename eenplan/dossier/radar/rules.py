"""When one account looks for so many people while typing that somebody else asks why (access.md, misuse 7).

Who takes reports in looks too, and every pause in his typing looks again at all whom he named: each report that he took
in that day leaves room for as many again. Pure Python.
"""

from eenplan.core.rulebook.rules import RuleDefault

VAAK, NAKIJKEN = "radar_vaak", "radar_nakijken"
SHORTEST_ANSWER = 10
RULES = (
    RuleDefault(VAAK, "Mensen zoeken tijdens het typen: per dag, en erbij per melding", 100, "N", "[D]", sure=False),
    RuleDefault(NAKIJKEN, "Vaak gezocht: nakijken", 3, "WD", "termijn [D]", sure=False),
)


def te_vaak(gezocht: int, aangenomen: int, grens: int) -> bool:
    """Whether somebody should ask why."""
    return gezocht > grens * (1 + aangenomen)
