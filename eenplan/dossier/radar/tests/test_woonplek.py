"""The level at which two addresses agree: additions, former houses, slips in town and postcode."""

import pytest

from eenplan.dossier.radar.woonplek import Adres, D, adres

HIER = Adres("proefstraat", 12, "1234AB", "toetsdorp")


@pytest.mark.parametrize(
    ("een", "ander", "niveau"),
    [
        (HIER, HIER._replace(toevoeging="a"), D.HUIS),
        (HIER._replace(toevoeging="a"), HIER._replace(toevoeging="a"), D.HUIS),
        (HIER._replace(toevoeging="a"), HIER._replace(toevoeging="b"), D.STRAAT),
        (HIER, HIER._replace(vroeger=True), D.VROEGER),
        (HIER._replace(vroeger=True), HIER._replace(vroeger=True), D.VROEGER),
        (HIER._replace(vroeger=True, toevoeging="a"), HIER._replace(toevoeging="b"), D.STRAAT),
        (HIER, Adres("proefstraat", 12, "", "toestdorp"), D.HUIS),
        (HIER, Adres("proefstraat", 12, "1243AB", "elders"), D.HUIS),
        (HIER, Adres("proefstraat", 12, "9876ZZ", "elders"), D.ANDERS),
        (HIER, Adres("proefstraat", 14, "1243AB", "elders"), D.STRAAT),
        (HIER, Adres("kade", 12, "", "toestdorp"), D.ANDERS),
        (HIER, Adres("kade", 12, "1243AB", "elders"), D.ANDERS),
    ],
)
def test_the_level(een: Adres, ander: Adres, niveau: int) -> None:
    assert adres([een], [ander]) == adres([ander], [een]) == niveau


def test_the_house_of_now_goes_before_that_of_then() -> None:
    then = HIER._replace(vroeger=True)
    assert adres([HIER], [then, HIER]) == adres([then, HIER], [HIER]) == D.HUIS
    assert adres([HIER], [then, Adres("proefstraat", 14, "1234AB")]) == D.VROEGER
    assert adres([HIER], []) == adres([], []) == 0
