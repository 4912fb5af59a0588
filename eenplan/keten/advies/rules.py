"""What advice is, its course, its subjects and its terms. Pure Python."""

from dataclasses import dataclass
from enum import StrEnum

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.keten.advies.herkenning import Soort, vindplaatsen
from eenplan.keten.advies.onderwerpen import Tags, lees_tags

LONGEST_TEXT = 20_000
LONGEST_FIELD = 200


class Kanaal(StrEnum):
    """How a question comes in."""

    TELEFOON = "telefoon"
    CHAT = "chat"
    MAIL = "mail"
    BALIE = "balie"
    WEBSITE = "website"


class Van(StrEnum):
    """Whose words a contact holds."""

    VRAGER = "vrager"
    VEILIG_THUIS = "veilig_thuis"


# The 13 groups of askers and reporters (domain 6.4).
VRAGERSOORTEN = (
    "Preventieve basisvoorzieningen", "Huisarts", "Overig gezondheidszorg", "GGZ", "Kinderopvang", "Onderwijs",
    "Jeugdhulp/zorg", "Politie", "Justitie en veiligheid excl. politie", "Maatschappelijk werk", "Beroepsmatig overig",
    "Burger", "Onbekend",
)  # fmt: skip


VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
OPEN = ("open", "ondersteuning")
GESLOTEN = ("afgesloten", "melding_geworden")
CLOSED_REFUSAL = "Dit advies is al afgesloten. Belt iemand opnieuw, maak dan een nieuw advies."
COURSE = Workflow(
    name="advies",
    noun="het advies",
    start="open",
    transitions=(
        Transition("ondersteun", "open", "ondersteuning", by=VT, label="Contact houden", refusal=CLOSED_REFUSAL),
        Transition("sluit", OPEN, "afgesloten", by=VT, label="Afsluiten", refusal=CLOSED_REFUSAL),
        Transition("word_melding", OPEN, "melding_geworden", by=VT, label="Wordt melding", refusal=CLOSED_REFUSAL),
    ),
)

RULES = (
    RuleDefault(
        "advies_bewaren", "Advies bewaren na afsluiten", 24, "M", "domain 10.3: 1 tot 2 jaar, de regio kiest [D]",
        sure=False,
    ),
    RuleDefault(
        "meldcode_volgen", "Meldcode: opnieuw kijken als hulp loopt", 4, "W", "keuze van Eenplan [D]", sure=False
    ),
    RuleDefault("advies_antwoord", "Vraag van de website beantwoorden", 2, "WD", "keuze van Eenplan [D]", sure=False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NieuwAdvies:
    """Everything a call brings in. There is no place for a family, and that is the point."""

    vraag: str
    gegeven: str = ""
    kanaal: str = Kanaal.TELEFOON
    vrager_soort: str = "Onbekend"
    gemeente: str = ""
    informatie_gegeven: bool = False
    toestemming: bool = False
    naam: str = ""
    contact: str = ""
    codewoord: str = ""

    @property
    def tags(self) -> Tags:
        """The subjects of this advice."""
        return lees_tags(self.vraag, self.gegeven)

    def fouten(self) -> dict[str, str]:
        """What makes it impossible to keep, per field, in Dutch; empty when it is good."""
        found = {**fouten_in_tekst("vraag", self.vraag), **fouten_in_tekst("gegeven", self.gegeven)}
        if not self.vraag.strip():
            found["vraag"] = "Schrijf in het kort op wat de vrager vraagt."
        if self.vrager_soort not in VRAGERSOORTEN:
            found["vrager_soort"] = "Kies uit de lijst wie er vraagt."
        if self.kanaal not in set(Kanaal):
            found["kanaal"] = "Dit kanaal kennen wij niet."
        if not self.toestemming and (self.naam.strip() or self.contact.strip()):
            # domain 3.1: the asker's name only with his consent
            found["toestemming"] = "Een naam of nummer van de vrager mag alleen met toestemming. Anders: een codewoord."
        for name in ("gemeente", "naam", "contact", "codewoord"):
            found |= _fouten_in_veld(name, getattr(self, name))
        return found


def fouten_in_tekst(veld: str, text: str) -> dict[str, str]:
    """Why a free text cannot be kept: too long, or a BSN in it."""
    if len(text) > LONGEST_TEXT:
        return {veld: "De tekst is te lang. Houd het kort: het advies is geen dossier."}
    if "\x00" in text:
        return {veld: "De tekst bevat tekens die niet kunnen worden bewaard."}
    if any(item.soort == Soort.BSN for item in vindplaatsen(text)):
        return {veld: "Hier staat een burgerservicenummer. Dat mag niet in een advies: haal het weg."}
    return {}


def _fouten_in_veld(veld: str, text: str) -> dict[str, str]:
    if len(text) > LONGEST_FIELD:
        return {veld: f"Gebruik hier hooguit {LONGEST_FIELD} tekens."}
    return fouten_in_tekst(veld, text)
