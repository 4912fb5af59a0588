"""What a receiver without an account answered: who said it, in which function, when and how. Pure Python."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
        elif self.op < aangeboden_op.replace(second=0, microsecond=0):  # a moment is told in minutes
            found["op"] = "Toen was dit nog niet aangeboden. Kies een later moment."
        if kenmerk_nodig and not self.kenmerk.strip():
            found["kenmerk"] = "Vraag het nummer van de zaak daar: zo blijven beide dossiers verbonden."
        return found
