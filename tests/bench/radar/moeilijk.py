"""What makes a register hard: relatives nearby, new occupants, namesakes, twins, flats, former addresses. Pure Python.

Beside one household in three comes another that is easily taken for it. Half of those are in the register too; the
other half are strangers who will be asked for and must not be found.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from random import Random
from typing import Any

from tests.bench.radar.bevolking import LETTERS, Mens, bevolking, burgernummer

Gezin = list[Mens]
Dubbelganger = Callable[[Random, Gezin, Gezin], Gezin]
LIJKT, TWEELING, NAAR_VADER, VERHUISD, FLAT = 0.33, 0.04, 0.03, 0.2, 0.12


@dataclass(frozen=True, slots=True)
class Wereld:
    """Who is registered, household by household, and who is not."""

    bekend: list[Gezin]
    vreemd: list[Gezin]


def wereld(aantal: int, seed: int, vreemden: int = 0) -> Wereld:
    """So many registered persons, and at least so many others of whom half look like somebody registered."""
    rng = Random(seed + 7)
    known: list[Gezin] = []
    strange: list[Gezin] = []
    count = alike = plain = 0
    for house in _genummerd(rng, aantal + vreemden, seed):
        if count >= aantal and min(alike, plain) >= vreemden / 2:
            break
        looks = house[0].soort != ""
        if looks and rng.random() < 0.5 and alike < vreemden / 2:
            alike += len(house)
            strange.append(house)
        elif count < aantal:
            count += len(house)
            known.append(house)
        elif not looks and plain < vreemden / 2:
            plain += len(house)
            strange.append(house)
    return Wereld(known, strange)


def _genummerd(rng: Random, aantal: int, seed: int) -> Iterator[Gezin]:
    """Every household with its own number, each person with the own one; a BSN belongs to one person."""
    nr = 0
    for huis, house in enumerate(_gezinnen(rng, aantal, seed)):
        yield [
            replace(mens, nr=nr + place, huis=huis, bsn=burgernummer(nr + place) if mens.bsn else "")
            for place, mens in enumerate(house)
        ]
        nr += len(house)


def _gezinnen(rng: Random, aantal: int, seed: int) -> Iterator[Gezin]:
    """The plain population made harder; beside some households another that looks like it."""
    plain = (_verzwaard(rng, list(rows)) for _, rows in groupby(bevolking(aantal * 2, seed), key=attrgetter("huis")))
    for house in plain:
        yield house
        if rng.random() < LIJKT and (other := next(plain, None)):  # people of their own, made to look alike
            kind = rng.choice(list(SOORTEN))
            yield [replace(mens, soort=kind) for mens in SOORTEN[kind](rng, house, other)]


def _verzwaard(rng: Random, house: Gezin) -> Gezin:
    """Alike twins, a child of its parent's name, a flat, a former address that the register knows."""
    if rng.random() < FLAT:
        house = [replace(mens, toevoeging=letter) for letter in rng.choice("abcdefgh") for mens in house]
    if rng.random() < VERHUISD:
        former = _elders(rng, house[0])
        house = [replace(mens, vorig=former) for mens in house]
    young = [place for place, mens in enumerate(house) if mens.jaar >= 2005]
    if len(young) > 1 and rng.random() < TWEELING:
        house[young[1]] = _tweeling(rng, house[young[0]], house[young[1]])
    if young and rng.random() < NAAR_VADER:
        child, parent = house[young[-1]], house[0]
        house[young[-1]] = replace(
            child, voornamen=parent.voornamen, geslacht=parent.geslacht, achternaam=parent.achternaam
        )
    return house


def _tweeling(rng: Random, one: Mens, other: Mens) -> Mens:
    """Born the same day, and named so that they are easily mixed up: Sanne and Sanna, Daan and Dean."""
    first = one.voornamen.split()[0]
    given = first[:-1] + rng.choice([letter for letter in "aeinkos" if letter != first[-1:]])
    return replace(
        other, voornamen=given, jaar=one.jaar, maand=one.maand, dag=one.dag, geslacht=one.geslacht, roepnaam=given[:4]
    )


def _elders(rng: Random, mens: Mens) -> tuple[str, int, str, str]:
    """An address in the same town, elsewhere."""
    code = f"{mens.postcode[:4]} {rng.choice(LETTERS)}{rng.choice(LETTERS)}"
    street = rng.choice(("Molen", "Kerk", "School", "Dorps", "Zuid", "Noord", "Eiken", "Beuken")) + "straat"
    return street, rng.randrange(1, 200), code, mens.plaats


def _op(mens: Mens, address: tuple[str, int, str, str], **more: Any) -> Mens:
    street, number, code, town = address
    return replace(mens, straat=street, huisnummer=number, postcode=code, plaats=town, **more)


def _adres(mens: Mens) -> tuple[str, int, str, str]:
    return mens.straat, mens.huisnummer, mens.postcode, mens.plaats


def _verwant(rng: Random, house: Gezin, other: Gezin) -> Gezin:
    """A family of the same surname in the same street or the same town, somebody else's first names and birthdays."""
    source = house[0]
    street, number, code, town = _adres(source)
    near = (street, number + rng.choice((-6, -4, -2, 2, 4, 6, 8)), code, town)
    address = near if rng.random() < 0.5 and near[1] > 0 else _elders(rng, source)
    name = {"tussenvoegsel": source.tussenvoegsel, "achternaam": source.achternaam}
    return [_op(mens, address, vorig=None, toevoeging="", **name) for mens in other]


def _bewoner(_: Random, house: Gezin, other: Gezin) -> Gezin:
    """Others who now live in a house whose earlier occupants are known."""
    return [_op(mens, _adres(house[0]), vorig=_adres(mens), toevoeging=house[0].toevoeging) for mens in other]


def _naamgenoot(rng: Random, house: Gezin, other: Gezin) -> Gezin:
    """Somebody of exactly the same name, about as old, who lives elsewhere with other people."""
    source, *_ = house
    twin = replace(
        other[0], voornamen=source.voornamen, tussenvoegsel=source.tussenvoegsel, achternaam=source.achternaam,
        geslacht=source.geslacht, roepnaam=source.roepnaam, jaar=source.jaar + rng.choice((-2, -1, 0, 0, 1, 3)),
    )  # fmt: skip
    return [twin, *other[1:]]


def _flat(rng: Random, house: Gezin, other: Gezin) -> Gezin:
    """The neighbours of one house number: another addition, or none."""
    mine = house[0].toevoeging
    letter = rng.choice([item for item in ("", *"abcdefgh") if item != mine])
    return [_op(mens, _adres(house[0]), toevoeging=letter) for mens in other]


def _broer(rng: Random, house: Gezin, other: Gezin) -> Gezin:
    """A grown brother or sister with own household: surname, town and nearly the age of the parent."""
    source = house[0]
    year = source.jaar + rng.choice((-4, -3, -2, -1, 0, 1, 2, 3, 4))
    kin = replace(
        other[0], tussenvoegsel=source.tussenvoegsel, achternaam=source.achternaam, jaar=year,
        partnernaam=other[0].partnernaam,
    )  # fmt: skip
    return [_op(mens, _elders(rng, source), vorig=_adres(source)) for mens in (kin, *other[1:])]


SOORTEN: dict[str, Dubbelganger] = {
    "verwant": _verwant, "nieuwe bewoner": _bewoner, "naamgenoot": _naamgenoot, "flat": _flat, "broer": _broer,
}  # fmt: skip
