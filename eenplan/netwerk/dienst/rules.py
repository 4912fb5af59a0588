"""What duty is, when a roster has a gap, and what cannot be planned. Pure Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from eenplan.core.access.policy import Role
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.rulebook.rules import RuleDefault

VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
PLANT = frozenset({Role.VT_LEAD})
LONGEST = timedelta(hours=36)  # a longer one is a mistyped day
MOST_WEEKS = 26

RULES = (
    RuleDefault("rooster_vooruit", "Zo ver vooruit moet het rooster vol zijn", 2, "W", "keuze van Eenplan [D]",
                sure=False),
    RuleDefault("rooster_bewaren", "Rooster bewaren", 24, "M", "keuze van Eenplan [D]", sure=False),
)  # fmt: skip


class SoortDienst(StrEnum):
    """Where somebody has duty."""

    FRONT_OFFICE = "front_office"
    ACHTERWACHT = "achterwacht"
    INTERVENTIETEAM = "interventieteam"

    @property
    def label(self) -> str:
        """The word on the screen."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """From when until when; the end is not part of it."""

    van: datetime
    tot: datetime

    def overlapt(self, ander: "Tijdvak") -> bool:
        """Whether both hold at some moment."""
        return self.van < ander.tot and ander.van < self.tot


def gaten(diensten: Iterable[Tijdvak], van: datetime, tot: datetime) -> list[Tijdvak]:
    """Every stretch between `van` and `tot` in which nobody has duty, in order."""
    found, free = [], van
    for item in sorted(diensten, key=lambda row: row.van):
        if item.van > free:
            found.append(Tijdvak(free, min(item.van, tot)))
        free = max(free, item.tot)
        if free >= tot:
            return found
    return [*found, Tijdvak(free, tot)]


def weken(van: datetime, tot: datetime, keer: int) -> list[Tijdvak]:
    """The same duty, this week and the following ones, at the same time on the clock also when summer time begins.

    A week in which it falls within the hour that is skipped then has none of it.
    """
    van, tot = van.astimezone(AMSTERDAM), tot.astimezone(AMSTERDAM)
    found = [Tijdvak(van + timedelta(weeks=week), tot + timedelta(weeks=week)) for week in range(keer)]
    return [item for item in found if item.van.astimezone(UTC) < item.tot.astimezone(UTC)]


def fout(van: datetime, tot: datetime, keer: int, at: datetime) -> str:
    """Why this cannot be planned, in Dutch; empty when it can."""
    if tot <= van:
        return "Het einde ligt voor het begin. Gaat de dienst over middernacht? Kies dan de volgende dag."
    if tot - van > LONGEST:
        return "Deze dienst duurt langer dan 36 uur. Verdeel hem over meer mensen."
    if tot <= at:
        return "Deze dienst is al voorbij. Kies een tijd die nog komt."
    if not 1 <= keer <= MOST_WEEKS:
        return f"Herhaal een dienst 1 tot {MOST_WEEKS} weken."
    return ""
