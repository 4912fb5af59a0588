"""Reading names and addresses as reporters write them: general forms, no name of any story."""

import pytest

from eenplan.dossier.personen.rules import AdresTekst, split_name

NAMES: list[tuple[str, tuple[str, str, str]]] = [
    # plain
    ("Jan Jansen", ("Jan", "", "Jansen")),
    ("Jan", ("Jan", "", "")),
    ("", ("", "", "")),
    ("   ", ("", "", "")),
    ("Anna Maria Bakker", ("Anna Maria", "", "Bakker")),
    # tussenvoegsels
    ("Jan van der Berg", ("Jan", "van der", "Berg")),
    ("P. v.d. Laan", ("P.", "v.d.", "Laan")),
    ("Bo op de Hoek", ("Bo", "op de", "Hoek")),
    ("Omar el Idrissi", ("Omar", "el", "Idrissi")),
    ("Van den Brink", ("", "van den", "Brink")),
    ("de Wit", ("", "de", "Wit")),
    # titles: what follows alone is a surname
    ("mw. Bakker", ("", "", "Bakker")),
    ("mevrouw Bakker-Kool", ("", "", "Bakker-Kool")),
    ("dhr. P. Bakker", ("P.", "", "Bakker")),
    ("familie Yılmaz", ("", "", "Yılmaz")),
    ("de heer De Boer", ("", "de", "Boer")),
    # what someone is, is not his name
    ("zoon Pieter", ("Pieter", "", "")),
    ("baby Fay", ("Fay", "", "")),
    ("haar vriend Ronald Smit", ("Ronald", "", "Smit")),
    ("grote broer Tom", ("Tom", "", "")),
    # ages and remarks
    ("KAREL, 11 jaar", ("KAREL", "", "")),
    ("Karel (8)", ("Karel", "", "")),
    ("Karel van 8", ("Karel", "", "")),
    ("Karel 8 jaar oud", ("Karel", "", "")),
    ("Lisa de Vos, bijna elf", ("Lisa", "de", "Vos")),
    ("Bakker (jong stel)", ("Bakker", "", "")),
    # two names for one person
    ("L. BAKKER (KOOL)", ("L.", "", "BAKKER-KOOL")),
    ("L. Bakker (moeder)", ("L.", "", "Bakker")),
    ("Alex / Alec", ("Alex", "", "")),
    ("Alex of Alec", ("Alex", "", "")),
]


@pytest.mark.parametrize(("text", "parts"), NAMES)
def test_a_name_falls_apart(text: str, parts: tuple[str, str, str]) -> None:
    assert split_name(text) == parts


ADDRESSES: list[tuple[str, AdresTekst]] = [
    ("Dorpsstraat 12, Oudedijk", AdresTekst("Dorpsstraat", 12, "", "", "Oudedijk")),
    ("Dorpsstraat 12 B, 1234 ab Oudedijk", AdresTekst("Dorpsstraat", 12, "B", "1234 AB", "Oudedijk")),
    ("Dorpsstraat 12-2", AdresTekst("Dorpsstraat", 12, "2")),
    ("Dorpsstraat 12 (of 21)", AdresTekst("Dorpsstraat", 12, "of 21")),
    ("Dorpsstraat 12 (misschien 21), Oudedijk", AdresTekst("Dorpsstraat", 12, "of 21", "", "Oudedijk")),
    ("nr 40", AdresTekst("nr", 40)),
    ("155", AdresTekst("", 155)),
    ("Oudedijk", AdresTekst("Oudedijk")),
    ("naast de bakker", AdresTekst()),
    ("", AdresTekst()),
]


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_falls_apart(text: str, address: AdresTekst) -> None:
    assert AdresTekst.lees(text) == address


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dorpsstraat 12 B, 1234 AB Oudedijk", "dorpsstraat 12 oudedijk"),
        ("Dorpsstraat 12 (of 21), Oudedijk", "dorpsstraat 12 of 21 oudedijk"),
        ("Änderweg 3", "anderweg 3"),
    ],
)
def test_addresses_are_compared_plainly(text: str, words: str) -> None:
    assert AdresTekst.lees(text).zoek == words


def test_nothing_is_no_address() -> None:
    assert AdresTekst.lees(None) == AdresTekst()
