"""Taking everything out of a text that points at the people of a case, with a word for what each was. Pure Python.

Only what the viewer may know himself is compared; the rest goes by its form (numbers, dates, streets), so that nobody
learns by typing what the record holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eenplan.dossier.personen.herkenning import CASE_NUMBER, LONG_NUMBER, MAIL, NUMBERS, PLAIN_DATE, WRITTEN
from eenplan.dossier.personen.naamwoorden import namen_van

FAMILIE = "[familie]"
VOORAF = r"oude?|nieuwe?|kleine?|grote?|lange?|korte?|hoge?|lage?|eerste|tweede|van|de|den|der|het|sint|prins(?:es)?"
STRAAT = re.compile(
    rf"\b(?:(?:{VOORAF})\s){{0,4}}"
    r"[^\W\d_][\w'’-]*(?:straat|str\.|laan|weg|plein|pad|hof|kade|gracht|singel|dijk|steeg"
    r"|dreef|park|markt|wal|baan|plantsoen)\s*(?:nr\.?\s*)?\d+(?:\s?[a-zA-Z]\b)?(?:\s?[-/]\s?\d+)?\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
VORMEN = (
    (MAIL, "[mailadres]"), (CASE_NUMBER, "[nummer]"), (PLAIN_DATE, "[datum]"), (WRITTEN, "[datum]"),
    (STRAAT, "[adres]"), (POSTCODE, "[postcode]"), (LONG_NUMBER, "[nummer]"), (NUMBERS, "[datum]"),
)  # fmt: skip
LANGST = 20_000  # letters; more is a record and no question


@dataclass(frozen=True, slots=True)
class Bekende:
    """Somebody of the case as the viewer knows him: what he is, his names, and his address when that is open."""

    wat: str
    voornamen: str
    voegsel: str
    achternaam: str
    adres: str = ""


def zonder_namen(tekst: str, mensen: Sequence[Bekende]) -> str:
    """The text with [words] in the place of names, addresses, dates and numbers."""
    for adres in sorted({mens.adres for mens in mensen if mens.adres}, key=len, reverse=True):
        tekst = re.sub(re.escape(adres), "[adres]", tekst, flags=re.IGNORECASE)
    for vorm, woord in VORMEN:
        tekst = vorm.sub(woord, tekst)
    return _samen(_zonder_mensen(tekst, mensen))


def _zonder_mensen(tekst: str, mensen: Sequence[Bekende]) -> str:
    """A word that points at one of them becomes what he is; one that several bear becomes the family."""
    wie: dict[str, set[str]] = {}
    for mens in mensen:
        for woord in namen_van([(mens.voornamen, mens.voegsel, mens.achternaam)]).in_tekst(tekst):
            wie.setdefault(woord, set()).add(f"[{mens.wat}]")
    for woord in sorted(wie, key=len, reverse=True):
        wat = next(iter(wie[woord])) if len(wie[woord]) == 1 else FAMILIE
        tekst = re.sub(rf"(?<![\w\[]){re.escape(woord)}(?![\w\]])", wat, tekst)
    return tekst


def _samen(tekst: str) -> str:
    """First name, particle and surname were one person: `[moeder] de [familie]` is `[moeder]`."""
    voegsel = r"(?:[ -]+(?:van|den|der|het|ten|ter|aan|de|te|la|al|el|di|da|von))*"
    vorige = ""
    while vorige != tekst:
        vorige = tekst
        tekst = re.sub(rf"(\[[^\]]+\]){voegsel}[ -]+(?:\1|{re.escape(FAMILIE)})", r"\1", tekst)
    return tekst


def wat_is(rol: str, leeftijd: int | None, nummer: int) -> str:
    """What a copy calls somebody: his role, and a child with its age."""
    age = f", {leeftijd} jaar" if rol == "kind" and leeftijd is not None else ""
    return f"{rol or 'betrokkene'} {nummer}{age}"
