"""A receiver without an account in Eenplan, another region among them: he gets the A4, and the sender writes down his
answer (domain 6.11, 6.12; ADR 0006: one installation is one region). Pure Python.
"""

from dataclasses import dataclass

from eenplan.core.access.policy import DataClass
from eenplan.keten.overdracht.grond import Ontvanger

BUITEN = tuple(item for item in Ontvanger if item is not Ontvanger.VERDEELTAFEL)
NOOIT_AAN_BETROKKENEN = frozenset({DataClass.VINDBAAR, DataClass.ZORG})
# The A4 of the whole family never goes to one of them: it says how another is reached and what a child said.
BLAD_BETROKKENEN = frozenset({"voorwaarden", "plan", "nameting", "gezin_weet"})


@dataclass(frozen=True, slots=True)
class Buiten:
    """Who gets it: which kind of receiver, the organisation (or person) and who was spoken there."""

    soort: str
    naam: str
    wie: str = ""

    @property
    def is_andere_regio(self) -> bool:
        """Whether the family moves to another region."""
        return self.soort == Ontvanger.ANDERE_VT

    def fouten(self, klassen: frozenset[DataClass]) -> list[str]:
        """What keeps it from being handed over, in Dutch."""
        found = []
        if self.soort not in {item.value for item in BUITEN}:
            found.append("Kies wat voor ontvanger dit is.")
        if not self.naam.strip():
            found.append("Schrijf op aan wie u overdraagt.")
        if self.soort == Ontvanger.BETROKKENEN and klassen & NOOIT_AAN_BETROKKENEN:
            found.append(
                "Aan de betrokkenen zelf gaat geen adres en geen zorg mee: zij krijgen alleen de afspraken en het plan."
            )
        return found


def bladblokken(soort: str, blokken: frozenset[str]) -> frozenset[str]:
    """Which blocks of the package go on the paper of this receiver."""
    return blokken & BLAD_BETROKKENEN if soort == Ontvanger.BETROKKENEN else blokken
