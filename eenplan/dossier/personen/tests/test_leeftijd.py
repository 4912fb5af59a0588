"""Ages as reporters name them, and the birth year that follows from one."""

from datetime import date

import pytest

from eenplan.dossier.personen.leeftijd import genoemde_leeftijd, jaar_bij, leeftijd_in, leeftijd_naast


@pytest.mark.parametrize(
    ("naam", "jaren"),
    [
        ("Noor (7)", 7), ("NOOR, 7 jaar", 7), ("Noor van 12", 12), ("Noor, twaalf", 12), ("bijna negen", 8),
        ("Noor, bijna 9", 8), ("baby, 10 dagen", 0), ("baby van 5 maanden", 0), ("de baby", 0), ("een babytje", 0),
        ("een peuter", 2), ("een kleuter", 5), ("ukkie van een jaar of 1", 1), ("Sem, een jaar", 1),
        ("Ed, een jaar of 40", 40), ("mevrouw De Wit, 86", 86),
        ("kleuterjuf Anja", None), ("Noor", None), ("vader", None), ("haar man", None), ("Babylon", None),
    ],
)  # fmt: skip
def test_an_age_with_the_name(naam: str, jaren: int | None) -> None:
    assert leeftijd_in(naam) == jaren


@pytest.mark.parametrize(
    ("tekst", "jaren"),
    [
        ("Kyra (13) was boven.", 13), ("kyra van negen, en Sem", 9), ("Kyra, 5 jaar", 5), ("Kyra is net 4, zegt ze", 4),
        ("Kyra kwam 15 keer te laat", None), ("Kyrah (13)", None), ("(13) Kyra", None), ("", None),
    ],
)  # fmt: skip
def test_an_age_beside_the_name_in_the_text(tekst: str, jaren: int | None) -> None:
    assert leeftijd_naast("Kyra", tekst) == jaren


@pytest.mark.parametrize(
    ("naam", "tekst", "jaren"),
    [
        ("Noa (9)", "Noa (12) zat boven", 9), ("Noa Visser", "Noa (12) zat boven", 12), ("baby Noa", "", 0),
        ("R. Visser", "Visser (42) en zijn vrouw", None), ("mevrouw Tol", "mevrouw (86)", None),
        ("Noa, ik denk 6", "", 6), ("Ed, rond de 40", "", None), ("Ed, een jaar of 40", "", None), ("Ed (40)", "", 40),
        ("d'Arc", "d'Arc (40)", None), ("", "", None),
    ],
)  # fmt: skip
def test_an_age_says_something_unless_an_adults_is_guessed(naam: str, tekst: str, jaren: int | None) -> None:
    assert genoemde_leeftijd(naam, tekst) == jaren


@pytest.mark.parametrize(
    ("leeftijd", "op", "jaar"),
    [
        (9, date(2025, 10, 26), 2016), (9, date(2025, 2, 26), 2015), (0, date(2025, 4, 30), 2024),
        (0, date(2025, 12, 1), 2025), (86, date(2025, 7, 4), 1939), (None, date(2025, 7, 4), None),
    ],
)  # fmt: skip
def test_the_likeliest_birth_year(leeftijd: int | None, op: date, jaar: int | None) -> None:
    assert jaar_bij(leeftijd, op) == jaar


@pytest.mark.parametrize("geboren", [date(2016, 1, 1), date(2016, 7, 2), date(2016, 12, 31)])
def test_it_is_never_more_than_a_year_off(geboren: date) -> None:
    for op in (date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 3), date(2025, 12, 31)):
        age = op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))
        assert abs((jaar_bij(age, op) or 0) - geboren.year) <= 1
