"""Looking through everything that leaves in a letter for what its recipient must not learn (misuse 1, 6, 17).

It says what kind of thing was found, never where that is kept. What is said of somebody's health no machine
recognises: the letter has no place for it, and the form says so. Pure Python.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from eenplan.core.papier.rules import Alinea, Kop, Lijst, Papier, Velden
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.rules import Geboortedatum, is_bsn, plain
from eenplan.dossier.personen.verberg import Plek, adres_in, verberg

Tref = Callable[[str], bool]
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
NUMMER = re.compile(r"(?<!\w)(?:\+|00)?\d(?:[\s./()_-]{0,2}\d){7,12}(?!\w)")
# A whole date, also with a time behind it, is no telephone number; with other digits beside it, it may be.
DATUM = re.compile(
    r"(?<![\w+])(?<!\d[\s./()-])(?<!\d[\s./()-]{2})(?:[0-2]?\d|3[01])[-/.](?:0?\d|1[0-2])[-/.](?:19|20)\d\d"
    r"(?!\w)(?![\s./()-]{0,2}\d(?!\d?[:.]\d\d(?!\d)))"
)
MAIL = re.compile(r"[^\s,;:<>()]+@[^\s,;:<>()]+\w")
WOORD = re.compile(r"[^\W_]+")
NEGEN = re.compile(r"(?<!\d)\d(?:[\s.-]?\d){8}(?!\d)")
GEHEIM = "een afgeschermde plek"
ADRES = "een adres"
TELEFOON = "een telefoonnummer of mailadres"
MELDER = "iets over wie heeft gemeld of informatie gaf"
NAAM = "de naam van iemand anders uit dit dossier"
GEBOREN = "de geboortedatum van iemand anders"
BSN = "een burgerservicenummer"


ONBEKEND = Geboortedatum()


class Gevonden(Refused):
    """Something is in the letter that its recipient must not read; `soorten` says what kinds of things."""

    def __init__(self, soorten: tuple[str, ...]) -> None:
        said = " en ".join(filter(None, (", ".join(soorten[:-1]), soorten[-1])))
        super().__init__(f"Deze brief kan zo niet weg. Er staat {said} in. Haal het weg; uw tekst blijft staan.")
        self.soorten = soorten


@dataclass(frozen=True, slots=True)
class Ander:
    """Somebody else of the case, as far as a letter could give him away.

    `heel`: only the whole name says who it is, for the recipient shares the surname or may speak of a child.
    """

    voornaam: str = ""
    familienaam: str = ""
    geboren: Geboortedatum = ONBEKEND
    heel: bool = False


@dataclass(frozen=True, slots=True)
class Verboden:
    """What one recipient must not read: each with the words that say what kind of thing it is."""

    geheime_plekken: tuple[Plek, ...] = ()
    andere_plekken: tuple[Plek, ...] = ()
    anderen: tuple[Ander, ...] = ()
    eigen_plekken: tuple[Plek, ...] = ()
    eigen_steden: tuple[str, ...] = ()
    eigen_nummers: tuple[str, ...] = ()
    bron: Callable[[str], str] = str  # takes who reported, or gave information, out of a text

    def in_tekst(self, text: str) -> tuple[str, ...]:
        """The kinds of things that are in these words of a human and may not be, each once."""
        text = _leesbaar(text)
        checks: tuple[tuple[str, Tref], ...] = (
            (MELDER, lambda said: self.bron(said) != said),
            (NAAM, lambda said: any(_genoemd(item, said) for item in self.anderen)),
        )
        return self.in_alles(text) + tuple(kind for kind, hit in checks if hit(text))

    def in_alles(self, text: str) -> tuple[str, ...]:
        """The same for any word of the letter: who signs it, or helps on, may be called as somebody of the case."""
        text = _leesbaar(text)
        checks: tuple[tuple[str, Tref], ...] = (
            (GEHEIM, self._geheim), (ADRES, self._adres), (TELEFOON, self._nummer), (BSN, _bsn),
            (GEBOREN, lambda said: any(_geboren(item.geboren, said) for item in self.anderen)),
        )  # fmt: skip
        return tuple(kind for kind, hit in checks if hit(text))

    def _geheim(self, text: str) -> bool:
        """The place itself, or the town of it, unless the recipient lives in that town too."""
        own = set(map(plain, self.eigen_steden))
        towns = {plain(item.plaats) for item in self.geheime_plekken} - own - {""}
        said = f" {plain(text)} "
        return verberg(text, self.geheime_plekken) != text or any(f" {town} " in said for town in towns)

    def _adres(self, text: str) -> bool:
        """Any address but the recipient's own: whose it is does not matter."""
        rest = verberg(text, self.eigen_plekken)
        return bool(adres_in(rest)) or verberg(rest, self.andere_plekken) != rest

    def _nummer(self, text: str) -> bool:
        own = {_cijfers(item) for item in self.eigen_nummers}
        hits = NUMMER.findall(DATUM.sub(";", text))
        return bool(MAIL.search(text)) or any(_cijfers(hit) not in own for hit in hits)


def keur(verboden: Verboden, vrij: str, alles: Iterable[str]) -> None:
    """Refused, with all kinds of things at once, when the free words or the letter hold what may not leave."""
    found = dict.fromkeys(verboden.in_tekst(vrij))
    found |= dict.fromkeys(verboden.in_alles(" | \n".join(alles)))  # at once: each look takes the same time
    if found:
        raise Gevonden(tuple(found))


def woorden_van(papier: Papier, bestandsnaam: str) -> Iterator[str]:
    """Everything that leaves: the words, what stands in the properties of the file, and its name."""
    yield from (papier.titel, papier.kenmerk, papier.merk, bestandsnaam)
    for blok in papier.blokken:
        if isinstance(blok, Kop | Alinea):
            yield blok.tekst
        elif isinstance(blok, Lijst):
            yield from blok.regels
        elif isinstance(blok, Velden):
            yield from (word for pair in blok.paren for word in pair)
        else:
            yield from (*blok.koppen, *(cell for row in blok.rijen for cell in row))


def _leesbaar(text: str) -> str:
    """As its reader sees it: without signs that show nothing, every dash the same, an accent on its letter."""
    seen = (char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    return "".join("-" if unicodedata.category(char) == "Pd" else char for char in seen)


def _cijfers(number: str) -> str:
    return re.sub(r"^(?:0031|31|0)0?", "", re.sub(r"\D", "", number))


def _genoemd(ander: Ander, text: str) -> bool:
    """By surname with a capital, for many a surname is a word too; or by the whole name."""
    words, last = WOORD.findall(text), plain(ander.familienaam).split()
    if not last:
        return False
    name = [*plain(ander.voornaam).split(), *last] if ander.heel else last
    said = [plain(word) for word in words]
    for at in range(len(said) - len(name) + 1):
        here = said[at : at + len(name)]
        same = here[:-1] == name[:-1] and here[-1] in (name[-1], f"{name[-1]}s")
        if same and (words[at + len(name) - 1][0].isupper() or text == text.lower()):
            return True
    return False


def _geboren(datum: Geboortedatum, text: str) -> bool:
    """A whole birth date, in figures or with the month in words."""
    if not (datum.jaar and datum.maand and datum.dag):
        return False
    day, month, year = datum.dag, datum.maand, datum.jaar
    figures = rf"(?<!\d)0?{day}\s*[-/. ]\s*0?{month}\s*[-/. ]\s*(?:{year}|{year % 100:02})(?!\d)"
    name = MAANDEN[month - 1]
    short = "mrt" if month == 3 else name[:3]
    words = rf"(?<!\d)0?{day}e?\s+(?:{name}|{short}\.?)\s+(?:{year}|['’]{year % 100:02})(?!\d)"
    return bool(re.search(rf"{figures}|{words}|{datum.iso}", text, re.IGNORECASE))


def _bsn(text: str) -> bool:
    return any(is_bsn(re.sub(r"\D", "", hit)) for hit in NEGEN.findall(text))
