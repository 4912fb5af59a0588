"""Ages as known and as named."""

import re
from datetime import date

from eenplan.keten.triage.signalen.invoer import Genoemd
from eenplan.keten.triage.signalen.tekst import normaal

_LAAG = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_HOOG = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
TELWOORD = {woord: n for n, woord in enumerate((*_LAAG, *_HOOG))}
ROL_LEEFTIJD = (("baby", 0), ("zuigeling", 0), ("dreumes", 1), ("ukkie", 1), ("peuter", 2), ("kleuter", 5))


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
    return jaren if jaren is not None else _naast_naam(persoon.naam, tekst)


def _naast_naam(naam: str, tekst: str) -> int | None:
    """The age that the text gives beside a first name: 'Kyra (13)', 'Isa van negen', 'Sem, 5 jaar'."""
    voornaam = re.match(r"[a-z-]{3,}", normaal(naam))
    if voornaam is None:
        return None
    getal = r"(?P<jaren>\d{1,2}|" + "|".join(TELWOORD) + r")\b"
    voor = r"(?:,? \(?| van (?:net |bijna )?| is (?:net |bijna )?)"
    found = re.search(rf"\b{voornaam.group(0)}{voor}{getal}(?:\)| ?jaar|(?= uit|[,.]))", normaal(tekst))
    woord = found["jaren"] if found else ""
    return TELWOORD.get(woord) if woord in TELWOORD else int(woord) if woord else None


def leeftijd_in(naam: str) -> int | None:
    """Age as written with a name: 'Emirhan (8)', 'JAYDEN, 11 jaar', 'bijna elf', 'baby, 10 dagen'."""
    tekst = normaal(naam)
    if re.search(r"\d+ ?(?:dagen|dag|weken|week|maanden|mnd)\b", tekst):
        return 0
    bijna = -1 if re.search(r"\bbijna\b", tekst) else 0
    for woord in re.findall(r"[a-z]+|\d+", tekst):
        if woord.isdigit() and int(woord) < 115:
            return int(woord) + bijna
        if TELWOORD.get(woord, 0) > 1 or (woord == "een" and "jaar" in tekst):
            return TELWOORD[woord] + bijna
    return next((n for rol, n in ROL_LEEFTIJD if rol in tekst), None)
