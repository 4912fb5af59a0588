"""When the local team must consult Veilig Thuis (domain 4.5 [S2 chapter 4]), from the facts of the record. Pure Python.

A serious threat alone is enough; of the other grounds a combination. The text gives no number: the rule table does.
What Veilig Thuis looked at already does not ask for it again: something new must have come since.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Grond(StrEnum):
    """The grounds of domain 4.5."""

    DREIGING = "ernstige_dreiging"
    KINDEREN = "kinderen"
    ZORGAFHANKELIJK = "zorgafhankelijk"
    HERHALING = "herhaling"
    GEEN_EFFECT = "geen_effect"
    GEEN_TOEGANG = "geen_toegang"
    HUISVERBOD = "eerder_huisverbod"


WOORDEN = {
    Grond.DREIGING: "Ernstige dreiging, of een vermoeden daarvan",
    Grond.KINDEREN: "Er zijn kinderen bij betrokken",
    Grond.ZORGAFHANKELIJK: "Een ouder is (misschien) afhankelijk van zorg",
    Grond.HERHALING: "Herhaald contact over huiselijk geweld",
    Grond.GEEN_EFFECT: "Het plan heeft na ongeveer een half jaar geen merkbaar effect",
    Grond.GEEN_TOEGANG: "Geen toegang tot het gezin, en een ernstig vermoeden",
    Grond.HUISVERBOD: "Er was eerder een tijdelijk huisverbod",
}
# What the record does not know by itself; who works with the family says it, with the fact.
ZELF_TE_NOEMEN = (Grond.DREIGING, Grond.ZORGAFHANKELIJK, Grond.GEEN_TOEGANG, Grond.HUISVERBOD, Grond.GEEN_EFFECT)


@dataclass(frozen=True, slots=True)
class Feit:
    """A ground that holds, the fact that says so, and since when."""

    grond: Grond
    feit: str
    sinds: datetime

    @property
    def woorden(self) -> str:
        """The ground on the screen."""
        return WOORDEN[self.grond]


@dataclass(frozen=True, slots=True)
class Plicht:
    """What the rule says now, and why."""

    geldt: bool
    reden: str
    sinds: datetime | None = None


def weeg(feiten: Iterable[Feit], laatst_bekeken: datetime | None, combinatie: int) -> Plicht:
    """Whether the local team must consult, so many grounds together; `sinds` is the moment from which it must."""
    rows = sorted(feiten, key=lambda item: item.sinds)
    new = [item for item in rows if laatst_bekeken is None or item.sinds > laatst_bekeken]
    threat = [item for item in rows if item.grond == Grond.DREIGING]
    others = list(dict.fromkeys(item.grond for item in rows if item.grond != Grond.DREIGING))
    if not new:
        seen = "Er is niets nieuws sinds Veilig Thuis meekeek." if rows else "Er zijn geen gronden bekend."
        return Plicht(False, seen)
    if threat and threat[-1] in new:
        return Plicht(True, "Raadplegen moet: er is ernstige dreiging.", threat[-1].sinds)
    if len(others) >= combinatie:
        return Plicht(True, f"Raadplegen moet: {len(others)} gronden komen samen.", new[0].sinds)
    return Plicht(False, f"Raadplegen mag, maar moet nog niet: daarvoor zijn {combinatie} gronden samen nodig.")
