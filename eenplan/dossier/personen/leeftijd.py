"""Ages as a reporter names them, with a name or beside it in his text. Pure Python."""

import re
from datetime import date, timedelta

from eenplan.dossier.personen.naamwoorden import fold
from eenplan.dossier.personen.rules import split_name

_LAAG = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_HOOG = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
TELWOORD = {woord: n for n, woord in enumerate((*_LAAG, *_HOOG))}
ROL_LEEFTIJD = (("baby", 0), ("zuigeling", 0), ("dreumes", 1), ("ukkie", 1), ("peuter", 2), ("kleuter", 5))
GEGIST = re.compile(r"\b(?:jaar of|jr of|rond|ongeveer|circa|ca|denk|schat|ergens|misschien)\b")
EEN_JAAR = re.compile(r"\been (?:jaar|jr)\b(?! of)")  # not "een jaar of veertig"
VOLWASSEN, HALF = 18, timedelta(days=183)


def leeftijd_in(naam: str) -> int | None:
    """Age as written with a name: 'Emirhan (8)', 'JAYDEN, 11 jaar', 'bijna elf', 'baby, 10 dagen'."""
    tekst = fold(naam)
    if re.search(r"\d+ ?(?:dagen|dag|weken|week|maanden|mnd)\b", tekst):
        return 0
    bijna = -1 if re.search(r"\bbijna\b", tekst) else 0
    for woord in re.findall(r"[a-z]+|\d+", tekst):
        if woord.isdigit() and int(woord) < 115:
            return int(woord) + bijna
        if TELWOORD.get(woord, 0) > 1 or (woord == "een" and EEN_JAAR.search(tekst)):
            return TELWOORD[woord] + bijna
    return next((n for rol, n in ROL_LEEFTIJD if re.search(rf"\b{rol}(?:tje)?\b", tekst)), None)


def leeftijd_naast(woord: str, tekst: str) -> int | None:
    """The age that a text gives beside a first name: 'Kyra (13)', 'Isa van negen', 'Sem, 5 jaar'."""
    getal = r"(?P<jaren>\d{1,2}|" + "|".join(TELWOORD) + r")\b"
    voor = r"(?:,? \(?| van (?:net |bijna )?| is (?:net |bijna )?)"
    found = re.search(rf"\b{re.escape(fold(woord))}{voor}{getal}(?:\)| ?jaar|(?= uit|[,.]))", fold(tekst))
    jaren = found["jaren"] if found else ""
    return TELWOORD.get(jaren) if jaren in TELWOORD else int(jaren) if jaren else None


def genoemde_leeftijd(naam: str, tekst: str = "") -> int | None:
    """How old somebody is by what is said of him; the guessed age of an adult says nothing."""
    found = leeftijd_in(naam)
    if found is not None:
        return None if found >= VOLWASSEN and GEGIST.search(fold(naam)) else found
    first = split_name(naam)[0].split(" ")[0]
    return leeftijd_naast(first, tekst) if len(first) > 2 and first.isalpha() else None


def jaar_bij(leeftijd: int | None, op: date) -> int | None:
    """The likeliest birth year of who is so old on this day; it may be the one before or after."""
    return None if leeftijd is None else (op - HALF).year - leeftijd
