"""Asking others: on what ground, and when the source stays hidden from the family (domain 10.1, 10.4). Pure Python."""

from dataclasses import dataclass

from eenplan.dossier.casus.bron import Bron, bron_van

SOORTEN = {"beroepsmatig": "Beroepsmatig", "burger": "Familie, buur of ander uit het netwerk"}
# domain 10.1: a professional may answer without consent; others only with consent
GRONDEN = {
    "toestemming": "Met toestemming van het gezin",
    "wmo_5_2_6": "Zonder toestemming: nodig voor het onderzoek (Wmo 5.2.6)",
}
SHORTEST = 10
BEROEPSMATIG, BURGER = "beroepsmatig", "burger"


@dataclass(frozen=True, slots=True)
class NieuweInformant:
    """Whom we ask, what, and on what ground."""

    naam: str
    soort: str
    grond: str
    vraag: str
    mag_genoemd: bool = False
    afschermgrond: str = ""

    @property
    def afgeschermd(self) -> bool:
        """A professional is named unless there is a ground; anybody else is named only with his consent."""
        found = bron_van(self.soort == BEROEPSMATIG, mag_genoemd=self.mag_genoemd, grond=self.afschermgrond)
        return found is Bron.AFGESCHERMD

    def fouten(self) -> dict[str, str]:
        """What is missing, per field, in Dutch."""
        found = {} if self.naam.strip() else {"naam": "Schrijf op wie u vraagt, met functie of relatie."}
        if self.soort not in SOORTEN:
            found["soort"] = "Kies of deze persoon beroepsmatig betrokken is."
        if self.grond not in GRONDEN:
            found["grond"] = "Kies op welke grond u het vraagt."
        elif self.grond == "wmo_5_2_6" and self.soort == BURGER:
            found["grond"] = "Dit mag alleen bij een beroepskracht. Vraag een ander met toestemming van het gezin."
        if len(self.vraag.strip()) < SHORTEST:
            found["vraag"] = "Schrijf op wat u wilt weten."
        if self.afschermgrond and self.soort == BURGER:
            found["afschermgrond"] = "Een grond is alleen nodig bij een beroepskracht: een ander blijft al afgeschermd."
        return found
