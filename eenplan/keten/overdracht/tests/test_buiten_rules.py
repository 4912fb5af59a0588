"""A receiver without an account: what must be known of him and of his answer, as tables."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eenplan.core.access.policy import DataClass
from eenplan.keten.overdracht.buiten import BUITEN, Buiten, bladblokken
from eenplan.keten.overdracht.grond import Ontvanger
from eenplan.keten.overdracht.ontvangst import Ontvangst, Weg
from eenplan.keten.overdracht.rules import BLOKKEN, GEWOONLIJK, Aanbod
from tests.decor import NOW

VOLLEDIG = Ontvangst("M. de Vries", "teamleider", NOW, Weg.TELEFOON, "Z-12")
ALLES = frozenset(BLOKKEN)


def test_every_receiver_of_the_code_list_but_the_table() -> None:
    """Domain 6.11; a distribution table is not a receiver, it divides."""
    assert set(BUITEN) == set(Ontvanger) - {Ontvanger.VERDEELTAFEL}


@pytest.mark.parametrize(
    ("soort", "naam", "klassen", "words"),
    [
        ("andere_vt", "Veilig Thuis Zuiderland", GEWOONLIJK, ""),
        ("lopende_hulp", "Huisartsenpraktijk De Linde", GEWOONLIJK, ""),
        ("gi", "  ", GEWOONLIJK, "aan wie u overdraagt"),
        ("verdeeltafel", "Gemeente", GEWOONLIJK, "wat voor ontvanger"),
        ("", "Iemand", GEWOONLIJK, "wat voor ontvanger"),
        ("betrokkenen", "De ouders", GEWOONLIJK, "geen adres en geen zorg"),
        ("betrokkenen", "De ouders", frozenset({DataClass.ZORG}), "geen adres en geen zorg"),
        ("betrokkenen", "De ouders", frozenset({DataClass.VEILIGHEID}), ""),
    ],
)
def test_who_gets_it(soort: str, naam: str, klassen: frozenset[DataClass], words: str) -> None:
    found = " ".join(Buiten(soort, naam).fouten(klassen))
    assert (words in found) if words else (found == "")


def test_an_offer_tells_what_is_wrong_with_its_receiver() -> None:
    assert any("aan wie" in item for item in Aanbod(None, buiten=Buiten("gi", "")).fouten(NOW))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"naam": " "}, "naam"), ({"functie": ""}, "functie"), ({"hoe": "rook"}, "hoe"),
        ({"op": NOW + timedelta(minutes=1)}, "op"), ({"op": NOW - timedelta(days=2)}, "op"),
        ({"kenmerk": ""}, "kenmerk"),
    ],
)  # fmt: skip
def test_an_answer_needs_a_name_a_function_a_moment_and_a_way(change: dict[str, object], field: str) -> None:
    answer = replace(VOLLEDIG, **change)
    found = answer.fouten(NOW - timedelta(days=1), NOW, kenmerk_nodig=True)
    assert set(found) == {field}
    assert found[field].endswith((".", "?"))


def test_a_good_answer_has_no_faults() -> None:
    assert VOLLEDIG.fouten(NOW - timedelta(days=1), NOW, kenmerk_nodig=True) == {}
    assert replace(VOLLEDIG, kenmerk="").fouten(NOW, NOW) == {}


def test_said_in_the_minute_of_the_offer() -> None:
    assert VOLLEDIG.fouten(NOW + timedelta(seconds=40), NOW + timedelta(seconds=50)) == {}


def test_only_another_region_moves_the_family() -> None:
    assert [item for item in BUITEN if Buiten(item, "x").is_andere_regio] == [Ontvanger.ANDERE_VT]


def test_the_family_gets_no_page_about_its_members() -> None:
    """How one is reached, or what a child said, never goes on paper to another of the family (misuse 6)."""
    assert bladblokken("betrokkenen", ALLES) == {"voorwaarden", "plan", "nameting", "gezin_weet"}
    assert bladblokken("gi", ALLES) == ALLES


@pytest.mark.parametrize(("weg", "words"), [("telefoon", "Telefonisch"), ("beveiligde_mail", "Beveiligde mail")])
def test_the_ways_in_words(weg: str, words: str) -> None:
    assert Weg(weg).woorden == words
