"""How often one account may look for people while typing before somebody else asks why (access.md, misuse 7).

Who asks is `dossier.logboek`. Pure Python.
"""

from eenplan.core.rulebook.rules import RuleDefault

VAAK = "radar_vaak"
RULES = (
    RuleDefault(VAAK, "Mensen zoeken tijdens het typen: per dag, en erbij per melding", 100, "N", "[D]", sure=False),
)
