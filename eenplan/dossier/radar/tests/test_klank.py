"""How names sound, and which first names are one."""

import pytest

from eenplan.dossier.radar.klank import GROEPEN, klank, zelfde_voornaam


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("schmidt", "smit"), ("wouter", "vuter"), ("oksana", "oxana"), ("tsjernov", "chernov"), ("yilmaz", "jilmaz"),
        ("khalid", "chalid"), ("matthijs", "mathijs"), ("philips", "filips"), ("deborah", "debora"),
        ("sjevtsova", "shevtsova"), ("jaap", "iaap"), ("annie", "anny"), ("szymon", "shymon"), ("hennie", "henny"),
    ],
)  # fmt: skip
def test_what_sounds_alike_is_one_word(een: str, ander: str) -> None:
    assert klank(een) == klank(ander)


@pytest.mark.parametrize(
    ("een", "ander"), [("jansen", "hansen"), ("bakker", "bekker"), ("kok", "vos"), ("mees", "maas"), ("tim", "tom")]
)
def test_what_sounds_different_stays_apart(een: str, ander: str) -> None:
    assert klank(een) != klank(ander)


def test_nothing_sounds_like_nothing() -> None:
    assert klank("") == ""


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        ("johannes", "hans", True), ("mohammed", "mehmet", True), ("khadija", "hatice", True), ("jan", "piet", False),
        ("oleksandr", "aleksandr", True), ("bert", "lammert", True), ("bert", "hubertus", True),
        ("geertruida", "truus", True),
        ("lammert", "hubertus", False), ("elisabeth", "liesbeth", True), ("onbekende", "onbekende", False),
        ("", "", False),
        ("katarzyna", "kasia", True), ("youssef", "jussuf", True), ("joesoef", "yousef", True),
        ("andrii", "andrej", True), ("xyzzy", "xyzzi", False), ("fatima", "aisha", False),
    ],
)  # fmt: skip
def test_variants_of_a_first_name(een: str, ander: str, zelfde: bool) -> None:
    """`bert` is short for several names, which does not make these one."""
    assert zelfde_voornaam(een, ander) is zelfde_voornaam(ander, een) is zelfde


def test_every_variant_is_written_plainly() -> None:
    """Else nobody would ever be found by it."""
    assert all(name.isascii() and name.isalpha() and name.islower() for name in GROEPEN)


def test_a_called_name_of_poland_is_known_in_both_spellings() -> None:
    assert zelfde_voornaam("kasja", "katarzyna")
    assert zelfde_voornaam("kasia", "kasja")
