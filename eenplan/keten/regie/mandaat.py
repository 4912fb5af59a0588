"""A mandate for the director: who gave it, for what, until when (S2 3.2.4). Pure Python."""

from dataclasses import dataclass
from datetime import date, timedelta

LANGST = timedelta(days=366)  # a mandate for always is no agreement


@dataclass(frozen=True, slots=True)
class NieuwMandaat:
    """One mandate before it is stored."""

    organisatie_id: int
    gever: str
    wat: str
    tot: date

    def fouten(self, vandaag: date) -> dict[str, str]:
        """What is missing, per field, in Dutch; empty when it is good."""
        found = {}
        if not self.gever.strip():
            found["gever"] = "Schrijf op wie dit mandaat geeft, met naam en functie."
        if not self.wat.strip():
            found["wat"] = "Schrijf op wat de regisseur mag vragen of beslissen."
        if self.tot < vandaag:
            found["tot"] = "Deze dag is al voorbij. Kies vandaag of later."
        elif self.tot - vandaag > LANGST:
            found["tot"] = "Spreek hooguit een jaar af. Daarna bekijkt u het opnieuw."
        return found


def stand(tot: date, *, beeindigd: bool, vandaag: date) -> str:
    """Whether it holds: `loopt`, `voorbij` or `beeindigd`."""
    if beeindigd:
        return "beeindigd"
    return "loopt" if vandaag <= tot else "voorbij"
