"""Whether a text that leaves the case betrays someone of the family, and by which words. Pure Python.

Two nets: what always looks like a person's data (number of a case, long number, mail address, postcode), and what is
known of the people of this case (names, birth dates, streets). In doubt a word counts as found.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import chain

from eenplan.core.web.words import MONTHS
from eenplan.dossier.personen.naamwoorden import Namen, fold

WORD = re.compile(r"[^\W\d_]+")
CASE_NUMBER = re.compile(r"\b[A-Z]{1,2}-\d{4}-\d{3,}\b", re.IGNORECASE)
LONG_NUMBER = re.compile(r"\d(?:[ .()/-]{0,3}\d){7,}")  # a BSN or a telephone number, however it is spaced
PLAIN_DATE = re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b")
YEARS = re.compile(r"\b(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2}\b")
MAIL = re.compile(r"\S+@\S+")
POSTCODE = re.compile(r"\b[1-9]\d{3}[A-Z]{2}\b|\b(?!19|20)[1-9]\d{3} [A-Z]{2}\b")
NUMBERS = re.compile(r"\b(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{2,4})\b")
SHORT_MONTHS = "|".join((*(month[:3] for month in MONTHS), "mrt"))
WRITTEN = re.compile(rf"\b(\d{{1,2}}) ({SHORT_MONTHS})[a-z]*\.? (\d{{4}})\b", re.IGNORECASE)
SHORTEST_STREET = 5
NIEMAND = Namen()


@dataclass(frozen=True, slots=True)
class Bekend:
    """What is known of the people of one case: names, birth dates, and streets with their number."""

    namen: Namen = NIEMAND
    geboren: frozenset[date] = frozenset()
    straten: tuple[str, ...] = ()
    adressen: tuple[str, ...] = ()


def squeeze(text: str) -> str:
    """Letters and digits only: how an address is recognised, however it is spaced."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def verraden(tekst: str, bekend: Bekend = Bekend()) -> tuple[str, ...]:
    """Everything in the text that points at someone, as it was typed, each once; empty when there is none."""
    tekst = "".join(sign for sign in tekst if unicodedata.category(sign) != "Cf")  # a soft hyphen hides no name
    nets = (_algemeen(tekst), bekend.namen.in_tekst(tekst), _geboren(tekst, bekend), _adressen(tekst, bekend))
    found = tuple(dict.fromkeys(chain(*nets)))
    return tuple(item for item in found if not any(item != other and item in other for other in found))


def gemerkt(tekst: str, woord: str, rond: int = 24) -> str:
    """The word with what stands around it, marked: `... ging naar «Sanne» om ...`."""
    place = tekst.find(woord)
    if place < 0:
        return f"«{woord}»"
    before, after = tekst[max(place - rond, 0) : place], tekst[place + len(woord) : place + len(woord) + rond]
    dots_before, dots_after = "..." if place > rond else "", "..." if len(after) == rond else ""
    return " ".join(f"{dots_before}{before}«{woord}»{after}{dots_after}".split())


def _algemeen(tekst: str) -> Iterator[str]:
    for pattern in (CASE_NUMBER, MAIL, POSTCODE):
        yield from (found.group() for found in pattern.finditer(tekst))
    yield from (found.group() for found in LONG_NUMBER.finditer(YEARS.sub(" ; ", PLAIN_DATE.sub(" ; ", tekst))))


def _geboren(tekst: str, bekend: Bekend) -> Iterator[str]:
    for found in (*NUMBERS.finditer(tekst), *WRITTEN.finditer(tekst)):
        if set(_dagen(*found.groups())) & bekend.geboren:
            yield found.group()


def _dagen(first: str, second: str, third: str) -> Iterator[date]:
    """The day that three parts may mean: 9-1-2018, 9-1-18, 2018-01-09, 9 januari 2018."""
    month = int(second) if second.isdigit() else _maand(second)
    if len(first) == 4:
        options = [(int(first), month, int(third))]
    else:
        year = int(third)
        years = [year] if year > 99 else [1900 + year, 2000 + year]
        options = [(year, month, int(first)) for year in years]
    for option in options:
        with suppress(ValueError):
            yield date(*option)


def _maand(word: str) -> int:
    start = {"mrt": "maa"}.get(word.lower(), word.lower())
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(start))


def _adressen(tekst: str, bekend: Bekend) -> Iterator[str]:
    whole, words = squeeze(tekst), f" {' '.join(WORD.findall(fold(tekst)))} "
    yield from (item for item in bekend.adressen if len(squeeze(item)) > SHORTEST_STREET and squeeze(item) in whole)
    for straat in bekend.straten:
        if len(straat) > SHORTEST_STREET and f" {' '.join(WORD.findall(fold(straat)))} " in words:
            yield straat
