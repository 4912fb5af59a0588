"""Who gets the direction of a household, with the reason (domain 4.4), and its course. Pure Python."""

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow

VT_TOEWIJZERS = frozenset({Role.VT_CASUS, Role.VT_LEAD})
REGISSEUR = frozenset({Role.REGISSEUR})

COURSE = Workflow(
    name="regie",
    noun="de regie",
    start="geen",
    transitions=(
        Transition("wijs_toe", "geen", "toegewezen", by=VT_TOEWIJZERS, label="Regisseur toewijzen"),
        Transition("wissel", "toegewezen", "toegewezen", by=VT_TOEWIJZERS | REGISSEUR, label="Regisseur wisselen"),
        Transition("beeindig", "toegewezen", "beeindigd", by=VT_TOEWIJZERS, label="Regie beëindigen"),
    ),
)

CONSULT = Workflow(
    name="consult",
    noun="het consult",
    start="geen",
    transitions=(
        Transition("noem_grond", "geen", "geen", by=REGISSEUR, within="consult_vragen", label="Grond noemen"),
        Transition(
            "raadpleeg", "geen", "gevraagd", by=REGISSEUR, within="consult_antwoord", label="Veilig Thuis raadplegen"
        ),
        Transition(
            "adviseer", "gevraagd", "beantwoord", by=VT_TOEWIJZERS | {Role.VT_INTAKE}, label="Advies geven",
            refusal="Op deze vraag is al advies gegeven.",
        ),
    ),
)  # fmt: skip
MANDAAT = Workflow(
    name="mandaat",
    noun="het mandaat",
    start="geen",
    transitions=(
        Transition(
            "geef_mandaat", "geen", "loopt", by=VT_TOEWIJZERS | REGISSEUR, within="mandaat", label="Mandaat vastleggen"
        ),
        Transition(
            "beeindig_mandaat", "loopt", "beeindigd", by=VT_TOEWIJZERS | REGISSEUR, label="Mandaat beëindigen",
            refusal="Dit mandaat is al beëindigd.",
        ),
    ),
)  # fmt: skip
LOOPT_AF = "mandaat"
VRAGEN, ANTWOORD = "consult_vragen", "consult_antwoord"
RULES = (
    RuleDefault(VRAGEN, "Veilig Thuis raadplegen", 5, "WD", "S2 hoofdstuk 4: verplicht; termijn [D]", sure=False),
    RuleDefault(LOOPT_AF, "Mandaat van een partner loopt af", 3, "M", "afgesproken datum gaat voor [D]", sure=False),
    RuleDefault(ANTWOORD, "Consult van een lokaal team beantwoorden", 2, "WD", "termijn [D]", sure=False),
)
