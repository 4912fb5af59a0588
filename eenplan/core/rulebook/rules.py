"""What a package declares as its default terms; the region's own rows win. Pure Python."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RuleDefault:
    """One default row of the rule table.

    `value` counts `unit`s: H hours, CD calendar days, WD working days, W weeks, M months, Y years.
    `atw`: the Algemene termijnenwet moves its end. `exact`: ends at the same wall-clock time (THV).
    `sure` False marks a fact that domain.md tags [M] or [D]: never shown as law.
    """

    key: str
    label: str
    value: int
    unit: str
    source: str
    atw: bool = False
    exact: bool = False
    sure: bool = True
    valid_from: date = date(2015, 1, 1)
