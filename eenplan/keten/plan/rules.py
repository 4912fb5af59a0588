"""What a plan is, its course, its phases and what blocks the next one. Pure Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.dossier.casus.rules import TEAM
from eenplan.keten.plan.pols import EFFECT, NAZORG, VINGER


class Stand(StrEnum):
    """Where a plan is (domain 3.9); a household has one active plan and at most one draft beside it."""

    CONCEPT = "concept"
    ACTIEF = "actief"
    AFGEROND = "afgerond"
    VERVANGEN = "vervangen"


class Fase(StrEnum):
    """What the family and its helpers work on (domain 3.7): a goal, no statement that it is safe."""

    DIRECT = "direct_veilig"
    STABIEL = "stabiel_veilig"
    HERSTEL = "herstel"
    NAZORG = "nazorg"

    @property
    def woord(self) -> str:
        """The goal, as the policy documents call it (S0, S1, S4)."""
        return {self.DIRECT: "directe veiligheid", self.STABIEL: "stabiele veiligheid"}.get(self, self.value)

    @property
    def bezig(self) -> str:
        """What goes on in this phase; "direct veilig" was read as: safe."""
        return self.woord if self is Fase.NAZORG else f"werken aan {self.woord}"


class Soort(StrEnum):
    """Which of the three linked plans an agreement belongs to (domain 3.8)."""

    VEILIGHEID = "veiligheid"
    HULP = "hulp"
    TOEKOMST = "toekomst"


class Wijze(StrEnum):
    """How a person stands to the plan; imposed is without consent and needs a ground."""

    AKKOORD = "akkoord"
    KENNISGENOMEN = "kennisgenomen"
    OPGELEGD = "opgelegd"


COURSE = Workflow(
    name="plan",
    noun="het plan",
    start=Stand.CONCEPT,
    transitions=(
        Transition("voeg_toe", Stand.CONCEPT, Stand.CONCEPT, by=TEAM, label="Afspraak toevoegen"),
        Transition("voeg_toe", Stand.ACTIEF, Stand.ACTIEF, by=TEAM, label="Afspraak toevoegen"),
        Transition("wijzig", Stand.CONCEPT, Stand.CONCEPT, by=TEAM, label="Afspraak wijzigen"),
        Transition("wijzig", Stand.ACTIEF, Stand.ACTIEF, by=TEAM, label="Afspraak wijzigen"),
        Transition("trek_in", Stand.CONCEPT, Stand.CONCEPT, by=TEAM, label="Afspraak intrekken"),
        Transition("trek_in", Stand.ACTIEF, Stand.ACTIEF, by=TEAM, label="Afspraak intrekken"),
        Transition(
            "stel_vast", (Stand.CONCEPT, Stand.ACTIEF), Stand.ACTIEF, by=TEAM, within="plan_afspraak",
            label="Vaststellen",
        ),
        Transition(
            "controleer", Stand.ACTIEF, Stand.ACTIEF, by=TEAM, within="plan_afspraak", label="Nagekomen of niet",
            refusal="Stel het plan eerst vast; daarna kunt u bijhouden of een afspraak is nagekomen.",
        ),
        Transition(
            "naar_fase", Stand.ACTIEF, Stand.ACTIEF, by=TEAM, label="Naar een andere fase",
            refusal="Een fase hoort bij een vastgesteld plan. Stel het plan eerst vast.",
        ),
        Transition("rond_af", Stand.ACTIEF, Stand.AFGEROND, by=TEAM, label="Plan afronden"),
        Transition("vervang", Stand.ACTIEF, Stand.VERVANGEN, by=TEAM, label="Door nieuw plan vervangen"),
    ),
)  # fmt: skip

FASES = Workflow(
    name="plan_fase",
    noun="de fase",
    start=Fase.DIRECT,
    transitions=(
        Transition(
            "naar_stabiel_veilig", Fase.DIRECT, Fase.STABIEL, by=TEAM, label="Naar stabiele veiligheid",
            refusal="Naar stabiele veiligheid gaat u alleen vanuit directe veiligheid.",
        ),
        Transition(
            "naar_herstel", Fase.STABIEL, Fase.HERSTEL, by=TEAM, label="Naar herstel",
            refusal="Een fase overslaan kan niet: naar herstel gaat u vanuit stabiele veiligheid.",
        ),
        Transition(
            "naar_nazorg", Fase.HERSTEL, Fase.NAZORG, by=TEAM, label="Naar nazorg",
            refusal="Een fase overslaan kan niet: naar nazorg gaat u vanuit herstel.",
        ),
        Transition(
            "naar_direct_veilig", (Fase.STABIEL, Fase.HERSTEL, Fase.NAZORG), Fase.DIRECT, by=TEAM,
            label="Terug naar directe veiligheid", refusal="Het plan staat al in de fase directe veiligheid.",
        ),
    ),
)  # fmt: skip

VERWACHT = "plan_maken"  # the term, and what it hangs on: the case of which someone makes the plan
DIRECTE_PERIODE = "direct_periode"
RULES = (
    RuleDefault(
        "plan_afspraak", "Afspraak controleren", 4, "W", "afgesproken datum gaat voor (domain 3.9 [D])", sure=False
    ),
    RuleDefault(
        VERWACHT, "Plan maken met het gezin", 4, "W", "domain 3.5; zo lang als bij MDA++ (domain 5 #32) [D]", sure=False
    ),
    RuleDefault(
        DIRECTE_PERIODE, "Direct veilig: afspraken zo lang nagekomen", 1, "W",
        "domain 3.7; zo lang als fase 1 bij MDA++ (domain 5 #31) [D]", sure=False,
    ),
    RuleDefault("stabiele_periode", "Afspraken zo lang nagekomen", 3, "M", "domain 3.7 [D]", sure=False),
    RuleDefault(NAZORG, "Nazorg na het laatste geweld", 1, "Y", "S2 3.2.5 (domain 5 #17)"),
    RuleDefault(VINGER, "Vinger aan de pols", 3, "M", "S2 3.2.5; hoe vaak: termijn [D]", sure=False),
    RuleDefault(EFFECT, "Geen merkbaar effect van het plan: Veilig Thuis raadplegen", 6, "M",
                "S2 hoofdstuk 4, circa zes maanden (domain 5 #19)"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NieuweAfspraak:
    """One agreement before it is stored; `persoon_id` when someone of the family has to do it."""

    tekst: str
    door: str
    controleur: str
    controle_op: date
    gevolg: str
    soort: str = Soort.VEILIGHEID
    persoon_id: int | None = None
    stopt_id: int | None = None
    voor_allen: bool = False
    organisatie_id: int | None = None

    def fouten(self, vandaag: date) -> dict[str, str]:
        """What is missing, per field, in Dutch; empty when it is good."""
        needed = {
            "tekst": "Schrijf op wat er is afgesproken.",
            "door": "Schrijf op wie dit doet.",
            "controleur": "Schrijf op wie kijkt of het gebeurt.",
            "gevolg": "Schrijf op wat er gebeurt als de afspraak niet wordt nagekomen.",
        }
        found = {name: message for name, message in needed.items() if not getattr(self, name).strip()}
        if self.soort not in set(Soort):
            found["soort"] = "Kies bij welk deel van het plan de afspraak hoort."
        if self.controle_op < vandaag:
            found["controle_op"] = "Deze controledatum is al voorbij. Kies vandaag of later."
        return found


def fouten_in_instemming(
    instemming: Mapping[int, str], betrokkenen: Iterable[int], doeners: Iterable[int], grond: str
) -> list[str]:
    """What is wrong with how the persons stand to the plan (domain 3.9)."""
    found = []
    known = set(betrokkenen)
    if not instemming:
        found.append("Zet bij minstens één persoon of hij akkoord is.")
    if set(instemming) - known:
        found.append("U noemt iemand die niet bij deze casus hoort.")
    if set(instemming.values()) - {item.value for item in Wijze}:
        found.append("Kies akkoord, kennisgenomen of opgelegd.")
    if set(doeners) & known - set(instemming):
        found.append("Zet ook bij iedereen die een afspraak moet nakomen of hij akkoord is.")
    if Wijze.OPGELEGD in instemming.values() and not grond.strip():
        found.append("Schrijf op welke grond er is om het plan op te leggen.")
    return found
