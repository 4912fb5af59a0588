"""The recovery part of the plan: goals per person (domain 3.7: trauma, development, participation). Pure Python."""

from dataclasses import dataclass
from enum import StrEnum


class Domein(StrEnum):
    """Where recovery happens (domain 3.7)."""

    TRAUMA = "trauma"
    ONTWIKKELING = "ontwikkeling"
    MEEDOEN = "meedoen"


DOMEIN_WOORDEN = {
    Domein.TRAUMA: "Verwerken van wat er gebeurde",
    Domein.ONTWIKKELING: "Ontwikkeling: opgroeien, leren, ouder zijn",
    Domein.MEEDOEN: "Meedoen: school, werk, mensen om u heen",
}


class Doelstand(StrEnum):
    """How far a goal is."""

    LOOPT = "loopt"
    BEREIKT = "bereikt"
    LOSGELATEN = "losgelaten"


@dataclass(frozen=True, slots=True)
class NieuwDoel:
    """One goal of one person, and by what everyone sees that it is reached."""

    persoon_id: int
    domein: str
    tekst: str
    merkbaar: str

    def fouten(self) -> dict[str, str]:
        """What is missing, per field, in Dutch."""
        found = {}
        if self.domein not in set(Domein):
            found["domein"] = "Kies waar het doel over gaat."
        if not self.tekst.strip():
            found["tekst"] = "Schrijf het doel op in de woorden van de persoon zelf."
        if not self.merkbaar.strip():
            found["merkbaar"] = "Schrijf op waaraan u merkt dat het gelukt is."
        return found
