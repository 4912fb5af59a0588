"""The keys by which a person is found again: who shares one is laid beside him. Pure Python.

The database writes the same keys by itself for whoever is recorded (migration `radar.0004`); a test lays both side by
side. Each key is a text of its kind and its parts, kept as a whole number.

b BSN; d birth date, day and month either way; n two words of the name by sound; g first name in any spelling or called
name, with the surname; j word and birth year; m word and birthday; v first or last four letters and birth year;
s a word alone, for a small region; and of an address A the house, P postcode and birth year, F first name and street
or postcode, C surname and neighbourhood. Of a named age the birth year is one of three.
"""

from collections.abc import Iterator
from hashlib import md5

from eenplan.dossier.radar.klank import GROEPEN, klank
from eenplan.dossier.radar.vergelijk import Profiel

VAN_ADRES = "APFC"  # kinds that tell where somebody lives: not used where the viewer may not know that (R6)
HALF, SHORT = 4, 2


def sleutels(wie: Profiel) -> set[str]:
    """All keys of a person as text."""
    found = set(_van_naam(wie)) | set(_van_adres(wie))
    if wie.bsn:
        found.add(f"b{wie.bsn}")
    year, month, day = wie.geboren
    if year > 0 and month and day:
        found.add(f"d{year}-{min(month, day)}-{max(month, day)}")
    return found


def getal(sleutel: str) -> int:
    """The key as the signed whole number of eight bytes that the table holds."""
    return int.from_bytes(md5(sleutel.encode(), usedforsecurity=False).digest()[:8], "big", signed=True)


def _jaren(year: int) -> tuple[int, ...]:
    """The years that somebody may be born in; of a named age it is one of three."""
    return (-year - 1, -year, -year + 1) if year < 0 else (year,) if year else ()


def _woorden(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if len(word) > 1]


def _van_naam(wie: Profiel) -> Iterator[str]:
    first, last = _woorden(wie.voornamen[:2]), _woorden(wie.namen)
    year, month, day = wie.geboren
    heard = sorted({klank(word) for word in first}), sorted({klank(word) for word in last})
    for one in heard[1]:
        yield from (f"n{min(one, other)} {max(one, other)}" for other in {*heard[0], *heard[1]} - {one})
        yield from (f"g{group} {one}" for word in first for group in GROEPEN.get(word, ()))
    for word in {*heard[0], *heard[1]}:
        yield from (f"j{word} {born}" for born in _jaren(year))
        if month and day:
            yield f"m{word} {min(month, day)}-{max(month, day)}"
    yield from {f"s{klank(word)}" for word in (*first, *last) if len(word) > SHORT}
    for word in {*first, *last}:
        if len(word) > HALF:
            yield from (f"v{part} {born}" for part in (word[:HALF], word[-HALF:]) for born in _jaren(year))


def _van_adres(wie: Profiel) -> Iterator[str]:
    first, last = _woorden(wie.voornamen[:1]), _woorden(wie.namen)
    for street, number, code, town in wie.adressen:
        heard = klank(street)
        if code and number:
            yield f"A{code} {number}"
        if street and number:
            yield f"A{heard} {number} {town}"
            yield f"A{heard} {number} "  # a report often leaves the town out
        if code:
            yield from (f"P{code} {born}" for born in _jaren(wie.geboren[0]))
        for word in first:
            yield from (f"F{klank(word)} {place}" for place in (code, heard) if place)
        for word in last if code else ():
            yield f"C{klank(word)} {code[:4]}"
