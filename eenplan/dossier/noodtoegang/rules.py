"""The course of an emergency: who opens, who judges, with what words, and by what key a case is found. Pure Python."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Transition, Workflow
from eenplan.dossier.casus.rules import Nood
from eenplan.dossier.personen.rules import TUSSENVOEGSELS, plain

DUUR, BEOORDELEN, OBJECT = "noodtoegang_duur", "noodtoegang_beoordelen", "noodtoegang"
IN_NOOD = frozenset({Role.VT_INTAKE, Role.VT_LEAD, Role.JUSTITIE})  # as the policy's _EMERGENCY_ROLES; a test compares
BEOORDELAARS = (Role.VT_LEAD, Role.FG)  # in this order: the first is the owner of the term
KORTST, MINSTE_WOORDEN = 20, 4
TE_KORT = "Schrijf in uw eigen woorden waarom dit niet kan wachten, in minstens vier verschillende woorden."
TE_KORT_OORDEEL = "Schrijf in minstens vier verschillende woorden op waarom u dit vindt."
MEER = "Er zijn meer casussen van deze persoon: {}. Zoek opnieuw, met één van deze nummers."
NIETS = "Niets gevonden waar noodtoegang voor kan."
DICHT = (
    "U kunt nu geen noodtoegang gebruiken. Een eerdere noodtoegang van u is niet op tijd beoordeeld, of was niet"
    " terecht. Vraag uw teamleider of de functionaris gegevensbescherming. Bij direct gevaar: bel 112."
)
RULES = (
    RuleDefault(DUUR, "Hoe lang noodtoegang duurt (hoogstens 4 uur)", 4, "H", "access.md R9 [D]", sure=False),
    RuleDefault(BEOORDELEN, "Noodtoegang beoordelen", 3, "WD", "access.md R9 [D]", sure=False),
)
_OTHERS = frozenset(BEOORDELAARS)
COURSE = Workflow(
    name="noodtoegang",
    noun="de noodtoegang",
    start=Nood.LOPEND,
    transitions=(
        Transition("beeindig", Nood.LOPEND, Nood.TE_BEOORDELEN, by=IN_NOOD, label="Beëindig nu"),
        Transition(
            "keur_goed", Nood.TE_BEOORDELEN, Nood.TERECHT, by=_OTHERS, label="Terecht",
            refusal="Deze noodtoegang loopt nog of is al beoordeeld. Beoordeel als zij voorbij is: dan ziet u alles.",
        ),
        Transition(
            "keur_af", (Nood.LOPEND, Nood.TE_BEOORDELEN), Nood.NIET_TERECHT, by=_OTHERS, label="Niet terecht",
            refusal="Deze noodtoegang is al beoordeeld.",
        ),
        Transition("hef_op", Nood.NIET_TERECHT, Nood.OPGEHEVEN, by=_OTHERS, label="Opschorting opheffen"),
    ),
)  # fmt: skip


def stand_nu(stand: str, tot: datetime, now: datetime) -> Nood:
    """Where it is at this moment: nothing has to happen for it to end."""
    return Nood.LOPEND if stand == Nood.TE_BEOORDELEN and now < tot else Nood(stand)


def eigen_woorden(text: str) -> bool:
    """Whether somebody took the trouble to say something: not blanks, not one word again and again."""
    words = {word for word in plain(text).split() if len(word) > 1}
    return len(" ".join(text.split())) >= KORTST and len(words) >= MINSTE_WOORDEN


@dataclass(frozen=True, slots=True)
class Sleutel:
    """By what somebody looks for a case: its number, a BSN, or a surname with a whole birth date."""

    soort: str
    tekst: str
    geboren: tuple[int, int, int] = (0, 0, 0)


def is_nummer(text: str) -> bool:
    """Whether this is how a case is numbered."""
    return bool(re.fullmatch(r"C-\d{4}-\d{6,}", text.strip().upper()))


def achternaam(text: str) -> list[str]:
    """The words of a surname that count; without `van der` nothing is lost, for it is often left out."""
    return [word for word in plain(text).split() if word not in TUSSENVOEGSELS]


@dataclass(frozen=True, slots=True)
class Zaak:
    """What decides which of the cases of one person is meant."""

    pk: int
    nummer: str
    open: bool


def kies(zaken: Collection[Zaak]) -> list[Zaak]:
    """The one that runs; all of those when more run; else what is closed."""
    return sorted([item for item in zaken if item.open] or zaken, key=lambda item: item.nummer)
