"""The course of a temporary restraining order, who may decide what, and its terms. Pure Python."""

from datetime import datetime, timedelta
from enum import StrEnum

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.dossier.casus.rules import VT

PARTIJEN = frozenset({Role.JUSTITIE, Role.ZORGPARTNER})  # police, public prosecutor; the mayor's office
IEDEREEN = VT | PARTIJEN | {Role.REGISSEUR}
# access.md R3: what the purpose thv may hold; all parties share it
KLASSEN = frozenset(
    {DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VINDBAAR, DataClass.VEILIGHEID}
)
GROND = "Wth 2"


class Stand(StrEnum):
    """Where it is; "in force" is imposed or extended, before its end."""

    BEGONNEN = "begonnen"
    RIHG_INGEVULD = "rihg_ingevuld"
    NIET_OPGELEGD = "niet_opgelegd"
    OPGELEGD = "opgelegd"
    VERLENGD = "verlengd"
    INGETROKKEN = "ingetrokken"
    VERNIETIGD = "vernietigd"
    VERLOPEN = "verlopen"
    AFGEROND = "afgerond"


class Herkomst(StrEnum):
    """Where it began; "preventief" is the administrative kind that S1 wants to study (row 44)."""

    POLITIE = "politie"
    VEILIG_THUIS = "veilig_thuis"
    HULPVERLENING = "hulpverlening"
    PREVENTIEF = "preventief"


HERKOMST = {
    Herkomst.POLITIE: "Politie, na een incident",
    Herkomst.VEILIG_THUIS: "Veilig Thuis",
    Herkomst.HULPVERLENING: "Hulpverlening",
    Herkomst.PREVENTIEF: "Preventief (bestuurlijk): er was geen incident",
}


class Bevoegdheid(StrEnum):
    """What someone may decide on, by the function of his appointment."""

    BURGEMEESTER = "burgemeester"
    LOCO = "loco_burgemeester"
    HOVJ = "hulpofficier"
    GEEN = "geen"


FUNCTIES = {
    ("gemeente", "burgemeester"): Bevoegdheid.BURGEMEESTER,
    ("gemeente", "loco-burgemeester"): Bevoegdheid.LOCO,
    ("politie", "hulpofficier van justitie"): Bevoegdheid.HOVJ,
}
BEVOEGD = {
    Bevoegdheid.BURGEMEESTER: "burgemeester",
    Bevoegdheid.LOCO: "loco-burgemeester",
    Bevoegdheid.HOVJ: "hulpofficier van justitie",
    Bevoegdheid.GEEN: "",
}


def bevoegdheid(organisatie_soort: str, functie: str) -> Bevoegdheid:
    """What this function at this kind of organisation may decide; an unknown function decides nothing."""
    return FUNCTIES.get((organisatie_soort, functie.strip().casefold()), Bevoegdheid.GEEN)


ALLEEN_BURGEMEESTER = frozenset({Bevoegdheid.BURGEMEESTER, Bevoegdheid.LOCO})
# Wth 3: the mandate list holds art. 2 lid 1, 3, 7, 8 and art. 5 lid 1; not art. 9 (extend), nor 2 lid 9 (withdraw)
MAG = {
    "stel_rihg_vast": frozenset({Bevoegdheid.HOVJ}),
    "leg_op": ALLEEN_BURGEMEESTER | {Bevoegdheid.HOVJ},
    "leg_niet_op": ALLEEN_BURGEMEESTER | {Bevoegdheid.HOVJ},
    "verleng": ALLEEN_BURGEMEESTER,
    "verleng_niet": ALLEEN_BURGEMEESTER,
    "trek_in": ALLEEN_BURGEMEESTER,
}
WIE_WEL = {
    "stel_rihg_vast": "De RiHG stelt de hulpofficier van justitie vast. Vraag het hem of haar.",
    "leg_op": "Hierover beslist de burgemeester, of de hulpofficier van justitie met mandaat (Wth 2 en 3).",
    "leg_niet_op": "Hierover beslist de burgemeester, of de hulpofficier van justitie met mandaat (Wth 2 en 3).",
    "verleng": "Verlengen mag alleen de burgemeester of de loco-burgemeester (Wth 9). Leg het aan hen voor.",
    "verleng_niet": "Over verlengen beslist alleen de burgemeester of de loco-burgemeester (Wth 9).",
    "trek_in": "Intrekken mag alleen de burgemeester of de loco-burgemeester (Wth 2 lid 9). Leg het aan hen voor.",
}


def waarom_niet(action: str, wie: Bevoegdheid, mandaat: str) -> str:
    """Why this function may not decide this, in Dutch; empty when it may. A deputy names his mandate."""
    if action in MAG and wie not in MAG[action]:
        return WIE_WEL[action]
    if wie is Bevoegdheid.LOCO and action in MAG and not mandaat.strip():
        return "Noem het mandaatsbesluit waarmee u als loco-burgemeester beslist."
    return ""


VOOR = (Stand.BEGONNEN, Stand.RIHG_INGEVULD)
VAN_KRACHT = (Stand.OPGELEGD, Stand.VERLENGD)
VOORBIJ = (Stand.VERLOPEN, Stand.INGETROKKEN, Stand.VERNIETIGD)
EINDES = frozenset({"huisverbod_einde", "huisverbod_uiterlijk"})
COURSE = Workflow(
    name="huisverbod",
    noun="het huisverbod",
    start=Stand.BEGONNEN,
    transitions=(
        Transition("vul_rihg", Stand.BEGONNEN, Stand.BEGONNEN, by=VT | {Role.JUSTITIE}, label="RiHG invullen",
                   refusal="De RiHG staat vast. Nieuwe feiten horen bij de motivering van het besluit."),
        Transition("leg_bezoek", Stand.BEGONNEN, Stand.BEGONNEN, by=VT | {Role.JUSTITIE}, label="Huisbezoek vastleggen",
                   refusal="De RiHG staat vast, en het bezoek dat daarbij hoort ook."),
        *(Transition("raadpleeg", stand, stand, by=VT, label="Advies van Veilig Thuis vastleggen",
                     refusal="Er is al besloten. Leg uw advies bij een stap van de tien dagen.") for stand in VOOR),
        Transition("stel_rihg_vast", Stand.BEGONNEN, Stand.RIHG_INGEVULD, by=frozenset({Role.JUSTITIE}),
                   label="RiHG vaststellen"),
        Transition("leg_op", Stand.RIHG_INGEVULD, Stand.OPGELEGD, by=PARTIJEN, label="Huisverbod opleggen",
                   within="huisverbod_einde"),
        Transition("leg_niet_op", Stand.RIHG_INGEVULD, Stand.NIET_OPGELEGD, by=PARTIJEN, label="Niet opleggen"),
        Transition("verleng", Stand.OPGELEGD, Stand.VERLENGD, by=frozenset({Role.ZORGPARTNER}), label="Verlengen",
                   within="huisverbod_uiterlijk", refusal="Verlengen kan een keer, zolang het huisverbod nog loopt."),
        Transition("verleng_niet", Stand.OPGELEGD, Stand.OPGELEGD, by=frozenset({Role.ZORGPARTNER}),
                   label="Niet verlengen", refusal="Dit besluit hoort bij een huisverbod dat nog loopt."),
        Transition("trek_in", VAN_KRACHT, Stand.INGETROKKEN, by=frozenset({Role.ZORGPARTNER}), label="Intrekken"),
        Transition("vernietig", VAN_KRACHT, Stand.VERNIETIGD, by=VT | PARTIJEN, label="Rechter vernietigde het"),
        Transition("verloop", VAN_KRACHT, Stand.VERLOPEN, by=VT, label="Laten aflopen"),
        *(Transition("meld_overtreding", stand, stand, by=IEDEREEN, label="Overtreding melden",
                     refusal="Dit huisverbod is niet van kracht geweest. Is het nu onveilig? Bel 112.")
          for stand in (*VAN_KRACHT, *VOORBIJ)),
        *(Transition("teken", stand, stand, by=IEDEREEN, label="Stap vastleggen",
                     refusal="De tien dagen beginnen pas als het huisverbod is opgelegd.")
          for stand in (*VAN_KRACHT, *VOORBIJ, Stand.AFGEROND)),
        *(Transition("start_stap", stand, stand, by=IEDEREEN, label="Stap beginnen",
                     refusal="Dit kan zolang het huisverbod van kracht is.") for stand in VAN_KRACHT),
        Transition("rond_af", VOORBIJ, Stand.AFGEROND, by=VT, label="Wie kijkt vanaf morgen mee?",
                   refusal="Eerst eindigt het huisverbod; daarna spreekt u af wie meekijkt."),
    ),
)  # fmt: skip

EIGEN = "[M]; termijn [D]"
RULES = (
    RuleDefault("huisverbod_einde", "Einde van het huisverbod", 10, "CD", "Wth 2-1, 13 (domain 5 #20)", exact=True),
    RuleDefault("huisverbod_uiterlijk", "Uiterste einde na verlenging", 28, "CD",
                "Wth 9, 13 (domain 5 #21)", exact=True),
    RuleDefault("huisverbod_verlengbesluit", "Besluit over verlengen", 10, "CD", "Wth 9 (domain 5 #22)", exact=True),
    RuleDefault("huisverbod_vooraf", "Advies over verlengen: zoveel voor het einde", 2, "CD", EIGEN, sure=False),
    RuleDefault("huisverbod_adres", "Adres van de uithuisgeplaatste bekend", 24, "H", "Wth 2-6 (domain 5 #23)"),
    RuleDefault("huisverbod_raadsman", "Raadsman na de wens", 24, "H", "Wth 5-1 (domain 5 #24)"),
    RuleDefault("huisverbod_zitting", "Zitting van de rechter", 3, "CD", "Wth 6-1a (domain 5 #25)", atw=True),
    RuleDefault("huisverbod_uitspraak", "Uitspraak van de rechter", 24, "H", "Wth 6-1b (domain 5 #26)"),
    RuleDefault("huisverbod_afschrift", "Afschrift van de uitspraak", 2, "W", "Wth 8 (domain 5 #27)"),
    # Wth 2-8, 3-2 say "onverwijld"; the hours are ours
    RuleDefault("huisverbod_burgemeester", "Burgemeester ingelicht", 1, "H",
                "Wth 3-2 (domain 5 #28); termijn [D]", sure=False),
    RuleDefault("huisverbod_verzenden", "Besluit naar iedereen die het moet hebben", 12, "H",
                "Wth 2-8 (domain 5 #28); termijn [D]",
                sure=False),
    RuleDefault("huisverbod_systeemgesprek", "Systeemgesprek gehouden", 3, "CD", f"S2 {EIGEN}", sure=False),
    RuleDefault("huisverbod_zorgadvies", "Zorg- en veiligheidsplan in concept", 7, "CD", f"S2 {EIGEN}", sure=False),
    RuleDefault("huisverbod_hulp", "Hulp gestart", 10, "CD", f"domain 7.4 {EIGEN}", sure=False),
    RuleDefault("huisverbod_nazicht", "Wie kijkt vanaf morgen mee?", 10, "CD", "product D6; termijn [D]", exact=True,
                sure=False),
    RuleDefault("huisverbod_dag_erna", "Contact op de dag na het huisverbod", 1, "CD",
                "product D6; termijn [D]", sure=False),
    RuleDefault("huisverbod_bewaren", "Huisverbod bewaren, daarna vernietigen", 5, "Y", "Wth 10 (domain 5 #29)"),
    RuleDefault("huisverbod_leeftijd", "Huisverbod alleen vanaf deze leeftijd", 18, "Y", "Wth 2-2"),
    RuleDefault("huisverbod_kind_gehoord", "Kind mag de rechter zijn mening geven vanaf", 12, "Y", "Wth 7"),
    RuleDefault("huisverbod_delen", "Delen met de partijen van het huisverbod", 42, "CD", "access.md R5; termijn [D]",
                sure=False),
    RuleDefault("huisverbod_delen_na", "Meelezen na afloop", 14, "CD", "access.md R5; termijn [D]", sure=False),
)  # fmt: skip

LAATSTE_UREN = timedelta(hours=24)
GERED = 10  # a fact that one can check has some words


def leeftijd_fout(leeftijd: int | None, volledig: bool, minimum: int, bevestigd: str) -> str:
    """Why the age does not allow it (Wth 2-2: adults only), in Dutch; an unsure age asks how it was established."""
    if leeftijd is not None and leeftijd < minimum:
        return (
            f"Een huisverbod kan alleen voor iemand van {minimum} jaar of ouder (Wth 2 lid 2). Overleg met de politie."
        )
    if not volledig and not bevestigd.strip():
        return "De geboortedatum is niet volledig bekend. Schrijf op hoe u weet dat deze persoon volwassen is."
    return ""


def moment_fout(op: datetime, nu: datetime, begonnen: datetime) -> str:
    """Why this cannot be the moment of imposing, in Dutch; it is written down afterwards, not ahead."""
    if op > nu:
        return "Dit moment moet nog komen. Vul in wanneer het huisverbod is opgelegd."
    if op < begonnen - LAATSTE_UREN:
        return "Dit moment ligt te ver voor het begin van dit huisverbod. Kijk de dag en de tijd na."
    return ""


def tot_fout(tot: datetime, einde: datetime, uiterlijk: datetime) -> str:
    """Why it cannot be extended until then, in Dutch. Four weeks IN TOTAL, from imposing (Wth 9)."""
    local = uiterlijk.astimezone(AMSTERDAM)
    if tot > uiterlijk:
        return f"Een huisverbod duurt samen ten hoogste vier weken: tot en met {local:%d-%m-%Y %H:%M} uur (Wth 9)."
    return "" if tot > einde else "Kies een moment na het einde van de eerste tien dagen."
