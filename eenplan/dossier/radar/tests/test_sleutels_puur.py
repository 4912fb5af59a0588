"""The keys in Python: which errors still leave one in common, and which kinds tell where somebody lives."""

import pytest

from eenplan.dossier.radar.sleutels import VAN_ADRES, getal, sleutels
from eenplan.dossier.radar.tests.mensen import HUIS, wie
from eenplan.dossier.radar.vergelijk import Profiel

SANNE = wie("Sanne Maria de Toets-Bakker", "1990-05-02", HUIS, geslacht="v", bsn="9")


def soorten(*found: str) -> str:
    return "".join(sorted({key[0] for key in found}))


@pytest.mark.parametrize(
    ("ander", "soort"),
    [
        (wie("", "", bsn="9"), "b"), (wie("", "1990-05-02"), "d"), (wie("", "1990-02-05"), "d"),
        (wie("Sanne Toets"), "ns"), (wie("Toets Sanne"), "ns"), (wie("Sane Tuts"), "ns"),
        (wie("Susanne Toets", "1990"), "jsv"),
        (wie("Sannah Visser", "1990"), "v"), (wie("Toetsenaar", "1990"), "v"), (wie("Maria", "05-02"), "ms"),
        (wie("", "", "Proefstraat 12"), "A"), (wie("", "", "12, 1234 AB"), "A"), (wie("", "1990", "1234 AB"), "P"),
        (wie("", "", "Proefstraat 12, 9999 ZZ Elders"), "A"), (wie("Sanne Visser", "", "Proefstraat"), "Fs"),
        (wie("Peter Bakker", "", "Kade 9, 1234 ZZ Ver"), "Cs"),
        (wie("Fatima Yilmaz", "1971", "Kade 9, 9999 ZZ Ver"), ""),
    ],
)  # fmt: skip
def test_what_somebody_has_in_common_with_her(ander: Profiel, soort: str) -> None:
    assert soorten(*(sleutels(SANNE) & sleutels(ander))) == soort


@pytest.mark.parametrize(("jaar", "gevonden"), [(1989, True), (1990, True), (1991, True), (1992, False), (1988, False)])
def test_of_a_named_age_the_year_before_and_after_are_looked_for(jaar: int, gevonden: bool) -> None:
    about = wie("Sannah Visser", "", "1234 AB")._replace(geboren=(-jaar, 5, 2))
    assert soorten(*(sleutels(SANNE) & sleutels(about))) == ("Pv" if gevonden else "")


@pytest.mark.parametrize("ander", ["Johannes Toets", "Hans Toets", "Jan Toets"])
def test_a_first_name_is_found_in_any_spelling_with_the_surname(ander: str) -> None:
    assert "g" in soorten(*(sleutels(wie("Johan Toets")) & sleutels(wie(ander))))


def test_of_whom_nothing_is_known_there_is_no_key() -> None:
    assert sleutels(wie()) == set()
    assert sleutels(wie("S. T.")) == set()


def test_each_kind_that_needs_an_address_is_told_so() -> None:
    """What is not in VAN_ADRES may be looked for of whoever has a secret address."""
    at_home, without = sleutels(SANNE), sleutels(SANNE._replace(adressen=()))
    assert soorten(*(at_home - without)) == soorten(*VAN_ADRES)
    assert not set(soorten(*without)) & set(VAN_ADRES)


def test_a_number_has_eight_bytes_and_a_sign() -> None:
    found = [getal(key) for key in sleutels(SANNE)]
    assert len(set(found)) == len(found)
    assert all(-(2**63) <= number < 2**63 for number in found)
    assert min(found) < 0 < max(found)


def test_one_person_has_not_too_many_keys() -> None:
    """Every key costs room for each of millions."""
    assert len(sleutels(wie("Sanne de Toets", "1990-05-02", HUIS, bsn="9"))) < 25
    assert len(sleutels(SANNE)) < 50
