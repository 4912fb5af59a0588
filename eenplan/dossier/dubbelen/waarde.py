"""One field in which two records of one human being differ, and what each says of it."""

from dataclasses import dataclass
from datetime import date

Paar = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Waarde:
    """What one record says, since when, and how that was known."""

    persoon_id: int
    tekst: str
    op: date
    bron: str
    heel: bool = True  # not a first name alone, or a street without a town


@dataclass(frozen=True, slots=True)
class Verschil:
    """One field in which the two differ."""

    veld: str
    naam: str
    wie: str
    kanten: tuple[Waarde, Waarde]

    @property
    def laatst(self) -> Waarde:
        """What was said last, of what says it whole; of one day what was recorded last."""
        return max(self.kanten, key=lambda side: (side.heel, side.op, side.persoon_id))
