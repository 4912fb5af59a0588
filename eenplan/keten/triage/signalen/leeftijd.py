"""Ages on a day, as known and as named."""

import re
from datetime import date

from eenplan.dossier.personen.leeftijd import leeftijd_in, leeftijd_naast
from eenplan.keten.triage.signalen.invoer import Genoemd
from eenplan.keten.triage.signalen.tekst import normaal


def _jaren(geboren: date, op: date) -> int:
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))


def leeftijd_op(persoon: Genoemd, op: date, bekend_op: date | None = None, tekst: str = "") -> int | None:
    """Age in years on a day: known birth date first, then as written with the name, then beside it in the text."""
    if bekend_op is not None:
        return _jaren(bekend_op, op)
    datum = persoon.geboortedatum or ""
    vol = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", datum)
    if vol:
        jaar, maand, dag = (int(x) if x else 1 for x in vol.groups())
        try:
            return max(0, _jaren(date(jaar, maand, dag), op))
        except ValueError:
            return op.year - jaar
    jaren = leeftijd_in(persoon.naam)
    if jaren is not None:
        return jaren
    voornaam = re.match(r"[a-z-]{3,}", normaal(persoon.naam))
    return leeftijd_naast(voornaam.group(), tekst) if voornaam else None
