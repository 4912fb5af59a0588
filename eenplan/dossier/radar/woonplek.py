"""Two addresses laid side by side: the same house, a house of before, street or town. Pure Python."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance import OSA

from eenplan.dossier.radar.gelijkenis import bijna, lijkt


class Adres(NamedTuple):
    """Where somebody lives, or lived (`vroeger`)."""

    straat: str = ""
    nummer: int = 0
    code: str = ""
    plaats: str = ""
    toevoeging: str = ""
    vroeger: bool = False


class D(IntEnum):
    """Address."""

    HUIS, VROEGER, STRAAT, PLAATS, ANDERS = 1, 2, 3, 4, 5


def adres(een: Sequence[Adres], ander: Sequence[Adres]) -> int:
    """Level of the best pair of addresses, former ones too."""
    best = 0
    for one in een:
        for other in ander:
            found = _adres(one, other)
            best = found if not best or 0 < found < best else best
    return best


def _adres(een: Adres, ander: Adres) -> int:
    street = bool(een[0] and ander[0]) and lijkt(een[0], ander[0])
    number, code = een[1] == ander[1] != 0, een[2] == ander[2] != ""
    town = bool(een[3] and ander[3]) and (een[3].endswith(ander[3]) or ander[3].endswith(een[3]))
    near = een[2][:4] == ander[2][:4] != ""
    slip = street and not (code or town) and _plek(een, ander)
    if number and (code or (street and (town or slip))):
        return _huis(een, ander)
    if code or (street and (town or near or slip)):
        return D.STRAAT
    if town or near:
        return D.PLAATS
    if street and not (een[3] and ander[3]):  # there is a Kerkstraat in every town
        return D.STRAAT if number else 0
    known = (een[0] or een[2]) and (ander[0] or ander[2])
    return D.ANDERS if known else 0


def _huis(een: Adres, ander: Adres) -> int:
    """Level of one house number: the neighbours of 12 A live at 12 B, and who moved out may be back or be known so."""
    if een.toevoeging and ander.toevoeging and een.toevoeging != ander.toevoeging:
        return D.STRAAT
    return D.VROEGER if een.vroeger or ander.vroeger else D.HUIS


def _plek(een: Adres, ander: Adres) -> bool:
    """Of the same street: a town or a postcode with a slip in it."""
    towns, codes = bool(een[3] and ander[3]), bool(een[2] and ander[2])
    return (towns and bijna(een[3], ander[3])) or (codes and OSA.distance(een[2], ander[2], score_cutoff=1) <= 1)
