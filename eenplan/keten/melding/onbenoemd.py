"""Taking who reported out of a text, in any spelling: capitals, accents, initials, "v.d.", a number with spaces.

A part of his name that is an ordinary word too goes only where it is written as a name, for [melder] in the place of
"school" would say that the school reported. Pure Python.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from eenplan.dossier.personen.gewone_woorden import ACHTERNAMEN, VOORNAMEN
from eenplan.dossier.personen.naamwoorden import fold
from eenplan.dossier.personen.rules import GEWOON, TITLES, has_name, split_name
from eenplan.keten.melding.rules import NIET_BEROEPSMATIG, MelderGegevens

DE_MELDER = "[melder]"
SHORTEST, SHORTEST_FIRST = 4, 3  # letters of what is taken out where nothing says that it is a name
MOST_WORDS = 4  # of a name; more is a sentence
MOST_BETWEEN = 3  # signs between two words of a name: "Visser - Jansen"
AANSPREEK = TITLES | {
    "juf", "juffrouw", "meester", "dokter", "huisarts", "dr", "zuster", "agent", "wijkagent", "buurvrouw", "buurman",
    "oma", "opa", "tante", "oom",
}  # fmt: skip
WOORD = re.compile(r"[^\W_]+")
NUMMER = re.compile(r"(?<!\w)(?:\+|00)?\d(?:[\s./()-]{0,2}\d){8,12}(?!\w)")
MAIL = re.compile(r"[^\s,;:<>()]+@[^\s,;:<>()]+\w")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words in a row, folded, that give him away; `soms`: with a capital; also `aangesproken`: only behind a title."""

    woorden: tuple[str, ...]
    soms: bool = False
    aangesproken: bool = False


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text taken apart, to look for somebody in it."""

    tekst: str
    woorden: tuple[tuple[str, int, int], ...]

    def staat(self, at: int, spelling: Spelling) -> bool:
        """Whether the words that begin at this one are his."""
        here = self.woorden[at : at + len(spelling.woorden)]
        said, last = [word for word, _, _ in here], spelling.woorden[-1]
        if said[:-1] != list(spelling.woorden[:-1]) or said[-1] not in (last, f"{last}s"):
            return False
        if any(there[1] - one[2] > MOST_BETWEEN for one, there in pairwise(here)):
            return False
        if not spelling.soms or self._aangesproken(at):
            return True
        return not spelling.aangesproken and (self.tekst[here[0][1]].isupper() or self.tekst == self.tekst.lower())

    def plek(self, at: int, spelling: Spelling) -> tuple[int, int]:
        """From where to where, with the initials before it."""
        last = self.woorden[at + len(spelling.woorden) - 1][2]
        while at and self._voorletter(at - 1):
            at -= 1
        first = self.woorden[at][1]
        return first, last + (self.tekst[last : last + 1] == ")" and "(" in self.tekst[first:last])

    def _aangesproken(self, at: int) -> bool:
        return bool(at) and (self.woorden[at - 1][0] in AANSPREEK or self._voorletter(at - 1))

    def _voorletter(self, at: int) -> bool:
        word, _, last = self.woorden[at]
        return len(word) == 1 and self.tekst[last : last + 1] == "."


def zonder(melders: Iterable[MelderGegevens], familie: Iterable[str]) -> Callable[[str], str]:
    """What takes these reporters out of a text. `familie`: names that stay: one of them may have reported."""
    told = list(melders)
    at_work = {_woorden(item.naam) for item in told if item.soort not in NIET_BEROEPSMATIG}  # he may name himself
    stays = {word for name in familie if (words := _woorden(name)) not in at_work for word in words}
    found = {spelling for item in told for spelling in _spellingen(item) if not set(spelling.woorden) <= stays}
    longest_first = sorted(found, key=lambda item: -len(item.woorden))
    numbers = {_cijfers(item) for melder in told for item in NUMMER.findall(melder.contact)}
    mails = {item.casefold() for melder in told for item in MAIL.findall(melder.contact)}

    def taken_out(text: str) -> str:
        if not told:
            return text
        text = NUMMER.sub(lambda hit: DE_MELDER if _cijfers(hit.group()) in numbers else hit.group(), text)
        text = MAIL.sub(lambda hit: DE_MELDER if hit.group().casefold() in mails else hit.group(), text)
        for first, last in reversed(list(_plekken(text, longest_first))):
            text = text[:first] + DE_MELDER + text[last:]
        return text

    return taken_out


def _plekken(text: str, spellingen: list[Spelling]) -> Iterator[tuple[int, int]]:
    """In the order of the text, none within another."""
    read = Tekst(text, tuple((fold(hit.group()), *hit.span()) for hit in WOORD.finditer(text)))
    done = 0
    for at, (_, first, _) in enumerate(read.woorden):
        hit = next((item for item in spellingen if first >= done and read.staat(at, item)), None)
        if hit:
            start, end = read.plek(at, hit)
            yield max(start, done), end
            done = end


def _woorden(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in WOORD.findall(text))


def _cijfers(number: str) -> str:
    """Without what stands before it from abroad."""
    return re.sub(r"^(?:0031|31|0)0?", "", re.sub(r"\D", "", number))


def _spellingen(item: MelderGegevens) -> Iterator[Spelling]:
    """All he can be called by. Who is no name ("buurvrouw", "wil niet genoemd worden") takes no ordinary words out."""
    named = has_name(item.naam)
    for whole in (item.naam if named else "", item.organisatie, item.contact):
        if len(whole.strip()) >= SHORTEST and (words := _woorden(whole)):
            yield Spelling(words)
    if named and len(item.naam.split()) <= MOST_WORDS:
        yield from _delen(*split_name(item.naam), {*_woorden(item.organisatie), *_woorden(item.functie)})


def _delen(first: str, voegsel: str, last: str, van_zijn_werk: set[str]) -> Iterator[Spelling]:
    surname, particle = _woorden(last), _woorden(voegsel)
    if particle:
        short = tuple(word[0] for word in particle)
        yield from (Spelling((*before, *surname)) for before in (particle, short, ("".join(short),)))
    for words in {surname, *((word,) for word in surname)} - {()}:
        letters = "".join(words)
        yield Spelling(words, soms=True, aangesproken=len(letters) <= SHORTEST or letters in GEWOON)
    for word in _woorden(first):
        plainly = word in VOORNAMEN | ACHTERNAMEN | GEWOON | van_zijn_werk
        if len(word) > 1 and word not in AANSPREEK:
            yield Spelling((word,), soms=True, aangesproken=plainly or len(word) < SHORTEST_FIRST)
