"""Which named person is which earlier one, when several could be."""

from eenplan.dossier.radar.queries import Treffer, _assign
from eenplan.dossier.radar.rules import Band, Oordeel


def hit(persoon: int, genoemd: int, gewicht: int) -> Treffer:
    """A named person who may be an earlier one."""
    return Treffer(persoon, genoemd, Oordeel(gewicht), Band.MOGELIJK)


def pairs(*hits: Treffer) -> set[tuple[int, int]]:
    return {(item.genoemd_id, item.persoon_id) for item in _assign(list(hits))}


def test_the_heaviest_pair_goes_first() -> None:
    assert pairs(hit(1, 10, 50), hit(1, 11, 20), hit(2, 10, 30), hit(2, 11, 25)) == {(10, 1), (11, 2)}


def test_nobody_is_two_people() -> None:
    assert pairs(hit(1, 10, 50), hit(1, 11, 40)) == {(10, 1)}
    assert pairs(hit(1, 10, 50), hit(2, 10, 40)) == {(10, 1)}


def test_a_shared_surname_takes_nobodys_place() -> None:
    mother, son = 1, 2
    by_surname, by_first_name = 10, 11
    hits = (hit(son, by_surname, 18), hit(mother, by_surname, 18), hit(son, by_first_name, 12))
    assert pairs(*hits) == pairs(*reversed(hits)) == {(by_surname, mother), (by_first_name, son)}


def test_nothing_gives_nothing() -> None:
    assert pairs() == set()
