"""The keys of the record itself: made anew after the names changed, and laid beside what they should be."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from eenplan.dossier.radar.sleutels import getal, sleutels
from eenplan.dossier.radar.vinden import lees

BLOK = 1_000
SYSTEM = "SELECT set_config('eenplan.system', 'on', true)"
NEXT = "SELECT id FROM personen_persoon WHERE id > %s ORDER BY id LIMIT %s"
ANEW = "SELECT radar_ververs(%s::bigint[])"
LINES = """
SELECT persoon_id, voornamen, achternaam, namen, jaar, maand, dag, geslacht, bsn, adressen FROM radar_profielregel
WHERE persoon_id = ANY(%s)
"""
KEYS = "SELECT persoon_id, sleutel FROM radar_sleutel WHERE persoon_id = ANY(%s)"


def herbouw(owner: Any, say: Callable[[str], None]) -> int:
    """Give the database the names of this version and make the keys of everybody anew; returns of how many.

    Block by block, each in a transaction of its own: who works on in the meantime is not held up.
    """
    with owner.transaction():
        owner.execute(import_module("eenplan.dossier.radar.migrations.0006_woonplek").FUNCTION)
    many = 0
    for people in _blokken(owner):
        with owner.transaction():
            owner.execute(SYSTEM)
            owner.execute(ANEW, [people])
        many += len(people)
        say(f"{many} personen")
    return many


def controleer(owner: Any, say: Callable[[str], None]) -> tuple[int, int]:
    """(persons, of whom the keys are not what they should be). Nothing is changed, and no name is said."""
    many = wrong = 0
    for people in _blokken(owner):
        with owner.transaction():
            owner.execute(SYSTEM)
            lines = {number: lees(*rest) for number, *rest in owner.execute(LINES, [people]).fetchall()}
            found: dict[int, set[int]] = defaultdict(set)
            for number, key in owner.execute(KEYS, [people]).fetchall():
                found[number].add(key)
        many += len(people)
        wrong += sum(
            number not in lines or found[number] != {getal(key) for key in sleutels(lines[number])} for number in people
        )
        say(f"{many} personen nagekeken")
    return many, wrong


def _blokken(owner: Any) -> Iterator[list[int]]:
    last = 0
    while True:
        with owner.transaction():
            owner.execute(SYSTEM)
            people = [number for (number,) in owner.execute(NEXT, [last, BLOK]).fetchall()]
        if not people:
            return
        yield people
        last = people[-1]
