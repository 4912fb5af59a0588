"""Drawing one household, its names and what reporters write about it."""

from collections import Counter
from datetime import date, datetime
from itertools import repeat
from random import Random

import pytest

from eenplan.core.calendar import AMSTERDAM
from eenplan.dossier.personen.rules import AdresTekst, postcode, split_name
from eenplan.site.genereer.cijfers import AARD, EERSTE_AARD, MELDERS
from eenplan.site.genereer.gezin import Gezin, Mens, trek_gezin
from eenplan.site.genereer.meldingen import KANALEN, trek_aard, trek_melding
from eenplan.site.genereer.namen import HERKOMST, VOORNAMEN, achternaam, voornaam, woorden
from eenplan.site.genereer.teksten import KERN, schrijf

GEMEENTEN = {"Zandermeer": 2.0, "Oeverdam": 1.0}
DAG = date(2026, 3, 20)


def gezin(zaad: int) -> Gezin:
    return trek_gezin(Random(zaad), GEMEENTEN, DAG, repeat("999000019"))


def van_aard(aard: str) -> Gezin:
    """The first household about this."""
    return next(found for zaad in range(2000) if (found := gezin(zaad)).aard == aard)


@pytest.mark.parametrize("herkomst", HERKOMST)
@pytest.mark.parametrize("vrouw", [True, False])
def test_every_background_has_names(herkomst: str, vrouw: bool) -> None:
    rng = Random(1)
    assert voornaam(rng, herkomst, vrouw) in VOORNAMEN[herkomst][0 if vrouw else 1].split()
    voegsel, achter = achternaam(rng, herkomst)
    assert achter[0].isupper()
    assert voegsel == voegsel.lower()


def test_words_are_the_words_of_a_text() -> None:
    assert woorden("een twee  drie") == ("een", "twee", "drie")


def test_a_whole_name_is_read_back_as_it_was_made() -> None:
    for zaad in range(60):
        for mens in gezin(zaad).mensen:
            assert split_name(mens.naam) == (mens.voornaam, mens.voegsel, mens.achternaam)


def test_an_address_is_read_back_as_it_was_made() -> None:
    for zaad in range(60):
        found = gezin(zaad)
        read = AdresTekst.lees(found.adres)
        assert (read.straat, read.huisnummer, read.plaats) == (found.straat, found.huisnummer, found.gemeente)
        assert postcode(found.postcode) == read.postcode == found.postcode


def test_households_live_where_people_live() -> None:
    places = Counter(gezin(zaad).gemeente for zaad in range(600))
    assert places["Zandermeer"] / 600 == pytest.approx(2 / 3, abs=0.08)


@pytest.mark.parametrize("aard", EERSTE_AARD)
def test_who_lives_there_fits_what_it_is_about(aard: str) -> None:
    found = van_aard(aard)
    adults = [mens for mens in found.mensen if mens.rol != "kind"]
    assert [mens.rol for mens in adults] == ["slachtoffer", "pleger"]
    if aard == "KM":
        assert found.kinderen
    if aard == "OM":
        assert DAG.year - adults[0].geboren.year >= 71
    if aard == "GTO":
        assert 12 <= DAG.year - adults[1].geboren.year <= 18


def test_children_bear_a_name_of_the_household() -> None:
    found = van_aard("KM")
    assert {mens.achternaam for mens in found.kinderen} == {found.mensen[1].achternaam}


def test_some_have_a_number_and_some_have_not() -> None:
    numbers = [bool(mens.bsn) for zaad in range(200) for mens in gezin(zaad).mensen]
    assert sum(numbers) / len(numbers) == pytest.approx(0.6, abs=0.08)
    assert trek_gezin(Random(1), GEMEENTEN, DAG, iter(())).mensen[0].bsn == ""


@pytest.mark.parametrize("aard", AARD)
@pytest.mark.parametrize("melder", ["Politie", "Onderwijs", "Burger", "GGZ"])
def test_a_text_has_no_holes(aard: str, melder: str) -> None:
    text = schrijf(Random(2), van_aard(aard), melder, (aard,))
    assert "{" not in text
    assert len(text.split(". ")) >= 3
    assert any(text.count(sentence.partition("{")[0].strip()) for sentence in KERN[aard])


def test_a_text_names_nobody_else() -> None:
    found = Gezin("Zandermeer", "Kerkpad", 1, "8700 AB", "KM")
    found.mensen = [Mens("overig", "Ann", "", "Proef", "v", DAG)]
    assert "mevrouw" in schrijf(Random(1), found, "GGZ", ("PG",)) or "meneer" in schrijf(
        Random(1), found, "GGZ", ("PG",)
    )


def test_what_it_is_about_begins_with_the_household() -> None:
    found = van_aard("PG")
    drawn = [trek_aard(Random(zaad), found) for zaad in range(400)]
    assert {row[0] for row in drawn} == {"PG"}
    assert sum("KM" in row for row in drawn) / 400 == pytest.approx(0.42, abs=0.08)
    assert all(len(row) == len(set(row)) for row in drawn)


def test_a_report_is_one_that_could_be_taken_in() -> None:
    moment = datetime(2026, 3, 20, 8, tzinfo=AMSTERDAM)
    for zaad in range(120):
        row = trek_melding(Random(zaad), gezin(zaad), moment)
        assert row.melder in MELDERS
        assert row.incident is None or row.incident <= moment.date()
        assert row.kanaal in KANALEN.get(row.melder, {"formulier": 1, "telefoon": 1, "brief": 1})
        assert row.sleutel.version == 4
        assert (row.incident is None) == (row.aard[0] == "AND")
