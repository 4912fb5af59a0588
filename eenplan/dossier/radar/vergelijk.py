"""Two persons laid side by side: per field how far they agree, as a small number that the weights know. Pure Python.

0 is always "unknown", counts neither way, and is what every missing value gives.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from eenplan.dossier.personen.rules import TUSSENVOEGSELS, plain
from eenplan.dossier.radar.gelijkenis import bijna, lijkt
from eenplan.dossier.radar.klank import zelfde_voornaam
from eenplan.dossier.radar.woonplek import Adres, adres

CIJFERS = 1  # of a birth date
LEESBAAR = range(7, 13)  # signs in a number; a blind index is far longer
VOEGSELS = frozenset(word for words in TUSSENVOEGSELS for word in plain(words).split())
GOK = 3  # years that an age may be guessed wrong


class Veld(IntEnum):
    """The fields that are compared, in this order."""

    VOORNAAM = 0
    ACHTERNAAM = 1
    GEBOREN = 2
    ADRES = 3
    GESLACHT = 4
    BSN = 5


class Profiel(NamedTuple):
    """What of a person counts for comparing, in the form of `personen.rules.plain`; empty or 0 is unknown.

    `namen`: the words of the surname and of every other name. `geboren`: a year below zero is about that year, for only
    an age was named.
    """

    voornamen: tuple[str, ...] = ()
    achternaam: str = ""
    namen: tuple[str, ...] = ()
    geboren: tuple[int, int, int] = (0, 0, 0)
    adressen: tuple[Adres, ...] = ()
    geslacht: str = ""
    bsn: str = ""

    @property
    def heet(self) -> bool:
        """Whether anything says who this is; only a role or an age is nobody that can be known again."""
        return bool(self.voornamen or self.namen or self.bsn)


class V(IntEnum):
    """First name."""

    GELIJK, ROEPNAAM, BIJNA, LETTER, ANDERS = 1, 2, 3, 4, 5


class A(IntEnum):
    """Surname."""

    GELIJK, DEEL, BIJNA, BEGIN, ANDERS = 1, 2, 3, 4, 5


class G(IntEnum):
    """Birth date."""

    GELIJK, OMGEWISSELD, BIJNA, DEELS, CIRCA, JAAR, ANDERS = 1, 2, 3, 4, 5, 6, 7


class S(IntEnum):
    """Sex."""

    GELIJK, ANDERS = 1, 2


class B(IntEnum):
    """BSN; `BIJNA`, a digit off, only of a number that can be read."""

    GELIJK, BIJNA, ANDERS = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The levels, and the names that were the same: a rare name says more."""

    niveaus: tuple[int, int, int, int, int, int]
    voornaam: str = ""
    achternaam: str = ""


Naast = Callable[[Profiel, Profiel], Vergelijking]


def vergelijk(een: Profiel, ander: Profiel) -> Vergelijking:
    """Lay two persons side by side."""
    first, last = voornaam(een, ander), achternaam(een, ander)
    if first == V.ANDERS and last == A.ANDERS:
        first, last = _gekruist(een, ander)
    elif first == V.ANDERS and not last:
        first, last = _los(een, ander) or _los(ander, een) or (first, last)
    return Vergelijking(
        (first, last, geboren(een.geboren, ander.geboren), adres(een.adressen, ander.adressen),
         _gelijk(een.geslacht, ander.geslacht), _nummer(een.bsn, ander.bsn)),
        een.voornamen[0] if first == V.GELIJK else "", een.achternaam if last == A.GELIJK else "",
    )  # fmt: skip


def eenmaal() -> Naast:
    """The same, for one question: two who stand beside each other in several cases are compared once."""
    known: dict[tuple[int, int], tuple[Profiel, Profiel, Vergelijking]] = {}  # holds them, so that an id stays of one

    def naast(een: Profiel, ander: Profiel) -> Vergelijking:
        key = id(een), id(ander)
        if key not in known:
            known[key] = een, ander, vergelijk(een, ander)
        return known[key][2]

    return naast


def _gelijk(een: str, ander: str) -> int:
    return (S.GELIJK if een == ander else S.ANDERS) if een and ander else 0


def _nummer(een: str, ander: str) -> int:
    """Level of the BSN; in the record it is a blind index, of which nothing is nearly the same."""
    if not (een and ander):
        return 0
    if een == ander:
        return B.GELIJK
    return B.BIJNA if len(een) in LEESBAAR and OSA.distance(een, ander, score_cutoff=1) == 1 else B.ANDERS


def voornaam(een: Profiel, ander: Profiel) -> int:
    """Level of the first names; the second of two counts as a called name."""
    if not (een.voornamen and ander.voornamen):
        return 0
    one, other = een.voornamen[0], ander.voornamen[0]
    if one == other:
        return V.GELIJK
    if len(one) == 1 or len(other) == 1:
        return V.LETTER if one[0] == other[0] else V.ANDERS
    if zelfde_voornaam(one, other) or one in ander.voornamen or other in een.voornamen:
        return V.ROEPNAAM
    if bijna(one, other):
        return V.BIJNA
    short, long = sorted((one, other), key=len)
    return V.ROEPNAAM if len(short) >= 3 and long.startswith(short) else V.ANDERS


def achternaam(een: Profiel, ander: Profiel) -> int:
    """Level of the surnames; another name of the same person, or half of a double name, counts as a part."""
    if not (een.namen and ander.namen):
        return 0
    if een.achternaam == ander.achternaam != "":
        return A.GELIJK
    ones, others = _eigen(een.namen), _eigen(ander.namen)
    if not ones.isdisjoint(others):
        return A.DEEL
    if any(bijna(one, other) for one in ones for other in others):
        return A.BIJNA
    if any(one[:4] == other[:4] or one[-5:] == other[-5:] for one in ones for other in others):
        return A.BEGIN
    return A.ANDERS


@lru_cache(maxsize=65_536)
def _eigen(namen: tuple[str, ...]) -> frozenset[str]:
    """The words that tell one name from another: not `van`, `el` or `de`, unless there is nothing else."""
    return frozenset(namen) - VOEGSELS or frozenset(namen)


def _gekruist(een: Profiel, ander: Profiel) -> tuple[int, int]:
    """Levels where first name and surname may have changed places, or where one of them did."""
    there = any(lijkt(word, other) for word in een.voornamen[:1] for other in _eigen(ander.namen))
    back = any(lijkt(word, other) for word in ander.voornamen[:1] for other in _eigen(een.namen))
    if there and back:
        return V.ROEPNAAM, A.DEEL
    return V.ANDERS, A.BEGIN if there or back else A.ANDERS


def _los(een: Profiel, ander: Profiel) -> tuple[int, int] | None:
    """Of whom a single word is known: it may be the surname."""
    if een.namen or len(een.voornamen) != 1:
        return None
    word = een.voornamen[0]
    if word in ander.namen:
        return 0, A.DEEL
    return (0, A.BIJNA) if any(bijna(word, other) for other in ander.namen) else None


def geboren(een: tuple[int, int, int], ander: tuple[int, int, int]) -> int:
    """Level of the birth dates (year, month, day; 0 unknown)."""
    if een[0] < 0 or ander[0] < 0:
        return _ongeveer(een, ander)
    if een == ander:
        return G.GELIJK if all(een) else (G.DEELS if een[0] else 0)
    if not (all(een) and all(ander)):
        fits = all(one == other or not (one and other) for one, other in zip(een, ander, strict=True))
        return _deels(een, ander, fits=fits)
    same = (een[0] == ander[0]) + (een[1] == ander[1]) + (een[2] == ander[2])
    if een[0] == ander[0] and een[1:] == (ander[2], ander[1]):
        return G.OMGEWISSELD
    if same == 2 or (same and _cijfers(een, ander) <= CIJFERS):  # one slip leaves a part whole
        return G.BIJNA
    return G.JAAR if abs(een[0] - ander[0]) <= 1 else G.ANDERS


def _deels(een: tuple[int, int, int], ander: tuple[int, int, int], *, fits: bool) -> int:
    """Level where a part is unknown; without a year on both sides nothing is said."""
    if not (een[0] and ander[0]):
        return 0
    if fits:
        return G.DEELS
    return G.JAAR if abs(een[0] - ander[0]) <= 1 else G.ANDERS


def _ongeveer(een: tuple[int, int, int], ander: tuple[int, int, int]) -> int:
    """Level where only an age was named of one of them: a year more or less fits, and a guess is soon three off."""
    apart = abs(abs(een[0]) - abs(ander[0]))
    if not (een[0] and ander[0]) or GOK >= apart > 1:
        return 0
    if apart > GOK:
        return G.ANDERS
    same = [one == other for one, other in zip(een[1:], ander[1:], strict=True) if one and other]
    return G.CIRCA if not same else G.DEELS if all(same) else G.JAAR


def _cijfers(een: tuple[int, int, int], ander: tuple[int, int, int]) -> int:
    """How many digits differ; two that changed places are one."""
    one, other = (f"{date[0]:04}{date[1]:02}{date[2]:02}" for date in (een, ander))
    return OSA.distance(one, other, score_cutoff=CIJFERS)
