"""A receiver without an account in Eenplan, another region among them: he gets the A4, and the sender writes down his
answer (domain 6.11, 6.12; ADR 0006: one installation is one region). Pure Python.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from eenplan.core.access.policy import DataClass
from eenplan.keten.overdracht.grond import Ontvanger

BUITEN = tuple(item for item in Ontvanger if item is not Ontvanger.VERDEELTAFEL)
NOOIT_AAN_BETROKKENEN = frozenset({DataClass.VINDBAAR, DataClass.ZORG})
# The A4 of the whole family never goes to one of them: it says how another is reached and what a child said.
BLAD_BETROKKENEN = frozenset({"voorwaarden", "plan", "nameting", "gezin_weet"})


class Weg(StrEnum):
    """How the receiver let it be known."""

    TELEFOON = "telefoon"
    GESPREK = "gesprek"
    BRIEF = "brief"
    BEVEILIGDE_MAIL = "beveiligde_mail"

    @property
    def woorden(self) -> str:
        """The words on the screen."""
        return {"telefoon": "Telefonisch", "gesprek": "In een gesprek"}.get(
            self.value, self.value.replace("_", " ").capitalize()
        )


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


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """Who said yes or no there, in which function, when and how; of another region also the number of its case."""

    naam: str
    functie: str
    op: datetime
    hoe: str
    kenmerk: str = ""

    def fouten(self, aangeboden_op: datetime, nu: datetime, *, kenmerk_nodig: bool = False) -> dict[str, str]:
        """What is missing, per field, in Dutch; empty when it is good."""
        found = {}
        if not self.naam.strip():
            found["naam"] = "Schrijf op wie het zei. Zonder naam is niemand verantwoordelijk."
        if not self.functie.strip():
            found["functie"] = "Schrijf op welke functie deze persoon heeft."
        if self.hoe not in {item.value for item in Weg}:
            found["hoe"] = "Kies hoe u dit hoorde."
        if self.op > nu:
            found["op"] = "Dit moment moet nog komen. Kies nu of eerder."
        elif self.op < aangeboden_op:
            found["op"] = "Toen was dit nog niet aangeboden. Kies een later moment."
        if kenmerk_nodig and not self.kenmerk.strip():
            found["kenmerk"] = "Vraag het nummer van de zaak daar: zo blijven beide dossiers verbonden."
        return found


def bladblokken(soort: str, blokken: frozenset[str]) -> frozenset[str]:
    """Which blocks of the package go on the paper of this receiver."""
    return blokken & BLAD_BETROKKENEN if soort == Ontvanger.BETROKKENEN else blokken
