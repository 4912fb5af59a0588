"""What a report is, its course and its terms. Pure Python."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID, uuid5

from eenplan.core.access.policy import Role
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.dossier.personen.rules import Geboortedatum, is_bsn
from eenplan.keten.melding.vierogen.rules import RULES as VIEROGEN

LONGEST_TEXT = 60_000
MOST_PERSONS = 40


class Kanaal(StrEnum):
    """How a report comes in."""

    POLITIE = "politie"
    FORMULIER = "formulier"
    TELEFOON = "telefoon"
    BRIEF = "brief"
    CHAT = "chat"
    KOPPELING = "koppeling"
    BESTAND = "bestand"


MENSENKANALEN = tuple(kanaal for kanaal in Kanaal if kanaal not in {Kanaal.KOPPELING, Kanaal.BESTAND})

# The 13 groups of reporters and askers (domain 6.4).
MELDERSOORTEN = (
    "Preventieve basisvoorzieningen", "Huisarts", "Overig gezondheidszorg", "GGZ", "Kinderopvang", "Onderwijs",
    "Jeugdhulp/zorg", "Politie", "Justitie en veiligheid excl. politie", "Maatschappelijk werk", "Beroepsmatig overig",
    "Burger", "Onbekend",
)  # fmt: skip
BEROEPSMATIG_OVERIG = "Beroepsmatig overig"
# Which group someone of such an organisation is in; who is not named here is "Beroepsmatig overig".
MELDERSOORT_BIJ: dict[str | None, str] = {
    OrganisationKind.ONDERWIJS: "Onderwijs",
    OrganisationKind.HUISARTS: "Huisarts",
    OrganisationKind.GEZONDHEIDSZORG: "Overig gezondheidszorg",
    OrganisationKind.GGZ: "GGZ",
    OrganisationKind.JEUGDHULP: "Jeugdhulp/zorg",
    OrganisationKind.GI: "Jeugdhulp/zorg",
    OrganisationKind.POLITIE: "Politie",
    OrganisationKind.JUSTITIE: "Justitie en veiligheid excl. politie",
    OrganisationKind.RVDK: "Justitie en veiligheid excl. politie",
    OrganisationKind.LOKAAL_TEAM: "Maatschappelijk werk",
    OrganisationKind.MAATSCHAPPELIJK_WERK: "Maatschappelijk werk",
    OrganisationKind.OPVANG: "Maatschappelijk werk",
}
NIET_BEROEPSMATIG = ("Burger", "Onbekend")


class Afschermgrond(StrEnum):
    """Why a professional is not named as the source (UB 4.1.8-3 a; domain 10.4)."""

    GEZIN = "gezin"
    MELDER = "melder"
    VERTROUWEN = "vertrouwen"

    @property
    def label(self) -> str:
        """In words."""
        return GROND_WOORD[self]


GROND_WOORD = {
    Afschermgrond.GEZIN: "Noemen is een bedreiging voor het slachtoffer of de huiselijke kring",
    Afschermgrond.MELDER: "Noemen is een bedreiging voor de melder of collega's",
    Afschermgrond.VERTROUWEN: "Noemen verstoort de vertrouwensrelatie ernstig",
}
SHORTEST_REASON = 10


def fout_in_afscherming(soort: str, afschermen: bool, grond: str, toestemming: bool, reden: str) -> str:
    """Why the shield of a reporter cannot become this, in Dutch; empty when it can (domain 10.4)."""
    if len(reden.strip()) < SHORTEST_REASON:
        return "Schrijf op waarom dit verandert, en wie dat vroeg."
    if soort in NIET_BEROEPSMATIG:
        return (
            "" if afschermen or toestemming else "Een burger noemt u alleen als hij of zij dat goed vindt. Vraag het."
        )
    if afschermen and grond not in set(Afschermgrond):
        return "Een professional wordt genoemd, tenzij daar een grond voor is. Kies een van de drie."
    return ""


VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
COURSE = Workflow(
    name="melding",
    noun="de melding",
    start="ontvangen",
    transitions=(
        Transition("neem_op", "ontvangen", "in_beoordeling", by=VT, label="Oppakken"),
        Transition("rond_af", "in_beoordeling", "beoordeeld", by=VT, label="Afronden"),
    ),
)
# What the sender of a report may know of its state (domain 4.9).
STAND_WOORD = {
    "ontvangen": "ontvangen",
    "in_beoordeling": "wordt beoordeeld",
    "beoordeeld": "beoordeeld",
}

RULES = (
    RuleDefault("acute_check", "Controle op acuut gevaar", 0, "CD", "LNVT; zelfde dag: domain 5 #2", sure=False),
    RuleDefault(
        "veiligheidsbeoordeling",
        "Veiligheidsbeoordeling",
        5,
        "WD",
        "S2; Handelingsprotocol 2019 (domain 5 #3)",
    ),
    RuleDefault(
        "start_onderzoek",
        "Wettelijke start van een onderzoek",
        5,
        "CD",
        "UB Wmo 4.1.7-1 (domain 5 #4)",
        atw=True,
    ),
    RuleDefault("vervolg_ingezet", "Vervolg ingezet", 10, "W", "S2 (domain 5 #6)"),
    RuleDefault(
        "patroon_melder", "Meldingen van dezelfde burger: terugkijken", 6, "M", "keuze van Eenplan [D]", sure=False
    ),
    RuleDefault("informeren", "Persoon informeren", 4, "W", "Wmo 5.3.1-1 (domain 5 #9)", atw=True),
    RuleDefault("informeren_uitstel", "Langste uitstel van informeren", 2, "W", "Wmo 5.3.1-2 (domain 5 #10)", atw=True),
    *VIEROGEN,
)
# Wmo 5.3.1-2: the only grounds to tell someone later
UITSTEL_GRONDEN = {
    "geweld_beeindigen": "Nodig om het geweld te laten stoppen",
    "vermoeden_onderzoeken": "Nodig om een vermoeden te onderzoeken",
}
ON_MELDING = ["acute_check", "veiligheidsbeoordeling", "start_onderzoek", "vervolg_ingezet"]


KEYS = UUID("8f0d3c52-6a41-5b7e-9c2d-1e4f7a90b3c6")


def own_key(sleutel: UUID, organisation_id: int | None) -> UUID:
    """The key under which a report is kept when another sender used the same one before."""
    return uuid5(KEYS, f"{organisation_id} {sleutel}")


@dataclass(frozen=True, slots=True)
class Genoemd:
    """A person as the reporter names him; nothing is required, for "weet ik niet" is an answer."""

    naam: str = ""
    geboortedatum: str = ""
    adres: str = ""
    bsn: str = ""
    rol: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, as far as told."""

    datum: date | None = None
    soorten: tuple[str, ...] = ()
    kinderen_aanwezig: bool | None = None
    wapen: bool | None = None
    strangulatie: bool | None = None


@dataclass(frozen=True, slots=True)
class MelderGegevens:
    """Who reports; known to Veilig Thuis, possibly hidden from the family (domain 10.4)."""

    soort: str
    naam: str = ""
    organisatie: str = ""
    functie: str = ""
    contact: str = ""
    wil_afgeschermd_blijven: bool = False
    toestemming_naam_noemen: bool | None = None
    afschermgrond: str = ""

    @property
    def afgeschermd(self) -> bool:
        """A citizen is hidden unless he consents; a professional is named unless there is a ground (UB 4.1.8-3)."""
        if self.soort in NIET_BEROEPSMATIG:
            return self.toestemming_naam_noemen is not True or self.wil_afgeschermd_blijven
        return bool(self.afschermgrond) or self.wil_afgeschermd_blijven


@dataclass(frozen=True, slots=True)
class NieuweMelding:
    """Everything a report brings in, before anything is stored."""

    sleutel: UUID
    kanaal: str
    melder: MelderGegevens
    tekst: str
    personen: tuple[Genoemd, ...] = ()
    incident: Incident = field(default_factory=Incident)
    gemeente: str = ""
    kenmerk: str = ""  # the sender's own reference, by which he knows his report again

    @property
    def afdruk(self) -> str:
        """A fingerprint of the content: the same key with another content is another report."""
        return sha256(repr((self.kanaal, self.melder, self.tekst, self.personen, self.incident)).encode()).hexdigest()

    def fouten(self, nu: datetime) -> dict[str, str]:
        """What makes it impossible to take in, per field, in Dutch; empty when it is good."""
        found = {**self._tekst(), **self._melder(), **self._incident(nu)}
        if len(self.personen) > MOST_PERSONS:
            found["personen"] = f"Noem in één melding hooguit {MOST_PERSONS} personen."
        for index, person in enumerate(self.personen):
            fouten = fouten_in_persoon(person.bsn, person.geboortedatum, nu)
            found |= {f"personen.{index}.{name}": text for name, text in fouten.items()}
        return found

    def _tekst(self) -> dict[str, str]:
        if not self.tekst.strip():
            return {"tekst": "Vertel in uw eigen woorden wat er aan de hand is."}
        if len(self.tekst) > LONGEST_TEXT:
            return {"tekst": "De tekst is te lang. Stuur de rest als bijlage mee."}
        return {"tekst": "De tekst bevat tekens die niet kunnen worden bewaard."} if "\x00" in self.tekst else {}

    def _melder(self) -> dict[str, str]:
        if self.melder.soort not in MELDERSOORTEN:
            return {"melder.soort": "Kies uit de lijst wie er meldt."}
        if self.kanaal not in set(Kanaal):
            return {"kanaal": "Dit kanaal kennen wij niet."}
        if not (self.melder.naam.strip() or self.melder.organisatie.strip() or self.melder.contact.strip()):
            # VTGZ: a report needs a reporter known to Veilig Thuis; without one it is advice
            return {"melder.naam": "Bij een melding moet Veilig Thuis weten wie u bent. Anders kunt u advies vragen."}
        return {}

    def _incident(self, nu: datetime) -> dict[str, str]:
        if self.incident.datum and self.incident.datum > nu.date():
            return {"incident.datum": "Deze datum ligt in de toekomst."}
        return {}


def fouten_in_persoon(bsn: str, geboortedatum: str, nu: datetime) -> dict[str, str]:
    """What cannot be true of a person, per field, in Dutch."""
    found = {}
    if bsn and not is_bsn(bsn):
        found["bsn"] = "Dit burgerservicenummer klopt niet: negen cijfers die aan de elfproef voldoen."
    try:
        age = Geboortedatum.lees(geboortedatum).age(nu.date())
        if age is not None and age < 0:
            found["geboortedatum"] = "Deze geboortedatum ligt in de toekomst."
    except ValueError as error:
        found["geboortedatum"] = str(error)
    return found


class Soort(StrEnum):
    """Earlier involvement of a report (domain 6.10)."""

    EERSTE = "eerste"
    VERVOLG = "vervolgmelding"
    HER = "hermelding"


# Where an open case is when the next report on it arrives.
FASE_BIJ_STAND = {
    "in_beoordeling": "tijdens_veiligheidsbeoordeling",
    "in_vervolg": "na_veiligheidsbeoordeling",
    "in_overdracht": "na_veiligheidsbeoordeling",
    "in_uitvoering": "tijdens_monitoring",
    "in_monitoring": "tijdens_monitoring",
}


def soort_en_fase(stand: str) -> tuple[Soort, str]:
    """What a report is that joins a case in this state: during involvement, or after it had ended."""
    fase = FASE_BIJ_STAND.get(stand, "")
    return (Soort.VERVOLG, fase) if fase else (Soort.HER, "")


FASE_WOORD = {
    "tijdens_veiligheidsbeoordeling": "tijdens de veiligheidsbeoordeling",
    "na_veiligheidsbeoordeling": "na de veiligheidsbeoordeling",
    "tijdens_monitoring": "tijdens de monitoring",
}


def soort_in_woorden(soort: str, fase: str) -> str:
    """`vervolgmelding tijdens de monitoring`."""
    return f"{soort if soort != Soort.EERSTE else 'eerste melding'} {FASE_WOORD.get(fase, '')}".strip()


def na_sluiting(gesloten_op: datetime | None, at: datetime) -> str:
    """How long after the end a report came again, as a code for the facts: 12 and 24 months are what is counted."""
    if gesloten_op is None:
        return "onbekend"
    months = (at.year - gesloten_op.year) * 12 + at.month - gesloten_op.month - (at.day < gesloten_op.day)
    return "binnen_12_maanden" if months < 12 else "binnen_24_maanden" if months < 24 else "later"
