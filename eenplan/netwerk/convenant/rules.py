"""What an agreement is made of, and when it holds. Pure Python."""

from dataclasses import dataclass
from datetime import date

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.rulebook.rules import RuleDefault

HOUDERS = frozenset({Role.PROCESREGISSEUR, Role.VT_LEAD})
RULES = (RuleDefault("afspraak_herzien", "Samenwerkingsafspraak herzien", 1, "Y", "S3, S4; termijn [D]", sure=False),)
HERZIEN = RULES[0].key
# What can be agreed to share; reporter and justice data never go on (access.md R5).
DEELBAAR = {
    DataClass.IDENTITEIT: "Wie het zijn: namen, geboortedata, relaties",
    DataClass.VEILIGHEID: "Veiligheid: wat er is gebeurd, beoordeling, afspraken",
    DataClass.VINDBAAR: "Waar zij te vinden zijn: adres, telefoon, school",
    DataClass.ZORG: "Zorg: gezondheid en behandeling",
}


@dataclass(frozen=True, slots=True)
class NieuweAfspraak:
    """An agreement as it is written down."""

    naam: str
    artikel: str
    partijen: tuple[int, ...]
    klassen: frozenset[DataClass]
    geldig_van: date
    geldig_tot: date | None = None
    herzien_op: date | None = None
    inhoud: str = ""

    def fouten(self) -> list[str]:
        """What keeps this from being an agreement, in Dutch; empty when it is good."""
        found = []
        if not self.naam.strip() or not self.artikel.strip():
            found.append("Geef de afspraak een naam en noem het artikel dat delen toestaat.")
        if len(set(self.partijen)) < 2:
            found.append("Kies minstens twee partijen.")
        if self.klassen - set(DEELBAAR):
            found.append("Wie er meldde en gegevens van justitie kunt u niet afspreken te delen.")
        if self.geldig_tot and self.geldig_tot <= self.geldig_van:
            found.append("De einddatum ligt na de begindatum.")
        if self.herzien_op and self.herzien_op <= self.geldig_van:
            found.append("Herzien is na de begindatum.")
        return found
