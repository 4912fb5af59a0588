"""Taking a shielded address out of a text for who may not read it (R6). Pure Python; the stored text stays.

A reporter writes an address in any way: other capitals, accents and spaces, "str.", a number with or without "nr".
So the text is read letter by letter in a plain form, and each find is led back to its place in the original. A street
of some length is hidden without its number too: with the town it says nearly as much.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from eenplan.core.access.sluier import AFGESCHERMD, Find, Spans
from eenplan.dossier.personen.rules import plain

SHORTEST = 6  # letters of a street that is hidden without its number; "Dam" alone is a word
NOTHING = frozenset({"onbekend", "adres onbekend", "onbekend adres", "geheim", "geheim adres", "dakloos"})
SHORT = {"straat": "str(?:aat)?", "laan": "l(?:aa)?n", "plein": "pl(?:ei)?n", "singel": "s(?:i)?ng(?:e)?l"}
STROKES = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ß": "ss", "đ": "d"})  # as in plain
NUMBER = r" *(?:(?:huis)?(?:nummer|nr|no) *)?"


class Plek(Protocol):
    """An address, as read from words or as stored."""

    @property
    def straat(self) -> str: ...
    @property
    def huisnummer(self) -> int | None: ...
    @property
    def postcode(self) -> str: ...
    @property
    def plaats(self) -> str: ...


def verberg(text: str, plekken: Iterable[Plek]) -> str:
    """The text with AFGESCHERMD in the place of each of these addresses."""
    for first, last in reversed(zoeker(plekken)(text)):
        text = text[:first] + AFGESCHERMD + text[last:]
    return text


def zoeker(plekken: Iterable[Plek]) -> Find:
    """What says from where to where each of these addresses stands in a text."""
    patterns = [_compiled(one) for plek in plekken for one in _patterns(plek)]

    def find(text: str) -> Spans:
        if not patterns:
            return []
        letters, places = _letters(text)
        found = [match.span() for one in patterns for match in one.finditer(letters)]
        return [(places[first], places[last - 1] + 1) for first, last in _joined(found, letters)]

    return find


def _letters(text: str) -> tuple[str, list[int]]:
    """The text in lower case without accents, all else than letters and digits a space; and where each came from."""
    letters, places = [], []
    for place, char in enumerate(text):
        for one in unicodedata.normalize("NFKD", char.lower().translate(STROKES)):
            if not unicodedata.combining(one):
                letters.append(one if one.isascii() and one.isalnum() else " ")
                places.append(place)
    return "".join(letters), places


def _joined(found: list[tuple[int, int]], letters: str) -> list[tuple[int, int]]:
    """Finds that overlap or touch, with nothing but spaces between, are one."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if spans and not letters[spans[-1][1] : first].strip():
            before = spans.pop()
            first, last = before[0], max(before[1], last)
        spans.append((first, last))
    return spans


def _patterns(plek: Plek) -> list[str]:
    town = plain(plek.plaats)
    after = rf"(?: +(?:in +|te +)?{_loose(town)}(?![a-z0-9]))?" if town else ""
    code = plain(plek.postcode).replace(" ", "")
    number = rf"{NUMBER}{plek.huisnummer or '[0-9]{1,5}'}[a-z]{{0,3}}(?![a-z0-9])"
    found = []
    if len(code) == 6:
        found.append(rf"(?<![a-z0-9]){' *'.join(code)}(?![a-z0-9])(?:{number})?{after}")
    street = plain(plek.straat)
    if not street or street in NOTHING or street.isdigit():
        return found
    if len(street.replace(" ", "")) >= SHORTEST:
        number = rf"(?:{NUMBER}[0-9]{{1,5}}[a-z]{{0,3}}(?![a-z0-9]))?"
    return [*found, rf"(?<![a-z0-9]){_loose(street)}(?![a-z]){number}{after}"]


def _loose(words: str) -> str:
    """A pattern for these plain words, however they are spaced, with the usual short forms."""
    parts = re.split(f"({'|'.join(SHORT)})", words.replace(" ", ""))
    return " *".join(SHORT.get(part) or " *".join(_letter(one) for one in _signs(part)) for part in parts if part)


def _signs(part: str) -> list[str]:
    return re.findall(r"ij|.", part)


def _letter(sign: str) -> str:
    return "(?:ij|y)" if sign in ("ij", "y") else re.escape(sign)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


STREET = re.compile(
    r"\b(?!onderweg|halverwege|vandaag)[^\W\d_]{2,}(?:straat|str\.|laan|weg|plein|kade|dijk|hof|gracht|singel|pad|steeg|"
    r"plantsoen|dreef|park|wal|markt|baan|oever|akker|veld|horst|burg|hoek|erf|kamp|ring|meent|donk)"
    r"(?:[ ,]+(?:(?:huis)?(?:nummer|nr\.?) ?)?|-)\d{1,5} ?[a-z]?\b"
    r"(?! ?(?:keer|uur|jaar|dagen|weken|maanden|kinderen|x\b))",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[1-9]\d{3}[A-Z]{2}\b|\b(?!19|20)[1-9]\d{3} [A-Z]{2}\b")


def adres_in(text: str) -> str:
    """The first thing in the text that looks like somebody's address, as it was typed; whose it is does not matter."""
    found = STREET.search(text) or POSTCODE.search(text)
    return found.group().strip() if found else ""
