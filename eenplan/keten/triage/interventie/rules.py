"""The course of a dispatch of the intervention team, and what its visit found (S2, row 6). Pure Python."""

from enum import StrEnum

from eenplan.core.access.policy import Role
from eenplan.core.workflow import Transition, Workflow

VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
SHORTEST = 10
OPEN = ("gevraagd", "onderweg", "ter_plaatse")

COURSE_INTERVENTIE = Workflow(
    name="interventie",
    noun="de inzet van het interventieteam",
    start="gevraagd",
    transitions=(
        Transition(
            "ga_erheen", "gevraagd", "onderweg", by=VT, within="interventie_afronden", label="Wij gaan",
            refusal="Er gaat al iemand, of de inzet is klaar. Op deze bladzijde staat wie er gaat.",
        ),
        Transition(
            "kom_aan", "onderweg", "ter_plaatse", by=VT, label="Aangekomen",
            refusal="Leg eerst vast wie er gaat. Daarna legt u de aankomst vast.",
        ),
        Transition(
            "meld_resultaat", ("onderweg", "ter_plaatse"), "gedaan", by=VT, label="Resultaat vastleggen",
            refusal="Leg eerst vast wie er gaat. Is het niet meer nodig? Blaas de inzet dan af met een reden.",
        ),
        Transition(
            "blaas_af", ("gevraagd", "onderweg"), "afgeblazen", by=VT, label="Niet meer nodig",
            refusal="Het team is er al, of de inzet is klaar. Leg het resultaat vast.",
        ),
    ),
)  # fmt: skip


class Gevonden(StrEnum):
    """How it was when the team left."""

    VEILIG = "veilig"
    ONVEILIG = "onveilig"
    ONBEKEND = "onbekend"
