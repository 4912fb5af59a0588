"""Word by word what points at somebody in a text that leaves, at the edge of every rule. No database."""

from datetime import date

import pytest

from eenplan.dossier.personen.herkenning import Bekend, gemerkt, verraden
from eenplan.dossier.personen.naamwoorden import namen_van


@pytest.mark.parametrize(
    ("mens", "tekst", "woorden"),
    [
        # as one name, once
        (("Anne-Marie", "", "Pool"), "Anne-Marie belde.", ("Anne-Marie", "Anne", "Marie")),
        (("Anne-Marie", "", "Pool"), "Annemarie belde.", ("Annemarie",)),
        (("Anne-Marie", "", "Pool"), "Anne belde met Jan-Piet.", ("Anne",)),
        (("", "", "D'Or"), "Ans sprak dor.", ("dor",)),
        (("", "", "Horst-Smit"), "Ans sprak smit.", ("smit",)),
        (("", "", "Horst-Vis"), "Ans sprak vis.", ("vis",)),
        (("Jan", "", ""), "Ans sprak jan.", ("jan",)),
        # small names
        (("Bram", "", ""), "Ans zag bramtje.", ("bramtje",)),
        (("Kees", "", ""), "Ans zag keesje.", ("keesje",)),
        (("Bo", "", ""), "Ans zag Bos.", ("Bos",)),
        # an ordinary word that begins a text is a name
        (("", "", "Wit"), "Wit belde.", ("Wit",)),
        # in letters of other countries
        (("Łucja", "", ""), "Ans zag lucja.", ("lucja",)),
        (("Đurić", "", ""), "Ans zag duric.", ("duric",)),
        (("Bjærn", "", ""), "Ans zag bjaern.", ("bjaern",)),
        (("Cœur", "", ""), "Ans zag coeur.", ("coeur",)),
        (("Øster", "", ""), "Ans zag oster.", ("oster",)),
        (("Yıldız", "", ""), "Ans zag yildiz.", ("yildiz",)),
        (("Strauß", "", ""), "Ans zag strauss.", ("strauss",)),
    ],
)
def test_what_points_at_somebody(mens: tuple[str, str, str], tekst: str, woorden: tuple[str, ...]) -> None:
    assert tuple(namen_van([mens]).in_tekst(tekst)) == woorden


def test_a_particle_in_a_surname_is_found_in_no_text() -> None:
    """Else every sentence with "van" or "in" in it would be stopped."""
    particles = "van den der het ten ter aan bij uit over onder voor de te op in la al di da von vd"
    for word in particles.split():
        known = namen_van([("Jo", "", f"Velde {word} Horst"), ("Jo", "", word)])
        assert tuple(known.in_tekst(f"het ging {word} huis.")) == (), word


def test_only_the_last_word_before_a_surname_makes_an_ordinary_word_a_name() -> None:
    known = namen_van([("Jan", "van den", "Berg"), ("Ans", "van 't", "Hof"), ("Wil", "", "Wit")])
    assert (known.voegsels, known.soms) == ({"den", "t"}, {"berg", "hof", "wil", "wit"})
    assert known.altijd == {"jan", "ans", "vandenberg", "vanthof"}


KNOWN = Bekend(
    geboren=frozenset({date(1999, 1, 8), date(2000, 1, 9), date(2017, 3, 4), date(2018, 9, 1)}),
    straten=("Esweg", "Damweg", "Lange Laan"), adressen=("Dam 12", "Dam 345"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("Geboren 8 jan 1999.", ("8 jan 1999",)),
        ("Geboren 4 mrt 2017.", ("4 mrt 2017",)),
        ("Geboren 4 Maart 2017.", ("4 Maart 2017",)),
        ("Geboren 8-1-99.", ("8-1-99",)),
        ("Geboren 9-1-00.", ("9-1-00",)),
        ("Geboren 31-2-18 of 1-9-18.", ("1-9-18",)),
        ("Kamer 9-1-100 is vrij.", ()),
        ("Zij was 8 jaar 1999 keer.", ()),
        ("Esweg, Dam 12.", ()),
        ("Damweg, Dam 345.", ("Dam 345", "Damweg")),
        ("Bij de Lange Laan", ("Lange Laan",)),
        ("Lange weg, kleine laan.", ()),
    ],
)
def test_birth_dates_and_streets(tekst: str, woorden: tuple[str, ...]) -> None:
    assert verraden(tekst, KNOWN) == woorden


def test_what_stands_around_a_marked_word_is_cut_only_when_it_is_long() -> None:
    assert gemerkt("A Sanne B", "Sanne") == "A «Sanne» B"
    assert gemerkt(f"{'a' * 23} Sanne {'b' * 22}", "Sanne") == f"{'a' * 23} «Sanne» {'b' * 22}"
    assert gemerkt(f"{'a' * 24} Sanne {'b' * 23}", "Sanne") == f"...{'a' * 23} «Sanne» {'b' * 23}..."
