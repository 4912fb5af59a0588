"""What a handover is: its course and terms, the package on one A4, who may receive and what. Pure Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.grond import AFSPRAAK

VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
REGISSEUR = frozenset({Role.REGISSEUR})
NIET_MEER = (
    "Dit aanbod ligt niet meer voor: het is intussen ingetrokken of beantwoord. Bel Veilig Thuis als dat niet klopt."
)


class Stand(StrEnum):
    """Where the offer is."""

    VOORGESTELD = "voorgesteld"
    AANGEBODEN = "aangeboden"
    GEACCEPTEERD = "geaccepteerd"
    GEWEIGERD = "geweigerd"


COURSE = Workflow(
    name="overdracht",
    noun="de overdracht",
    start=Stand.VOORGESTELD,
    transitions=(
        Transition(
            "bied_aan", (Stand.VOORGESTELD, Stand.GEWEIGERD), Stand.AANGEBODEN, by=VT,
            within="overdracht_antwoord", label="Aanbieden",
            refusal="Deze overdracht is al aangeboden of geaccepteerd.",
        ),
        Transition(
            "accepteer", Stand.AANGEBODEN, Stand.GEACCEPTEERD, by=REGISSEUR, label="Accepteren", refusal=NIET_MEER
        ),
        Transition("weiger", Stand.AANGEBODEN, Stand.GEWEIGERD, by=REGISSEUR, label="Weigeren", refusal=NIET_MEER),
        Transition("vraag", Stand.AANGEBODEN, Stand.AANGEBODEN, by=REGISSEUR, label="Vraag stellen"),
        Transition("antwoord", Stand.AANGEBODEN, Stand.AANGEBODEN, by=VT, label="Antwoorden"),
        Transition(
            "leg_aanvaarding_vast", Stand.AANGEBODEN, Stand.GEACCEPTEERD, by=VT, label="Aanvaarding vastleggen",
            refusal="Er ligt geen aanbod om te aanvaarden. Kijk eerst naar de nieuwe stand.",
        ),
        Transition(
            "leg_weigering_vast", Stand.AANGEBODEN, Stand.GEWEIGERD, by=VT, label="Weigering vastleggen",
            refusal="Er ligt geen aanbod om te weigeren. Kijk eerst naar de nieuwe stand.",
        ),
        Transition(
            "trek_in", Stand.AANGEBODEN, Stand.VOORGESTELD, by=VT, label="Aanbod intrekken",
            refusal="Dit aanbod is intussen beantwoord of al ingetrokken. Kijk eerst naar de nieuwe stand.",
        ),
        Transition("stel_op", Stand.GEWEIGERD, Stand.VOORGESTELD, by=VT, label="Opnieuw opstellen"),
    ),
)  # fmt: skip

RULES = (
    RuleDefault(
        "overdracht_antwoord", "Antwoord op een overdracht", 2, "WD", "domain 3.5: regionale afspraak", sure=False
    ),
    RuleDefault(
        "overdracht_knelpunt", "Overdracht zonder antwoord", 5, "WD", "domain 3.5: regionale afspraak", sure=False
    ),
    RuleDefault("overdracht_aanbieden", "Overdracht aanbieden", 5, "WD", "S2: geen dag zonder zicht [D]", sure=False),
    RuleDefault("verdeling_evaluatie", "Verdeeltafel evalueren", 3, "M", "S3 (Venlo): elke 3 maanden", sure=False),
    RuleDefault(
        "verdeling_casussen", "Verdeelde casussen samen bekijken", 6, "W", "S3 (Venlo): elke 6 weken", sure=False
    ),
)
ANTWOORD, KNELPUNT, AANBIEDEN, EVALUATIE, CASUSSEN = (rule.key for rule in RULES)
TERUGKIJKEN = (CASUSSEN, EVALUATIE)  # domain 5 #54, #53: at the cases, and at the table itself
# Who sit at the distribution table of a municipality (S3: wijkteams and the welfare organisation).
AAN_TAFEL = (OrganisationKind.LOKAAL_TEAM, OrganisationKind.MAATSCHAPPELIJK_WERK)
DEELDAGEN = 90  # R5: the default end of a decision to share
MEESTE_GEBEURTENISSEN = 12  # product D4
LANGSTE_BLOK = 1200
LANGSTE_PAKKET = 4350  # characters that fit on one A4 (blad.py; a test prints the longest)

# Domain 6.11, as far as someone there is appointed as casusregisseur in Eenplan.
ONTVANGERS = (
    OrganisationKind.LOKAAL_TEAM, OrganisationKind.GI, OrganisationKind.SPECIALIST, OrganisationKind.GGZ,
    OrganisationKind.JEUGDHULP, OrganisationKind.OPVANG, OrganisationKind.MAATSCHAPPELIJK_WERK,
    OrganisationKind.RVDK, OrganisationKind.HUISARTS, OrganisationKind.GEZONDHEIDSZORG, OrganisationKind.POLITIE,
    OrganisationKind.GEMEENTE, OrganisationKind.OVERIG,
)  # fmt: skip

# Domain 10.1. The code says why it may be shared, also without consent.
GRONDEN = {
    "wmo_belang": "Belang van de betrokkene (Wmo 4.1.1 lid 2 onder d)",
    "wmo_ernst": "Ernst van de situatie (Wmo 4.1.1 lid 2 onder d)",
    "toestemming": "Toestemming van de betrokkenen",
}
ALTIJD = frozenset({DataClass.BESTAAN, DataClass.PROCES})
# What can be ticked. Reporter and justice data are never shared on (R5).
KLASSEN = {
    DataClass.IDENTITEIT: "Wie het zijn: namen, geboortedata, relaties",
    DataClass.VEILIGHEID: "Veiligheid: wat er is gebeurd, beoordeling, afspraken",
    DataClass.VINDBAAR: "Waar zij te vinden zijn: adres, telefoon, school",
    DataClass.ZORG: "Zorg: gezondheid en behandeling",
}
GEWOONLIJK = frozenset({DataClass.IDENTITEIT, DataClass.VEILIGHEID, DataClass.VINDBAAR})


class Weigerreden(StrEnum):
    """Why a receiver refuses, as a code for the region's figures."""

    GEEN_CAPACITEIT = "geen_capaciteit"
    NIET_PASSEND = "niet_passend"
    TE_ONVEILIG = "te_onveilig"
    ONVOLDOENDE_INFORMATIE = "onvoldoende_informatie"
    BUITEN_GEBIED = "buiten_gebied"
    ANDERS = "anders"

    @property
    def label(self) -> str:
        """The words on the screen."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Pakket:
    """The A4. Every block may say that something is not known; domain 3.5 names what an acceptance needs."""

    waarom: str = ""
    geweld: str = ""
    wie: str = ""
    chronologie: str = ""
    voorwaarden: str = ""
    kind: str = ""
    onbekend: str = ""
    veilig_contact: str = ""
    plan: str = ""
    nameting: str = ""
    gezin_weet: str = ""

    @property
    def tekst(self) -> str:
        """All blocks in a row."""
        return "\n".join(getattr(self, item.name) for item in fields(self))


BLOKKEN: dict[str, tuple[str, DataClass]] = {
    "waarom": ("Waarom deze overdracht", DataClass.VEILIGHEID),
    "geweld": ("Soort geweld en wie gevaar loopt", DataClass.VEILIGHEID),
    "wie": ("Wie het zijn", DataClass.IDENTITEIT),
    "chronologie": ("Wat er gebeurde", DataClass.VEILIGHEID),
    "voorwaarden": ("Afgesproken voorwaarden", DataClass.VEILIGHEID),
    "kind": ("Wat het kind zei", DataClass.VEILIGHEID),
    "onbekend": ("Wat niet bekend is", DataClass.VEILIGHEID),
    "veilig_contact": ("Veilig contact", DataClass.VEILIGHEID),
    "plan": ("Plan", DataClass.PROCES),
    "nameting": ("Nameting", DataClass.PROCES),
    "gezin_weet": ("Wat het gezin weet", DataClass.PROCES),
}
DIRECT_GEVAAR = "Er is direct gevaar"  # the line of `waarom` that tells it
# What a block says when nobody recorded anything for it.
ONBEKEND = {
    "waarom": "Nog niet bekend.",
    "voorwaarden": "Er zijn nog geen voorwaarden afgesproken.",
    "kind": "Nog niet met het kind gesproken, of niet vastgelegd.",
    "onbekend": "Geen open punten vastgelegd.",
    "veilig_contact": "Nog geen afspraken over veilig contact. Bel niet zonder overleg.",
    "plan": "Nog geen plan. De ontvanger maakt een plan met het gezin.",
    "nameting": "Veilig Thuis meet na 3 en 12 maanden.",
    "gezin_weet": "Nog niet bekend wat het gezin weet van deze overdracht.",
}
# Without these nobody can decide to take over (domain 3.5).
NODIG = ("waarom", "voorwaarden", "veilig_contact", "plan", "nameting", "gezin_weet")
# Who knows of no rule for safe contact says so himself: an empty box may also mean that nobody asked.
GEEN_AFSPRAKEN = "Er gelden geen bijzondere afspraken over veilig contact."
VEILIG_CONTACT = (
    "Schrijf op hoe de ontvanger veilig contact opneemt, of vink aan dat er geen bijzondere afspraken gelden."
)


def is_grond(code: str) -> bool:
    """A ground of the law, or an agreement from the register."""
    return code in GRONDEN or (code.startswith(AFSPRAAK) and code.removeprefix(AFSPRAAK).isdigit())


@dataclass(frozen=True, slots=True)
class Warm:
    """The warm talk (domain 3.5): with whom and when, or why there was none."""

    met: str = ""
    op: date | None = None
    waarom_niet: str = ""


@dataclass(frozen=True, slots=True)
class Aanbod:
    """To whom, what, on which ground and until when. Without `pakket` the prefilled one is offered as it is.

    `buiten` instead of an organisation: a receiver without an account in Eenplan.
    """

    organisatie_id: int | None
    account_id: int | None = None
    pakket: Pakket | None = None
    klassen: frozenset[DataClass] = GEWOONLIJK
    grond: str = "wmo_belang"
    tot: datetime | None = None
    warm_gesprek: bool = False
    warm: Warm = Warm()
    gronden: Mapping[DataClass, str] = field(default_factory=dict)  # where a class goes on another ground
    buiten: Buiten | None = None

    def fouten(self, nu: datetime) -> list[str]:
        """What keeps this from being offered, in Dutch; empty when it is good."""
        found = []
        if verboden := self.klassen - set(KLASSEN) - ALTIJD:
            found.append(f"Dit deelt niemand door: {', '.join(sorted(verboden))}.")
        if not all(is_grond(code) for code in (self.grond, *self.gronden.values())):
            found.append("Kies op welke grond u deelt.")
        if self.warm.op and self.warm.op > nu.date():
            found.append("Het warme gesprek is geweest: kies vandaag of een dag ervoor.")
        if self.tot and self.tot <= nu:
            found.append("De einddatum van het delen moet na vandaag liggen.")
        if self.buiten:
            found += self.buiten.fouten(self.klassen)
        return found + (pakket_fouten(self.pakket) if self.pakket else [])


def pakket_fouten(pakket: Pakket) -> list[str]:
    """What makes the A4 incomplete or too long, in Dutch."""
    empty = [name for name in NODIG if not getattr(pakket, name).strip()]
    found = [VEILIG_CONTACT if name == "veilig_contact" else f"Vul in: {BLOKKEN[name][0].lower()}." for name in empty]
    if len(pakket.chronologie.strip().splitlines()) > MEESTE_GEBEURTENISSEN:
        found.append(f"Noem hooguit {MEESTE_GEBEURTENISSEN} gebeurtenissen. Laat de minst belangrijke weg.")
    if len(pakket.tekst) > LANGSTE_PAKKET:
        found.append("Het pakket past niet op één A4. Maak het korter.")
    return found
