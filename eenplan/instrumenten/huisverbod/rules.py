"""The course of a temporary restraining order. Pure Python."""

from enum import StrEnum

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.workflow import Transition, Workflow
from eenplan.dossier.casus.rules import VT
from eenplan.instrumenten.huisverbod import termijnen

PARTIJEN = frozenset({Role.JUSTITIE, Role.ZORGPARTNER})  # police, public prosecutor; the mayor's office
IEDEREEN = VT | PARTIJEN | {Role.REGISSEUR}
# access.md R3: what the purpose thv may hold; all parties share it
KLASSEN = frozenset(
    {DataClass.BESTAAN, DataClass.PROCES, DataClass.IDENTITEIT, DataClass.VINDBAAR, DataClass.VEILIGHEID}
)
GROND = "Wth 2"
RULES = termijnen.RULES  # here the rule table looks for them


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
        *(Transition("wijzig", stand, stand, by=VT | {Role.JUSTITIE}, label="Gegevens wijzigen",
                     refusal="Er is al besloten; het besluit staat vast. Klopt het niet, laat dan opnieuw beslissen.")
          for stand in VOOR),
        Transition("breek_af", Stand.BEGONNEN, Stand.NIET_OPGELEGD, by=VT | {Role.JUSTITIE}, label="Stoppen",
                   refusal="De RiHG staat vast. Nu beslist de burgemeester of de hulpofficier: opleggen of niet."),
        Transition("verleng", Stand.OPGELEGD, Stand.VERLENGD, by=frozenset({Role.ZORGPARTNER}), label="Verlengen",
                   within="huisverbod_uiterlijk", refusal="Verlengen kan een keer, zolang het huisverbod nog loopt."),
        Transition("verleng_niet", Stand.OPGELEGD, Stand.OPGELEGD, by=frozenset({Role.ZORGPARTNER}),
                   label="Niet verlengen", refusal="Dit besluit hoort bij een huisverbod dat nog loopt."),
        Transition("trek_in", VAN_KRACHT, Stand.INGETROKKEN, by=frozenset({Role.ZORGPARTNER}), label="Intrekken"),
        # a judge may also rule when it is over: whether it was right still matters to who had to leave
        Transition("vernietig", (*VAN_KRACHT, Stand.VERLOPEN, Stand.INGETROKKEN), Stand.VERNIETIGD, by=VT | PARTIJEN,
                   label="Rechter schorste of vernietigde het"),
        Transition("vernietig", Stand.AFGEROND, Stand.AFGEROND, by=VT | PARTIJEN,
                   label="Rechter schorste of vernietigde het"),
        Transition("verloop", VAN_KRACHT, Stand.VERLOPEN, by=VT, label="Laten aflopen"),
        *(Transition("meld_overtreding", stand, stand, by=IEDEREEN, label="Overtreding melden",
                     refusal="Dit huisverbod is niet van kracht geweest. Is het nu onveilig? Bel 112.")
          for stand in (*VAN_KRACHT, *VOORBIJ, Stand.AFGEROND)),
        *(Transition("teken", stand, stand, by=IEDEREEN, label="Stap vastleggen",
                     refusal="De tien dagen beginnen pas als het huisverbod is opgelegd.")
          for stand in (*VAN_KRACHT, *VOORBIJ, Stand.AFGEROND)),
        *(Transition("start_stap", stand, stand, by=IEDEREEN, label="Stap beginnen",
                     refusal="Dit kan pas als het huisverbod is opgelegd.")
          for stand in (*VAN_KRACHT, *VOORBIJ, Stand.AFGEROND)),
        Transition("rond_af", VOORBIJ, Stand.AFGEROND, by=VT, label="Wie kijkt vanaf morgen mee?",
                   refusal="Eerst eindigt het huisverbod; daarna spreekt u af wie meekijkt."),
    ),
)  # fmt: skip
