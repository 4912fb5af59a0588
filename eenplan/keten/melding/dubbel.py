"""Whether a report is about the same incident as an earlier one, by another reporter. Pure Python.

Two reports of one evening are one incident: counted once, one signal to school, both reporters hear back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

WITHIN = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Gemeld:
    """What of a report counts for this."""

    id: int
    op: datetime
    melder: str
    incident: date | None = None
    soorten: frozenset[str] = frozenset()


def dubbel_van(nieuw: Gemeld, eerder: Iterable[Gemeld]) -> int | None:
    """The first earlier report of the same case that tells the same incident; None when there is none."""
    for row in sorted(eerder, key=lambda item: item.op):
        other = row.melder.casefold() != nieuw.melder.casefold()
        same_day = nieuw.incident is not None and nieuw.incident == row.incident
        same_kind = not (nieuw.soorten and row.soorten) or bool(nieuw.soorten & row.soorten)
        if other and same_day and same_kind and timedelta() <= nieuw.op - row.op <= WITHIN:
            return row.id
    return None
