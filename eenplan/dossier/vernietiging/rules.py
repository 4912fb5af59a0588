"""When a closed case may be destroyed, what may hold that up, and who does which step. Pure Python (domain 10.3)."""

from datetime import date
from enum import StrEnum

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Refused, Transition, Workflow

TERMIJN, HERZIEN = "vernietigen", "niet_vernietigen"
OBJECT, STOP = "vernietigingsvoorstel", "vernietigstop"
WIE = frozenset({Role.VT_LEAD, Role.FG})
RULES = (
    RuleDefault(TERMIJN, "Vernietigen na het einde van de bewaartermijn", 3, "M", "termijn [D]", sure=False),
    RuleDefault(HERZIEN, "Opnieuw bekijken of een casus moet blijven", 12, "M", "termijn [D]", sure=False),
)
# domain 10.3 (running procedure, complaint, objection) and 10.5 (access, interest of another); the last is ours
GRONDEN = {
    "procedure": "Er loopt een procedure",
    "klacht": "Er loopt een klacht",
    "bezwaar": "Er loopt een bezwaar",
    "inzage": "Iemand vroeg om inzage",
    "belang_ander": "Belang van een ander",
    "onderzoek": "Er loopt een onderzoek",
}
ZELF = "U keek deze casus zelf door. Iemand anders bevestigt dat hij wordt vernietigd."
NIET_MEER = (
    "Deze casus kan nu niet worden vernietigd: hij moet langer blijven, of iemand uit het gezin is betrokken bij een"
    " casus die nog loopt."
)
AL_VAST = "Deze casus wordt al vastgehouden."
GEEN_GROND = "Kies waarom de casus moet blijven."
LATER = "Kies een dag na vandaag."
TE_LAAT = "Kies een dag die niet later is dan {}."


class Stand(StrEnum):
    """Where a proposal is."""

    VOORGESTELD = "voorgesteld"
    DOORGEKEKEN = "doorgekeken"
    VASTGEHOUDEN = "vastgehouden"
    VERNIETIGD = "vernietigd"


COURSE = Workflow(
    name="vernietiging",
    noun="het voorstel",
    start=Stand.VOORGESTELD,
    transitions=(
        Transition("kijk_door", Stand.VOORGESTELD, Stand.DOORGEKEKEN, by=WIE, within=TERMIJN, label="Kan weg"),
        Transition("leg_terug", Stand.DOORGEKEKEN, Stand.VOORGESTELD, by=WIE, label="Terug naar doorkijken"),
        Transition(
            "bevestig_vernietigen", Stand.DOORGEKEKEN, Stand.VERNIETIGD, by=WIE, label="Vernietig",
            refusal="Eerst kijkt iemand anders deze casus door.",
        ),
        Transition(
            "houd_vast", (Stand.VOORGESTELD, Stand.DOORGEKEKEN), Stand.VASTGEHOUDEN, by=WIE, label="Niet vernietigen",
            refusal=AL_VAST,
        ),
        Transition("geef_vrij", Stand.VASTGEHOUDEN, Stand.VOORGESTELD, by=WIE, label="Mag weer worden vernietigd"),
    ),
)  # fmt: skip


def ander(keek_door: int | None, bevestigt: int | None) -> tuple[int, int]:
    """Both people; Refused when the same person would do both, or nobody in particular."""
    if keek_door is None or bevestigt is None or keek_door == bevestigt:
        raise Refused(ZELF, "bevestig_vernietigen")
    return keek_door, bevestigt


def kijkdag(gekozen: date, vandaag: date, uiterlijk: date) -> date:
    """The day on which a hold is looked at again; Refused when it is not to come or later than the rule allows."""
    if gekozen <= vandaag:
        raise Refused(LATER, "houd_vast")
    if gekozen > uiterlijk:
        raise Refused(TE_LAAT.format(f"{uiterlijk:%d-%m-%Y}"), "houd_vast")
    return gekozen
