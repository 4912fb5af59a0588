"""Two persons laid side by side: per field how far they agree, as a small number that the weights know. Pure Python.

0 is always "unknown", counts neither way, and is what every missing value gives.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from operator import ne
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from eenplan.dossier.personen.rules import TUSSENVOEGSELS, plain
from eenplan.dossier.radar.klank import klank, zelfde_voornaam

VOEGSELS = frozenset(word for words in TUSSENVOEGSELS for word in plain(words).split())
SHORT = 3
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
    an age was named. `adressen`: (street, number, postcode, place).
    """

    voornamen: tuple[str, ...] = ()
    achternaam: str = ""
    namen: tuple[str, ...] = ()
    geboren: tuple[int, int, int] = (0, 0, 0)
    adressen: tuple[tuple[str, int, str, str], ...] = ()
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


class D(IntEnum):
    """Address."""

    HUIS, STRAAT, PLAATS, ANDERS = 1, 2, 3, 4


class S(IntEnum):
    """Sex and BSN: the same or another."""

    GELIJK, ANDERS = 1, 2


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The levels, and the names that were the same: a rare name says more."""

    niveaus: tuple[int, int, int, int, int, int]
    voornaam: str = ""
    achternaam: str = ""


def vergelijk(een: Profiel, ander: Profiel) -> Vergelijking:
    """Lay two persons side by side."""
    first, last = voornaam(een, ander), achternaam(een, ander)
    if first == V.ANDERS and last == A.ANDERS and _verwisseld(een, ander):
        first, last = V.ROEPNAAM, A.DEEL
    elif first == V.ANDERS and not last:
        first, last = _los(een, ander) or _los(ander, een) or (first, last)
    return Vergelijking(
        (first, last, geboren(een.geboren, ander.geboren), adres(een, ander), _gelijk(een.geslacht, ander.geslacht),
         _gelijk(een.bsn, ander.bsn)),
        een.voornamen[0] if first == V.GELIJK else "", een.achternaam if last == A.GELIJK else "",
    )  # fmt: skip


def _gelijk(een: str, ander: str) -> int:
    return (S.GELIJK if een == ander else S.ANDERS) if een and ander else 0


def _bijna(een: str, ander: str) -> bool:
    """A letter or two apart, or the same to the ear."""
    longest = max(len(een), len(ander))
    if longest <= SHORT:  # Tim is not Kim
        return longest > 1 and klank(een) == klank(ander)
    if OSA.distance(een, ander, score_cutoff=2) <= (1 if longest < 8 else 2):
        return True
    return JaroWinkler.similarity(een, ander) >= 0.94 or klank(een) == klank(ander)


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
    if _bijna(one, other):
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
    if any(_bijna(one, other) for one in ones for other in others):
        return A.BIJNA
    if any(one[:4] == other[:4] or one[-5:] == other[-5:] for one in ones for other in others):
        return A.BEGIN
    return A.ANDERS


@lru_cache(maxsize=65_536)
def _eigen(namen: tuple[str, ...]) -> frozenset[str]:
    """The words that tell one name from another: not `van`, `el` or `de`, unless there is nothing else."""
    return frozenset(namen) - VOEGSELS or frozenset(namen)


def _los(een: Profiel, ander: Profiel) -> tuple[int, int] | None:
    """Of whom a single word is known: it may be the surname."""
    if een.namen or len(een.voornamen) != 1:
        return None
    word = een.voornamen[0]
    if word in ander.namen:
        return 0, A.DEEL
    return (0, A.BIJNA) if any(_bijna(word, other) for other in ander.namen) else None


def _verwisseld(een: Profiel, ander: Profiel) -> bool:
    """First name and surname changed places."""
    return een.achternaam in ander.voornamen and bool(een.voornamen) and een.voornamen[0] in ander.namen


def geboren(een: tuple[int, int, int], ander: tuple[int, int, int]) -> int:
    """Level of the birth dates (year, month, day; 0 unknown)."""
    if een[0] < 0 or ander[0] < 0:
        return _ongeveer(een, ander)
    if een == ander:
        return G.GELIJK if all(een) else (G.DEELS if een[0] else 0)
    year, month, day = (one == other or not (one and other) for one, other in zip(een, ander, strict=True))
    if not (all(een) and all(ander)):
        return _deels(een, ander, fits=year and month and day)
    if year and een[1:] == (ander[2], ander[1]):
        return G.OMGEWISSELD
    if year + month + day == 2 or _cijfers(een, ander) <= 1:
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
    """How many digits differ."""
    one, other = (f"{date[0]:04}{date[1]:02}{date[2]:02}" for date in (een, ander))
    return sum(map(ne, one, other))


def adres(een: Profiel, ander: Profiel) -> int:
    """Level of the best pair of addresses, former ones too."""
    best = 0
    for one in een.adressen:
        for other in ander.adressen:
            found = _adres(one, other)
            best = found if not best or 0 < found < best else best
    return best


def _adres(een: tuple[str, int, str, str], ander: tuple[str, int, str, str]) -> int:
    street = bool(een[0] and ander[0]) and (een[0] == ander[0] or _bijna(een[0], ander[0]))
    number, code = een[1] == ander[1] != 0, een[2] == ander[2] != ""
    town = bool(een[3] and ander[3]) and (een[3].endswith(ander[3]) or ander[3].endswith(een[3]))
    near = een[2][:4] == ander[2][:4] != ""
    if number and (code or (street and town)):
        return D.HUIS
    if code or (street and (town or near)):
        return D.STRAAT
    if town or near:
        return D.PLAATS
    if street and not (een[3] and ander[3]):  # there is a Kerkstraat in every town
        return D.STRAAT if number else 0
    known = (een[0] or een[2]) and (ander[0] or ander[2])
    return D.ANDERS if known else 0
