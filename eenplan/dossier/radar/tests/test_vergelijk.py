"""Each level at which two persons may agree."""

from itertools import product

import pytest

from eenplan.dossier.radar.tests.mensen import HUIS, wie
from eenplan.dossier.radar.vergelijk import A, D, G, S, V, Veld, Vergelijking, adres, geboren, vergelijk

VOORNAMEN = [
    ("Sanne Toets", "Sanne Toets", V.GELIJK), ("Sanne Maria Toets", "Sanne Toets", V.GELIJK),
    ("Johannes Toets", "Hans Toets", V.ROEPNAAM), ("Mohammed Toets", "Mehmet Toets", V.ROEPNAAM),
    ("Oleksandr Toets", "Aleksandr Toets", V.ROEPNAAM), ("Anna Sanne Toets", "Sanne Toets", V.ROEPNAAM),
    ("Rosanne Toets", "Ros Toets", V.ROEPNAAM), ("Jo Toets", "Jorinde Toets", V.ANDERS),
    ("Sanne Toets", "Sane Toets", V.BIJNA), ("Sanne Toets", "Snane Toets", V.BIJNA),
    ("Wasil Toets", "Vasil Toets", V.BIJNA), ("Evangeline Toets", "Evengelina Toets", V.BIJNA),
    ("S. Toets", "Sanne Toets", V.LETTER), ("S Toets", "S. M. Toets", V.GELIJK), ("P. Toets", "Sanne Toets", V.ANDERS),
    ("Sanne Toets", "Peter Toets", V.ANDERS), ("mevrouw Toets", "Sanne Toets", 0), ("", "Sanne", 0),
    ("Bo Toets", "Jo Toets", V.ANDERS), ("Tim Toets", "Kim Toets", V.ANDERS), ("Kim Toets", "Kym Toets", V.BIJNA),
]  # fmt: skip
ACHTERNAMEN = [
    ("Sanne de Toets", "Peter Toets", A.GELIJK), ("Sanne Toets-Bakker", "Sanne Bakker", A.DEEL),
    ("Sanne Bakker", "Sanne Toets (Bakker)", A.DEEL), ("Sanne Toets", "Sanne Toest", A.BIJNA),
    ("Sanne Schmidt", "Sanne Smit", A.BIJNA), ("Sanne Novak", "Sanne Novakova", A.BEGIN),
    ("Sanne Wilgenburg", "Sanne Ossenburg", A.BEGIN), ("Sanne Toets", "Sanne Bakker", A.ANDERS),
    ("Sanne", "Sanne Toets", 0), ("Sanne", "Sanne", 0), ("Sanne Li", "Sanne Li", A.GELIJK),
    ("Sanne Li", "Sanne Lu", A.ANDERS), ("Jansen", "mevrouw Jansen", 0),
]  # fmt: skip


@pytest.mark.parametrize(("een", "ander", "niveau"), VOORNAMEN)
def test_first_names(een: str, ander: str, niveau: int) -> None:
    one, other = wie(een), wie(ander)
    assert vergelijk(one, other).niveaus[Veld.VOORNAAM] == vergelijk(other, one).niveaus[Veld.VOORNAAM] == niveau


@pytest.mark.parametrize(("een", "ander", "niveau"), ACHTERNAMEN)
def test_surnames(een: str, ander: str, niveau: int) -> None:
    one, other = wie(een), wie(ander)
    assert vergelijk(one, other).niveaus[Veld.ACHTERNAAM] == vergelijk(other, one).niveaus[Veld.ACHTERNAAM] == niveau


def test_another_name_of_the_same_person_counts_as_a_surname() -> None:
    known = wie("Sanne de Toets", ook="Sanne Bakker")
    assert vergelijk(wie("Sanne Bakker"), known).niveaus[Veld.ACHTERNAAM] == A.DEEL
    assert vergelijk(wie("Peter Sanne"), known).niveaus[Veld.ACHTERNAAM] == A.ANDERS  # her first name is no surname


@pytest.mark.parametrize(
    ("een", "ander"), [("van den Berg", "van der Heuvel"), ("el Ouardi", "el Amrani"), ("de Wit", "de Haan")]
)
def test_a_particle_is_no_name_that_two_share(een: str, ander: str) -> None:
    """Also where a file has the particle in the surname, or the other name was written down whole."""
    one = wie("Sanne")._replace(achternaam=een, namen=tuple(een.lower().split()))
    other = wie("Sanne")._replace(achternaam=ander, namen=tuple(ander.lower().split()))
    assert vergelijk(one, other).niveaus[Veld.ACHTERNAAM] == A.ANDERS
    assert vergelijk(one, one).niveaus[Veld.ACHTERNAAM] == A.GELIJK


def test_two_of_whom_only_other_names_are_known_do_not_have_the_same_surname() -> None:
    assert vergelijk(wie("Sanne", ook="Bakker"), wie("Sanne", ook="Visser")).niveaus[Veld.ACHTERNAAM] == A.ANDERS
    assert vergelijk(wie("Sanne", ook="Bakker"), wie("Sanne", ook="Bakker")).niveaus[Veld.ACHTERNAAM] == A.DEEL


def test_names_that_changed_places() -> None:
    found = vergelijk(wie("Bakker Sanne"), wie("Sanne Bakker"))
    assert found.niveaus[:2] == (V.ROEPNAAM, A.DEEL)
    assert vergelijk(wie("Bakker Sanne"), wie("Sanne Visser")).niveaus[:2] == (V.ANDERS, A.ANDERS)


@pytest.mark.parametrize(
    ("een", "ander", "niveau"),
    [
        ((1990, 5, 2), (1990, 5, 2), G.GELIJK), ((1990, 5, 2), (1990, 2, 5), G.OMGEWISSELD),
        ((1990, 5, 2), (1990, 5, 3), G.BIJNA), ((1990, 5, 2), (1990, 8, 2), G.BIJNA), ((1990, 5, 2),
        (1980, 5, 2), G.BIJNA),
        ((1990, 5, 2), (1990, 5, 29), G.BIJNA), ((1990, 5, 2), (1990, 0, 0), G.DEELS), ((1990, 5, 2),
        (1990, 5, 0), G.DEELS),
        ((1990, 0, 0), (1990, 0, 0), G.DEELS), ((1990, 5, 2), (1990, 11, 20), G.JAAR), ((1990, 5, 2),
        (1991, 11, 20), G.JAAR),
        ((1990, 5, 2), (1991, 0, 0), G.JAAR), ((1990, 5, 0), (1990, 6, 0), G.JAAR), ((1990, 5, 2),
        (1971, 11, 20), G.ANDERS),
        ((1990, 5, 2), (1970, 0, 0), G.ANDERS), ((0, 5, 2), (1990, 5, 2), 0), ((0, 5, 2), (0, 5, 2), 0),
        ((0, 0, 0), (1990, 5, 2), 0), ((0, 0, 0), (0, 0, 0), 0),
        ((-2016, 0, 0), (2016, 5, 2), G.CIRCA), ((-2016, 0, 0), (2015, 0, 0), G.CIRCA),
        ((-2016, 0, 0), (-2017, 0, 0), G.CIRCA),
        ((-2016, 0, 0), (-2016, 0, 0), G.CIRCA), ((-2016, 0, 0), (2018, 5, 2), 0), ((-2016, 0, 0), (2013, 5, 2), 0),
        ((-2016, 0, 0), (2020, 5, 2), G.ANDERS), ((-2016, 0, 0), (2025, 4, 20), G.ANDERS),
        ((-2016, 0, 0), (0, 5, 2), 0),
        ((-2016, 2, 28), (2016, 2, 28), G.DEELS), ((-2016, 2, 28), (2015, 2, 0), G.DEELS),
        ((-2016, 2, 28), (2016, 2, 27), G.JAAR), ((-2016, 2, 28), (2016, 0, 0), G.CIRCA), ((-2016, 0, 0), (0, 0, 0), 0),
    ],
)  # fmt: skip
def test_birth_dates(een: tuple[int, int, int], ander: tuple[int, int, int], niveau: int) -> None:
    assert geboren(een, ander) == geboren(ander, een) == niveau


@pytest.mark.parametrize(
    ("een", "ander", "niveau"),
    [
        (HUIS, HUIS, D.HUIS), (HUIS, "Proefstraat 12", D.STRAAT), (HUIS, "Proefstraat 12, Toetsdorp", D.HUIS),
        (HUIS, "Proefstraad 12, Toetsdorp", D.HUIS), (HUIS, "12, 1234 AB", D.HUIS),
        (HUIS, "Proefstraat 12, Elders", D.ANDERS),
        (HUIS, "Proefstraat 14, 1234 AB Toetsdorp", D.STRAAT), (HUIS, "1234 AB", D.STRAAT),
        (HUIS, "Proefstraat, Toetsdorp", D.STRAAT), (HUIS, "Dorpsweg 3, Toetsdorp", D.PLAATS),
        ("Proefstraat 12", "Proefstraat 12", D.STRAAT), (HUIS, "Proefstraat 14", 0), (HUIS, "Proefstraat", 0),
        ("Proefstraat 12", "Dorpsweg 12", D.ANDERS), (HUIS, "Proefstraat 12, 1234 ZZ", D.STRAAT),
        (HUIS, "Dorpsweg 3, 1234 XY", D.PLAATS), (HUIS, "Dorpsweg 3, 5678 CD Elders", D.ANDERS), (HUIS, "", 0),
    ],
)  # fmt: skip
def test_addresses(een: str, ander: str, niveau: int) -> None:
    one, other = wie("", "", een), wie("", "", *([ander] if ander else []))
    assert adres(one, other) == adres(other, one) == niveau


def test_the_best_of_all_addresses_counts_former_ones_too() -> None:
    moved = wie("", "", "Dorpsweg 3, 5678 CD Elders", HUIS)
    assert adres(moved, wie("", "", HUIS)) == D.HUIS
    assert adres(moved, wie("", "", "Kade 9, 9999 ZZ Ver", "Dorpsweg 8, 5678 CD Elders")) == D.STRAAT


@pytest.mark.parametrize(
    ("een", "ander", "niveau"), [("v", "v", S.GELIJK), ("v", "m", S.ANDERS), ("v", "o", 0), ("", "m", 0)]
)
def test_sex(een: str, ander: str, niveau: int) -> None:
    assert vergelijk(wie(geslacht=een), wie(geslacht=ander)).niveaus[Veld.GESLACHT] == niveau


@pytest.mark.parametrize(
    ("een", "ander", "niveau"), [("1", "1", S.GELIJK), ("1", "2", S.ANDERS), ("1", "", 0), ("", "", 0)]
)
def test_bsn(een: str, ander: str, niveau: int) -> None:
    assert vergelijk(wie(bsn=een), wie(bsn=ander)).niveaus[Veld.BSN] == niveau


def test_of_nobody_nothing_is_known() -> None:
    assert vergelijk(wie(), wie("Sanne Toets", "1990-05-02", HUIS, geslacht="v", bsn="1")) == Vergelijking((0,) * 6)


def test_only_the_same_name_is_weighed_by_how_rare_it_is() -> None:
    assert vergelijk(wie("Sanne de Toets"), wie("Sanne Toets")) == Vergelijking((1, 1, 0, 0, 0, 0), "sanne", "toets")
    found = vergelijk(wie("Sanne Toets"), wie("Sane Toest"))
    assert (found.voornaam, found.achternaam) == ("", "")


def test_it_is_the_same_both_ways() -> None:
    people = [wie(*row) for row in (
        ("Sanne de Toets", "1990-05-02", HUIS), ("Toets Sanne", "1990"), ("S. Bakker-Toets", "", "Proefstraat 14"),
        ("Peter", "1990-02-05"), ("", "05-02"), ("Kees Jan van der Berg", "1961-12-30", "Oude Markt 3", HUIS),
    )]  # fmt: skip
    for one, other in product(people, people):
        assert vergelijk(one, other).niveaus == vergelijk(other, one).niveaus


@pytest.mark.parametrize(
    ("los", "heel", "niveaus"),
    [("Shevchuk", "Oxana Sjevtsjoek", (0, A.BIJNA)), ("Bakker", "Jan Bakker", (0, A.DEEL)),
     ("Jan", "Jan Bakker", (V.GELIJK, 0)),
     ("Piet", "Jan Bakker", (V.ANDERS, 0)), ("Piet", "Jan", (V.ANDERS, 0))],
)  # fmt: skip
def test_a_single_word_may_be_the_surname(los: str, heel: str, niveaus: tuple[int, int]) -> None:
    assert vergelijk(wie(los), wie(heel)).niveaus[:2] == niveaus
    assert vergelijk(wie(heel), wie(los)).niveaus[:2] == niveaus
