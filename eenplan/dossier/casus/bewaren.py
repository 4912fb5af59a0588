"""Until when a closed case is kept (domain 5 #41-#44, 10.3). Pure Python.

The law's 15 years (Wmo 5.3.4-1) and "until the youngest child is 18" (5.3.4-2): the later of the two. Both are rules;
practice also knows 20 years. Nothing destroys by itself yet: this is the clock.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from eenplan.core.rulebook.rules import RuleDefault
from eenplan.dossier.personen.rules import Geboortedatum

WMO, KIND = "bewaren_wmo", "bewaren_kind"
RULES = (
    RuleDefault(WMO, "Gesloten casus bewaren", 15, "Y", "Wmo 5.3.4 lid 1 (tekst 2019; domain 5 #41)", sure=False),
    RuleDefault(KIND, "Bewaren tot het jongste kind zo oud is", 18, "Y", "Wmo 5.3.4 lid 2 (domain 5 #42)"),
)


def op_leeftijd(geboren: Geboortedatum, jaren: int) -> date | None:
    """The last day on which somebody may reach this age, as far as the birth date is known; None without a year."""
    if geboren.jaar is None:
        return None
    year, month = geboren.jaar + jaren, geboren.maand or 12
    last = monthrange(year, month)[1]
    return date(year, month, min(geboren.dag or last, last))


def bewaren_tot(einde: date, gesloten: date, kinderen: Iterable[Geboortedatum], jaren: int) -> date:
    """The later of `einde` (the term of the law) and the day on which the youngest child reaches `jaren`.

    Of a child without a known year nobody knows more than that it was born before the case closed.
    """
    latest = Geboortedatum(gesloten.year, gesloten.month, gesloten.day)
    days = [op_leeftijd(item, jaren) or op_leeftijd(latest, jaren) for item in kinderen]
    return max([einde, *(day for day in days if day)])
