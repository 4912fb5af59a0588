"""Places in free text without a database: what is found, and what counts as a whole word (misuse 1)."""

import pytest

from eenplan.dossier.personen.rules import plain
from eenplan.instrumenten.huisverbod.plekken import als_woord, plekken

GEVONDEN = [
    ("Bakkerstraat 3", ["Bakkerstraat 3"]),
    ("Bij zijn broer, Bakkerstraat 3, 1234 AB Dorp", ["Bakkerstraat 3", "1234 AB"]),
    ("Hij slaapt op de Bakkerstraat 3b", ["Bakkerstraat 3b"]),
    ("Bakkerstraat 14 B te Dorp", ["Bakkerstraat 14 B"]),
    ("Dr. Kuyperplein 12", ["Kuyperplein 12"]),
    ("'s-Gravenweg 8", ["s-Gravenweg 8"]),
    ("Ds. O'Neillstraat 5", ["O'Neillstraat 5"]),
    ("Éénhoornlaan 7", ["Éénhoornlaan 7"]),
    ("1234ab", ["1234ab"]),
    ("postcode 9876 ZZ", ["postcode 9876", "9876 ZZ"]),
    ("06-12345678", ["06-12345678"]),
    ("bel 06 12 34 56 78 na vijven", ["06 12 34 56 78"]),
    ("+31612345678", ["+31612345678"]),
    ("0228-123456", ["0228-123456"]),
    ("Bij een vriend; nummer is bij de politie", []),
    ("Bij zijn moeder in Schagen", []),
    ("", []),
    ("Weigert", []),
    ("om 22 uur gebeld", []),
    ("0800", []),
]


@pytest.mark.parametrize(("tekst", "gevonden"), GEVONDEN)
def test_streets_with_a_number_postcodes_and_telephone_numbers(tekst: str, gevonden: list[str]) -> None:
    assert plekken(tekst) == gevonden


WOORD = [
    ("dorpsweg 1", "hij is nu op dorpsweg 1 bij haar zus", True),
    ("dorpsweg 1", "dorpsweg 1", True),
    ("dorpsweg 1", "dorpsweg 12 in het dorp", False),
    ("dorpsweg 12", "dorpsweg 1 2 in het dorp", False),
    ("dorpsweg 1", "oude dorpsweg 1", True),
    ("weg 1", "dorpsweg 1", False),
    ("1234 ab", "in 1234 ab dorp", True),
    ("1234 ab", "in 1234 abc", False),
    ("dorpsweg 1", "", False),
]


@pytest.mark.parametrize(("geheim", "tekst", "erin"), WOORD)
def test_whole_words_only(geheim: str, tekst: str, erin: bool) -> None:
    """The ban on number 12 is no reason to let number 1 through."""
    assert als_woord(geheim, tekst) is erin


@pytest.mark.parametrize(
    "schrijfwijze",
    ["Schuilweg 7", "SCHUILWEG 7", "schuilweg  7", "Schuilweg, 7", "Schuilwég 7", "schuilweg-7", "(Schuilweg 7)"],
)
def test_however_it_is_written(schrijfwijze: str) -> None:
    assert als_woord(plain("Schuilweg 7"), plain(f"Zij is op {schrijfwijze} gezien."))


def test_what_is_found_is_found_again_in_a_text_that_repeats_it() -> None:
    said = "Bij zijn broer, Bakkerstraat 3, 1234 AB Dorp, 06-12345678"
    repeated = plain(f"Hij kwam van {said} naar het huis.")
    assert all(als_woord(plain(place), repeated) for place in plekken(said))
