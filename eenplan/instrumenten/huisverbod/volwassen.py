"""Whether someone is old enough for an order (Wth 2-2), by what is known of his birth date."""

from datetime import datetime

from eenplan.core.calendar import AMSTERDAM
from eenplan.core.rulebook.queries import rule
from eenplan.dossier.personen.models import Persoon


def leeftijd(persoon: Persoon, at: datetime) -> tuple[int | None, bool, int]:
    """The age on this day, whether the birth date is whole, and the age from which it is allowed."""
    today, born = at.astimezone(AMSTERDAM).date(), persoon.geboortedatum
    whole = all((born.jaar, born.maand, born.dag))
    return born.age(today), whole, rule("huisverbod_leeftijd", today).value
