"""The names of the people of one family, found in a text as whole words in any spelling. Pure Python.

Most words of a name always count, in capitals or not. A name that is an ordinary word too (`gewone_woorden`), or has
two letters, counts when it is written as a name: with a capital, behind its own particle or a title, or in a text
without any capital.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eenplan.dossier.personen.gewone_woorden import ACHTERNAMEN, VOORNAMEN
from eenplan.dossier.personen.rules import TITLES

WORD = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
PARTICLES = frozenset({
    "van", "den", "der", "het", "ten", "ter", "aan", "bij", "uit", "over", "onder", "voor", "de", "te", "op", "in",
    "la", "al", "di", "da", "von", "vd",
})  # fmt: skip
STROKES = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
SHORTEST = 3
ENDINGS = ("s", "tje", "je")  # Sannes, Bramtje


def fold(text: str) -> str:
    """In small letters, without accents or strokes."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(STROKES))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


@dataclass(frozen=True, slots=True)
class Namen:
    """Words that always point at someone; words that do so when written as a name; particles before those."""

    altijd: frozenset[str] = frozenset()
    soms: frozenset[str] = frozenset()
    voegsels: frozenset[str] = frozenset()

    def in_tekst(self, tekst: str) -> Iterator[str]:
        """Every word that points at one of these people, as it was typed."""
        zonder_hoofdletters = tekst == tekst.lower()
        yield from self._aaneen(tekst)
        before = ""
        for found in WORD.finditer(tekst):
            typed, word = found.group(), fold(found.group())
            if any(form in self.altijd for form in _vormen(word)):
                yield typed
            elif any(form in self.soms for form in _vormen(word)):
                named = before in self.voegsels or before in TITLES
                if typed[0].isupper() or named or zonder_hoofdletters:
                    yield typed
            before = word

    def _aaneen(self, tekst: str) -> Iterator[str]:
        """`Anne-Marie` and `d'Hont` as a whole, for who wrote them so."""
        for found in TOKEN.finditer(tekst):
            whole = "".join(WORD.findall(fold(found.group())))
            if len(found.group()) > len(whole) and any(form in self.altijd for form in _vormen(whole)):
                yield found.group()


def _vormen(word: str) -> tuple[str, ...]:
    return (word, *(word.removesuffix(end) for end in ENDINGS))


def namen_van(mensen: Iterable[tuple[str, str, str]]) -> Namen:
    """What points at these people, each as (first names, particle, surname)."""
    altijd: set[str] = set()
    soms: set[str] = set()
    voegsels: set[str] = set()
    for voornamen, voegsel, achternaam in mensen:
        for naam, gewoon in ((voornamen, VOORNAMEN), (achternaam, ACHTERNAMEN)):
            words = [word for word in map(fold, WORD.findall(naam)) if word not in PARTICLES]
            soms |= {word for word in words if len(word) > 1 and (word in gewoon or len(word) < SHORTEST)}
            altijd |= {word for word in words if word not in gewoon and len(word) >= SHORTEST}
        # written as one word: Annemarie, vandenBerg, ElIdrissi
        altijd |= {one for one in map(_heel, (*voornamen.split(), achternaam, voegsel + achternaam)) if _lang(one)}
        voegsels |= {fold(word) for word in WORD.findall(voegsel)[-1:]}
    return Namen(frozenset(altijd), frozenset(soms), frozenset(voegsels))


def _heel(naam: str) -> str:
    return "".join(WORD.findall(fold(naam)))


def _lang(word: str) -> bool:
    return len(word) >= SHORTEST and word not in ACHTERNAMEN and word not in VOORNAMEN and word not in PARTICLES
