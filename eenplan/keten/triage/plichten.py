"""What each outcome of an assessment obliges to (domain 4.8), and the words of the acute check. Pure Python."""

from collections.abc import Iterable
from typing import NamedTuple

from eenplan.keten.triage.rules import Uitkomst


class Plichten(NamedTuple):
    """One row of the table: whether this duty follows."""

    terugkoppeling: bool
    informeren: bool
    nametingen: bool
    voorwaarden: bool
    college: bool


# domain 4.8: NO_FOLLOW_UP, HANDOVER, VT_SERVICE (CONDITIONS, INVESTIGATION), REGIONAL_CUSTOM, RVDK_REQUEST
PLICHTEN = {
    Uitkomst.GEEN: Plichten(True, True, False, False, False),
    Uitkomst.OVD: Plichten(True, True, True, True, False),
    Uitkomst.VT: Plichten(True, True, True, True, False),
    Uitkomst.MAAT: Plichten(True, True, True, False, False),
    Uitkomst.RVDK: Plichten(True, True, True, False, True),
}
WOORDEN = (  # one for each column
    "De melder hoort wat er volgt.",
    "Ieder over wie iets is vastgelegd, hoort dat binnen vier weken, of er is een besluit om te wachten.",
    "Na overname kijkt Veilig Thuis na 3 en 12 maanden of het veilig is.",
    "Wie overneemt, krijgt de voorwaarden, maakt een plan en koppelt terug.",
    "Het college van de gemeente hoort dat de Raad om onderzoek is gevraagd (Wmo 4.1.1 lid 2f).",
)

# What was done at once when there is danger now (domain 5 #2; S2 interventieteam).
GEDAAN = {
    "112": "112 gebeld",
    "politie": "Politie gevraagd te gaan",
    "interventieteam": "Interventieteam gestuurd",
    "anders": "Iets anders, zie de toelichting",
}
TEAM = "interventieteam"
GEWEKEN = "gevaar_geweken"  # the step of an assessment that takes the case off acute
# Only what is named here can be chosen; without a choice it stands in the words.
ANDERS = ("anders",)


def plichten(uitkomst: str) -> list[str]:
    """The duties after this outcome, in words."""
    row = PLICHTEN[Uitkomst(uitkomst)]
    return [words for owed, words in zip(row, WOORDEN, strict=True) if owed]


def gedaan(keys: Iterable[str]) -> list[str]:
    """What was done at once about the danger, in words."""
    return [GEDAAN[key] for key in keys if key in GEDAAN]
