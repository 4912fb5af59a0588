"""What a round is, its course, its terms and which results fit which talks. Pure Python."""

from datetime import date, timedelta
from enum import StrEnum

from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.dossier.casus.rules import VT

ON_TIME = timedelta(days=14)  # domain 7.4, product D8: within 14 days of the due date
SOON = timedelta(days=14)


class Soort(StrEnum):
    """Which round it is."""

    DRIE = "3_maanden"
    TWAALF = "12_maanden"
    EXTRA = "extra"

    @property
    def naam(self) -> str:
        """The round on the screen."""
        return "extra nameting" if self is Soort.EXTRA else f"nameting na {self.value.replace('_', ' ')}"


class Stand(StrEnum):
    """Where a round is; "due" is computed from its date, never typed."""

    GEPLAND = "gepland"
    GEDAAN = "gedaan"
    VERVALLEN = "vervallen"


class Resultaat(StrEnum):
    """What a round found (domain 3.6); "niet bereikt" is an answer too."""

    VEILIG = "veilig"
    VOORWAARDEN = "voorwaarden"
    TWIJFEL = "twijfel"
    ONVEILIG = "onveilig"
    NIET_BEREIKT = "niet_bereikt"


UITLEG = {
    Resultaat.VEILIG: "Veilig: er is geen geweld meer en ieder voelt zich veilig.",
    Resultaat.VOORWAARDEN: "Aan de voorwaarden voldaan: de afspraken worden nagekomen.",
    Resultaat.TWIJFEL: "Twijfel: er komt een extra nameting.",
    Resultaat.ONVEILIG: "Onveilig: de casus gaat terug naar beoordeling.",
    Resultaat.NIET_BEREIKT: "Niet bereikt: er komt snel een nieuwe poging.",
}
VROEGST = "nameting_vroegst"
VASTE_RONDES = {Soort.DRIE: "nameting_3", Soort.TWAALF: "nameting_12"}

COURSE = Workflow(
    name="nameting",
    noun="de nameting",
    start=Stand.GEPLAND,
    transitions=(
        Transition("vul_aan", Stand.GEPLAND, Stand.GEPLAND, by=VT | {"regisseur"}, label="Aanvullen wat u weet",
                   refusal="Deze nameting is klaar. Wat u nu weet kunt u bij een volgende nameting zetten."),
        Transition("leg_vast", Stand.GEPLAND, Stand.GEDAAN, by=VT, label="Resultaat vastleggen",
                   refusal="Deze nameting heeft al een resultaat. Plan een extra nameting als er iets is veranderd."),
        Transition("verval", Stand.GEPLAND, Stand.VERVALLEN, by=VT, label="Laten vervallen"),
    ),
)  # fmt: skip

RULES = (
    RuleDefault("nameting_3", "Nameting na 3 maanden", 3, "M", "S1, S2 (domain 5 #14; t0 [D])"),
    RuleDefault("nameting_12", "Nameting na 12 maanden", 12, "M", "S1, S2 (domain 5 #15; t0 [D])"),
    RuleDefault("nameting_extra", "Extra nameting", 4, "W", "S1 (domain 5 #16); termijn [D]", sure=False),
    RuleDefault("nameting_opnieuw", "Nameting: nieuwe poging", 2, "W", "domain 5 #16; termijn [D]", sure=False),
    RuleDefault("nameting_verder", "Nameting: tot het veilig is", 3, "M", "S1 (domain 3.6); termijn [D]", sure=False),
    RuleDefault(
        VROEGST, "Nameting: zo lang voor de dag mag het al", 2, "W",
        "op tijd is binnen 14 dagen (product D8, domain 7.4); hoe vroeg [D]", sure=False,
    ),
)  # fmt: skip
VERDER_TOT_VEILIG = "nameting_verder"
# Which result plans a new round, by which term; only the last round's "conditions kept" needs one.
VERDER = {
    Resultaat.TWIJFEL: "nameting_extra",
    Resultaat.NIET_BEREIKT: "nameting_opnieuw",
    Resultaat.VOORWAARDEN: VERDER_TOT_VEILIG,
}


def op_tijd(gepland_op: date, gedaan: date) -> bool:
    """Done within 14 days of its due date, before or after."""
    return abs(gedaan - gepland_op) <= ON_TIME


def te_vroeg(gepland_op: date, weken: int, vandaag: date) -> date | None:
    """From which day a round may be done, when that day is still to come."""
    vanaf = gepland_op - timedelta(weeks=weken)
    return vanaf if vandaag < vanaf else None


def groep(gepland_op: date, vandaag: date) -> str:
    """In which part of the queue a round stands."""
    if gepland_op < vandaag:
        return "te_laat"
    return "nu" if gepland_op <= vandaag + SOON else "later"


def is_laatste(open_rondes: int) -> bool:
    """Whether no other round is still to come."""
    return open_rondes == 0
