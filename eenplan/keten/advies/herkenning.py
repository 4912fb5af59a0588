"""Whether a text seems to hold data of a family: a gentle hint, never a judgement. Pure Python.

domain 3.1: advice stores no data of the family. A BSN is refused; the rest is only pointed at, because a
rule that reads names is wrong too often to stand in the way of a caller.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eenplan.dossier.personen.rules import is_bsn, plain
from eenplan.keten.advies.namen import losse_namen

HINT = "Noteer geen namen van het gezin."
LEFT_OUT = "(weggelaten)"


class Soort(StrEnum):
    """What a piece of text looks like."""

    BSN = "bsn"
    GEBOORTEDATUM = "geboortedatum"
    NAAM = "naam"
    ADRES = "adres"
    TELEFOON = "telefoonnummer"


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """A piece of text that looks like data of a person."""

    soort: Soort
    tekst: str


MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
NINE_DIGITS = re.compile(r"(?<![\d+-])(?<!\d[ .])\d(?:[ .]?\d){8}(?![ .]?\d)")
DATE = re.compile(rf"\b\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]| (?:{MAANDEN}) )((?:19|20)\d{{2}})\b", re.IGNORECASE)
ISO_DATE = re.compile(r"\b((?:19|20)\d{2})-\d{2}-\d{2}\b")
BORN = re.compile(r"\b(?:geboren|geb\.?|geboortedatum|verjaart)\s*:?\s*(?:op|in)?\s*\d[\d\-/.]*\S*", re.IGNORECASE)
POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b(?!\w)")
STREET = re.compile(
    r"\b[A-Z][\w'-]*(?:straat|laan|weg|plein|kade|dijk|hof|gracht|singel|pad|steeg|plantsoen|dreef|park) \d+\w?\b"
)
PHONE = re.compile(r"(?<![\d+])(?:\+31|0031|0)[ -]?[1-9](?:[ -]?\d){8}(?!\d)")
PARTICLE = (
    r"(?:van(?: der| den| de| het| 't)?|von|de|den|der|ter|ten|te|op (?:de|den|'t)|aan (?:de|den)|in (?:de|'t)|"
    r"uit (?:de|den)|bij de|el|al|la|di|da|d'|v\.d\.|'t)"
)
WORD = r"[A-ZÀ-Ý][\wà-ÿ'’-]+"
WITH_PARTICLE = re.compile(rf"\b{WORD} {PARTICLE} {WORD}")
TITLED = re.compile(rf"\b(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Dd]hr\.?|[Dd]e heer|[Ff]amilie|[Ff]am\.) {WORD}")
TWO_WORDS = re.compile(rf"(?<![.!?:] )(?<!^)(?<!\n)\b{WORD} {WORD}")

# Capitals that are no family: places, bodies and languages (compared in `plain` form, word by word).
NO_NAMES = frozenset({
    "veilig", "raad", "kinderbescherming", "bureau", "jeugdzorg", "lokaal", "team", "haag", "jeugd", "gezin", "centrum",
    "cjg", "ggd", "ggz", "politie", "school", "basisschool", "slachtofferhulp", "nederland", "openbaar", "ministerie",
    "gecertificeerde", "instelling", "leger", "sociaal", "wijkteam", "noord", "zuid", "oost", "west", "huisarts",
    "rode", "kruis", "blijf", "groep", "fier", "moviera", "kindertelefoon", "luisterlijn", "centrale", "gelderland",
    "brabant", "holland", "utrecht", "amsterdam", "rotterdam", "meldcode",
})  # fmt: skip
TITLES = frozenset({
    "mevrouw", "mevr", "mw", "meneer", "dhr", "heer", "familie", "fam", "de", "het", "een", "ik", "hij", "zij",
    "wij", "als", "maar", "en",
})  # fmt: skip


def vindplaatsen(text: str, vandaag: date | None = None) -> tuple[Vindplaats, ...]:
    """Everything in the text that looks like data of a person, each once, the gravest kind first.

    `vandaag` tells an incident (this year or the last) from a birth date; without it every full date counts.
    """
    found = [Vindplaats(Soort.BSN, bsn) for bsn in _bsns(text)]
    found += [Vindplaats(Soort.GEBOORTEDATUM, item) for item in _birth_dates(text, vandaag)]
    found += [Vindplaats(Soort.NAAM, item) for item in _names(text)]
    found += [Vindplaats(Soort.ADRES, match.group()) for rule in (POSTCODE, STREET) for match in rule.finditer(text)]
    found += [Vindplaats(Soort.TELEFOON, match.group()) for match in PHONE.finditer(text)]
    return tuple(dict.fromkeys(found))


def hint(text: str, vandaag: date) -> str:
    """The warning to show with this text, in Dutch; empty when nothing stands out."""
    found = vindplaatsen(text, vandaag)
    if not found:
        return ""
    kinds = list(dict.fromkeys(item.soort.value for item in found))
    named = ", ".join(f"“{item.tekst}”" for item in found[:3])
    return f"{HINT} Dit lijkt op een {' of '.join(kinds)}: {named}."


def zonder_namen(text: str, vandaag: date) -> str:
    """The text for a paper that leaves the house: what looks like data of a person is left out, also when in doubt."""
    for item in sorted(vindplaatsen(text, vandaag), key=lambda found: -len(found.tekst)):
        text = text.replace(item.tekst, LEFT_OUT)
    for name in sorted(set(losse_namen(text, NO_NAMES)), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", LEFT_OUT, text)
    return text


def _bsns(text: str) -> list[str]:
    matches = (match.group() for match in NINE_DIGITS.finditer(text))
    return [item for item in matches if is_bsn(re.sub(r"\D", "", item))]


def _birth_dates(text: str, vandaag: date | None) -> list[str]:
    found = [match.group() for match in BORN.finditer(text)]
    youngest = vandaag.year - 1 if vandaag else 9999
    dates = (match for rule in (DATE, ISO_DATE) for match in rule.finditer(text))
    return found + [match.group() for match in dates if int(match[1]) < youngest]


def _names(text: str) -> list[str]:
    found = [match.group() for rule in (WITH_PARTICLE, TITLED, TWO_WORDS) for match in rule.finditer(text)]
    kept = [item for item in found if not _is_known(item)]
    return [item for item in kept if not any(item != other and item in other for other in kept)]


def _is_known(item: str) -> bool:
    """Whether these capitals are a body or a place, or only a title with an ordinary word."""
    words = [word for word in plain(item).split() if word not in TITLES]
    return not words or any(word in NO_NAMES for word in words)
