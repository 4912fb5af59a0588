"""The two services of Veilig Thuis, their courses, terms and what is asked. Pure Python."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.keten.triage.rules import Dienst

VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
SHORTEST = 5
SHORTEST_CLOSE = 15

COURSE_VV = Workflow(
    name="voorwaarden_en_vervolg",
    noun="de dienst",
    start="open",
    transitions=(
        Transition("leg_contact", ("open", "contact_gelegd"), "contact_gelegd", by=VT, label="Contact vastleggen"),
        Transition(
            "stel_voorwaarde", ("contact_gelegd", "voorwaarden_gesteld"), "voorwaarden_gesteld", by=VT,
            label="Voorwaarde stellen", within="voorwaarde_controle",
            refusal="Leg eerst een gesprek met het gezin vast. Daarna stelt u voorwaarden.",
        ),
        Transition(
            "rond_af", "voorwaarden_gesteld", "afgerond", by=VT, label="Afronden",
            refusal="Stel eerst minstens één voorwaarde voor veiligheid. Lukt dat niet? Sluit dan voortijdig af.",
        ),
        Transition(
            "sluit_voortijdig", ("open", "contact_gelegd", "voorwaarden_gesteld"), "afgerond", by=VT,
            label="Voortijdig afsluiten",
        ),
    ),
)  # fmt: skip
COURSE_OZ = Workflow(
    name="onderzoek",
    noun="het onderzoek",
    start="open",
    transitions=(
        Transition("leg_contact", ("open", "informatie"), "informatie", by=VT, label="Contact vastleggen"),
        Transition(
            "leg_bevinding", ("informatie", "bevindingen"), "bevindingen", by=VT, label="Bevinding vastleggen",
            refusal="Leg eerst vast wie u heeft gesproken. Daarna legt u bevindingen vast.",
        ),
        Transition(
            "rond_af", "bevindingen", "afgerond", by=VT, label="Afronden",
            refusal="Leg eerst per vorm van geweld een bevinding vast. Lukt dat niet? Sluit dan voortijdig af.",
        ),
        Transition(
            "sluit_voortijdig", ("open", "informatie", "bevindingen"), "afgerond", by=VT, label="Voortijdig afsluiten"
        ),
    ),
)  # fmt: skip
COURSES: dict[str, Workflow] = {Dienst.VV: COURSE_VV, Dienst.OZ: COURSE_OZ}
# Contact goes on in later stands, without a step back.
CONTACT_KAN_OOK = ("voorwaarden_gesteld", "bevindingen")
# No service runs without a term: what has no clock is not looked at.
TERM_VAN = {"OZ": "onderzoek_afronden", "VV": "voorwaarden_afronden"}

RULES = (
    RuleDefault("onderzoek_afronden", "Onderzoek afronden", 10, "W", "UB Wmo 4.1.7-2 (domain 5 #5)", atw=True),
    RuleDefault("voorwaarden_afronden", "Voorwaarden en vervolg afronden", 10, "W", "domain 3.3 [M]", sure=False),
    RuleDefault("kind_spreken", "Kind zien en spreken", 10, "WD", "norm voor cijfers, product Q10 [D]", sure=False),
    RuleDefault("wachtronde_bellen", "Wachtend gezin bellen", 5, "WD", "D3; termijn [D]", sure=False),
    RuleDefault("expert_antwoord", "Antwoord van de GGZ", 10, "WD", "S2 diagnostisch model; termijn [D]", sure=False),
    RuleDefault("voorwaarde_controle", "Voorwaarde controleren", 4, "W", "regio, domain 3.3 [D]", sure=False),
)


class Veilig(StrEnum):
    """What a contact told about safety now."""

    VEILIG = "veilig"
    ONVEILIG = "onveilig"
    ONBEKEND = "onbekend"


class Hoe(StrEnum):
    """How there was contact."""

    HUISBEZOEK = "huisbezoek"
    TELEFOON = "telefoon"
    KANTOOR = "gesprek op kantoor"
    BEELDBELLEN = "beeldbellen"
    BRIEF = "brief of mail"


class Nagekomen(StrEnum):
    """Whether a condition was met at its check."""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"


class Uitslag(StrEnum):
    """Outcome of an investigation per form of violence (domain 6.9)."""

    BEVESTIGD = "BEV"
    NIET_BEVESTIGD = "NBEV"
    WEERLEGD = "WEERL"


UITSLAG_WOORDEN = {
    Uitslag.BEVESTIGD: "Bevestigd",
    Uitslag.NIET_BEVESTIGD: "Niet bevestigd",
    Uitslag.WEERLEGD: "Weerlegd",
}
# domain 6.1
VORMEN = {
    "KM": "Kindermishandeling", "GTO": "Geweld tegen ouders", "PG": "(Ex-)partnergeweld", "OM": "Ouderenmishandeling",
    "HGO": "Huiselijk geweld overig",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NieuwContact:
    """One attempt to speak with someone of or about the family."""

    met_wie: str
    hoe: str
    gelukt: bool
    tekst: str = ""
    veiligheid: str = Veilig.ONBEKEND
    kind_gezien: bool = False

    def fouten(self) -> dict[str, str]:
        """What is missing, per field, in Dutch."""
        found = {}
        if not self.met_wie.strip():
            found["met_wie"] = "Zeg met wie u sprak, of wie u zocht."
        if self.hoe not in set(Hoe):
            found["hoe"] = "Kies hoe er contact was."
        if self.veiligheid not in set(Veilig):
            found["veiligheid"] = "Kies veilig, onveilig of weet ik nog niet."
        elif self.veiligheid == Veilig.ONVEILIG and not self.tekst.strip():
            found["tekst"] = "Zeg kort wat er onveilig is en wat u nu doet."
        if self.kind_gezien and not self.gelukt:
            found["kind_gezien"] = "Een kind is alleen gezien als het contact lukte."
        return found


@dataclass(frozen=True, slots=True)
class NieuweVoorwaarde:
    """A safety condition: who does what, so that one can see whether it was done, and when we look (domain 3.3)."""

    voor_wie: str
    tekst: str
    controle_op: date

    def fouten(self, vandaag: date) -> dict[str, str]:
        """What is missing, per field, in Dutch."""
        found = {}
        if not self.voor_wie.strip():
            found["voor_wie"] = "Zeg voor wie deze voorwaarde is."
        if len(self.tekst.strip()) < SHORTEST:
            found["tekst"] = "Schrijf op wat deze persoon doet of laat, zo dat u het kunt nagaan."
        if self.controle_op <= vandaag:
            found["controle_op"] = "Kies een dag na vandaag."
        return found


@dataclass(frozen=True, slots=True)
class NieuweBevinding:
    """What the investigation found about one form of violence."""

    vorm: str
    uitslag: str
    onderbouwing: str

    def fouten(self) -> dict[str, str]:
        """What is missing, per field, in Dutch."""
        found = {}
        if self.vorm not in VORMEN:
            found["vorm"] = "Kies de vorm van geweld."
        if self.uitslag not in set(Uitslag):
            found["uitslag"] = "Kies bevestigd, niet bevestigd of weerlegd."
        if len(self.onderbouwing.strip()) < SHORTEST_CLOSE:
            found["onderbouwing"] = "Noem de feiten en wie ze zei of zag."
        return found


# domain 5 #13: at the end of an investigation the reporter hears that it ended; never more (4.9)
EINDE_ONDERZOEK = "Het onderzoek van Veilig Thuis na uw melding is afgerond."
