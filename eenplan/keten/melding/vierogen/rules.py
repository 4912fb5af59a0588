"""When joining two cases takes two people, and the course of a proposal to join them. Pure Python.

The line [D]: a case that holds no more than its report and what the receiver did to take it in (taken up, asked
whether there is danger, people taken over) is joined by one, as domain 6.10 has it. When somebody did more in it, that
goes into another file and stops being a case of its own: then a second reader, as with the assessment (domain 4.3).
Danger never waits for that: what was answered and who was sent goes along with one person's word.
"""

from collections.abc import Iterable
from enum import StrEnum

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Refused, Transition, Workflow

VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
TERMIJN, ANTWOORD = "samenvoegen_tweede", "samenvoegen_antwoord"
SHORTEST = 10
RULES = (
    RuleDefault(TERMIJN, "Samenvoegen: tweede lezer", 2, "WD", "termijn [D]; vier ogen: domain 4.3, 6.10", sure=False),
    RuleDefault(ANTWOORD, "Samenvoegen geweigerd: lees waarom", 2, "WD", "termijn [D]; domain 4.3", sure=False),
)
VOORBIJ = "Over dit voorstel is al besloten, of het verviel. Ververs de pagina."
AL = "Er ligt al een voorstel om deze twee casussen samen te voegen. Op de bladzijde van de melding staat het."
COURSE_VOORSTEL = Workflow(
    name="samenvoegvoorstel",
    noun="het voorstel",
    start="voorgesteld",
    transitions=(
        Transition("bevestig", "voorgesteld", "bevestigd", by=VT, label="Bevestigen en samenvoegen", refusal=VOORBIJ),
        Transition("weiger", "voorgesteld", "geweigerd", by=VT, label="Niet samenvoegen", refusal=VOORBIJ),
        Transition("trek_in", "voorgesteld", "ingetrokken", by=VT, label="Voorstel intrekken", refusal=VOORBIJ),
        Transition("verval", "voorgesteld", "vervallen", by=VT, label="Laten vervallen", refusal=VOORBIJ),
    ),
)


class Werk(StrEnum):
    """What makes a case more than its report."""

    BEOORDELING = "beoordeling"
    ANDEREN = "anderen"
    VERTELD = "verteld"
    MEER = "meer"

    @property
    def label(self) -> str:
        """In words, to stand after "er is al gewerkt:"."""
        return WOORD[self]


WOORD = {
    Werk.BEOORDELING: "aan de beoordeling is geschreven",
    Werk.ANDEREN: "een andere organisatie doet mee",
    Werk.VERTELD: "iemand is geïnformeerd, of daarover is besloten",
    Werk.MEER: "er is meer vastgelegd, zoals een huisverbod of een regisseur",
}


def in_woorden(werk: Iterable[str]) -> str:
    """`aan de beoordeling is geschreven; een andere organisatie doet mee`."""
    return "; ".join(Werk(item).label for item in werk)


class TweedeNodig(Refused):
    """One person cannot join these cases; `werk` says what was done in the one that would go."""

    def __init__(self, werk: Iterable[Werk]) -> None:
        self.werk = tuple(werk)
        super().__init__(
            f"In de casus van deze melding is al gewerkt: {in_woorden(self.werk)}. Daarom beslissen hier twee mensen."
            " Schrijf op waarom het één zaak is. Een collega leest mee en bevestigt."
        )
