"""Sending a fact through the valve, inside the act that causes it."""

from datetime import datetime

from eenplan.core.crypto import blind
from eenplan.core.sockets import facts
from eenplan.feiten.models import Feit

LONGEST_CODE = 40


def keten_van(casus_id: int) -> str:
    """The course of a case as facts know it: a keyed hash that cannot be led back."""
    return blind(f"casus:{casus_id}")[:16]


def leg_vast(
    naam: str,
    *,
    at: datetime,
    casus_id: int,
    gemeente: str = "",
    waarde: int | None = None,
    **kenmerken: str | int | bool,
) -> Feit:
    """Write one declared fact. Raises ValueError when it is not declared or a mark looks like free text."""
    if naam not in facts():
        raise ValueError(f"Het feit '{naam}' is nergens verklaard.")
    if any(isinstance(item, str) and len(item) > LONGEST_CODE for item in kenmerken.values()):
        raise ValueError("Een kenmerk is een code, geen tekst.")
    return Feit.objects.create(
        naam=naam, op=at, dag=at.date(), gemeente=gemeente, keten=keten_van(casus_id), waarde=waarde,
        kenmerken=kenmerken,
    )  # fmt: skip
