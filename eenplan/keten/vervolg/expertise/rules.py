"""Asking an expert of the GGZ to think along: what, on which ground, until when. Pure Python.

Without consent the expert hears no name: he thinks along about a situation. With consent, or when his cooperation is
needed and the interest of a person requires it, he may hear who it is about (domain 10.1).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from eenplan.core.access.policy import Role
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.workflow import Transition, Workflow

VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
EXPERT = frozenset({Role.ZORGPARTNER})
KIND = OrganisationKind.GGZ
TERM = "expert_antwoord"
LONGEST_DAYS = 60
SHORTEST, LONGEST = 15, 4000

GRONDEN = {
    "zonder_namen": "Zonder namen: de GGZ denkt mee over een situatie",
    "toestemming": "Met toestemming van het gezin",
    "wmo_4_1_1": "Zonder toestemming: het belang of de ernst eist het (Wmo 4.1.1 lid 2d)",
}
ZONDER_NAMEN = "zonder_namen"

COURSE = Workflow(
    name="expertvraag",
    noun="de vraag aan de GGZ",
    start="gevraagd",
    transitions=(
        Transition(
            "beantwoord", "gevraagd", "beantwoord", by=EXPERT, label="Antwoord geven", within=TERM,
            refusal="Deze vraag loopt niet meer. U hoeft niets te doen.",
        ),
        Transition(
            "wijs_af", "gevraagd", "afgewezen", by=EXPERT, label="Niet meedenken",
            refusal="Deze vraag loopt niet meer. U hoeft niets te doen.",
        ),
        Transition(
            "neem_terug", "gevraagd", "teruggenomen", by=VT, label="Vraag terugnemen",
            refusal="Deze vraag is al beantwoord, afgewezen of teruggenomen.",
        ),
    ),
)  # fmt: skip
STAND_WOORD = {
    "gevraagd": "wacht op antwoord", "beantwoord": "beantwoord", "afgewezen": "afgewezen",
    "teruggenomen": "teruggenomen",
}  # fmt: skip
AFWIJSREDENEN = {
    "geen_expertise": "Dit is niet ons vakgebied",
    "geen_tijd": "Het lukt niet voor die dag",
    "te_weinig": "Er is te weinig verteld om iets te kunnen zeggen",
    "betrokken": "Wij behandelen iemand uit dit gezin, of zijn anders betrokken",
    "anders": "Anders",
}


@dataclass(frozen=True, slots=True)
class NieuweExpertvraag:
    """What we ask, what the expert may know, on which ground, and before when."""

    vraag: str
    gedeeld: str
    grond: str
    motivering: str
    voor: date

    def fouten(self, vandaag: date) -> dict[str, str]:
        """What is missing, per field, in Dutch."""
        found = {}
        if len(self.vraag.strip()) < SHORTEST:
            found["vraag"] = "Schrijf op wat u van de GGZ wilt weten."
        if len(self.gedeeld.strip()) < SHORTEST:
            found["gedeeld"] = "Schrijf op wat de GGZ mag weten om mee te denken. Meer ziet zij niet."
        if self.grond not in GRONDEN:
            found["grond"] = "Kies op welke grond u dit deelt."
        elif self.grond != ZONDER_NAMEN and len(self.motivering.strip()) < SHORTEST:
            found["motivering"] = "Leg uit wie toestemming gaf, of waarom delen zonder toestemming nodig is."
        if not vandaag < self.voor <= vandaag + timedelta(days=LONGEST_DAYS):
            found["voor"] = f"Kies een dag na vandaag en binnen {LONGEST_DAYS} dagen."
        return found

    @property
    def met_namen(self) -> bool:
        """Whether the expert may hear who it is about."""
        return self.grond in GRONDEN and self.grond != ZONDER_NAMEN
