"""Words and limits of who may look at one case. Pure Python."""

from enum import StrEnum

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault

DELEN, HERVERDELEN = "deelbesluit_delen", "belang_herverdelen"
RULES = (
    RuleDefault(DELEN, "Delen met een andere organisatie, hoogstens", 90, "CD", "access.md R5 [D]", sure=False),
    RuleDefault(
        HERVERDELEN, "Casus aan een ander geven bij een belangenconflict", 1, "WD", "access.md R1 [D]", sure=False
    ),
)
OBJECT = "belangenconflict"  # what the term to hand over hangs on
TEAMROLLEN = (Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD, Role.PROCESREGISSEUR)


class Reden(StrEnum):
    """Why somebody may not look: told by himself, or computed (R1)."""

    ZELF_GEZEGD = "kent deze mensen"
    ADRES = "zelfde adres"
    ACHTERNAAM = "achternaam in de kring"
    EIGEN_ZAAK = "eigen zaak"


class Soort(StrEnum):
    """What was decided about who may look."""

    TEAM_ERBIJ = "team_erbij"
    TEAM_ERAF = "team_eraf"
    GEDEELD = "gedeeld"
    DELEN_EINDE = "delen_einde"
    DELEN_LANGER = "delen_langer"
    SCHILD_OP = "schild_op"
    SCHILD_AF = "schild_af"
    LEZER_ERBIJ = "lezer_erbij"
    LEZER_ERAF = "lezer_eraf"
    BESLOTEN = "besloten"
    OPEN = "open"
    BELANG = "belang"
    GEEN_BEKENDE = "geen_bekende"
    HERVERDEELD = "herverdeeld"
