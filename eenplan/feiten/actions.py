"""Sending a fact through the valve, inside the act that causes it."""

from datetime import datetime

from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce

from eenplan.core.accounts.models import Organisation
from eenplan.core.crypto.zegel import blind
from eenplan.core.sockets import facts
from eenplan.feiten.models import Feit

LONGEST_CODE = 40
ELDERS = "buiten deze regio"


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
    """Write one declared fact. Raises ValueError when it is not declared or a mark looks like free text.

    `gemeente` counts only when it is one of the region's: what somebody typed in that field could name a street.
    """
    if naam not in facts():
        raise ValueError(f"Het feit '{naam}' is nergens verklaard.")
    if any(isinstance(item, str) and len(item) > LONGEST_CODE for item in kenmerken.values()):
        raise ValueError("Een kenmerk is een code, geen tekst.")
    return Feit.objects.create(
        naam=naam, op=at, dag=at.date(), gemeente=_van_de_regio(gemeente), keten=keten_van(casus_id), waarde=waarde,
        kenmerken=kenmerken,
    )  # fmt: skip


def _van_de_regio(gemeente: str) -> Coalesce | str:
    """Asked while writing, so it costs no question of its own."""
    if gemeente in ("", ELDERS):
        return gemeente
    known = Organisation.objects.filter(gemeente=gemeente).values("gemeente")[:1]
    return Coalesce(Subquery(known), Value(""))


def verplaats(casus_id: int, van: str, naar: str) -> int:
    """The municipality of a case was unknown or wrong: its facts go along. Answers how many."""
    return Feit.objects.filter(keten=keten_van(casus_id), gemeente=van).update(gemeente=_van_de_regio(naar))
