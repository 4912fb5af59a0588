"""Which words of a text betray someone of a family, in any spelling; and which are only words."""

from datetime import date

import pytest

from eenplan.dossier.personen.gewone_woorden import ACHTERNAMEN, VOORNAMEN
from eenplan.dossier.personen.herkenning import Bekend, gemerkt, squeeze, verraden
from eenplan.dossier.personen.naamwoorden import PARTICLES, fold, namen_van

GEZIN = Bekend(
    namen_van([("Sanne Élise", "de", "Toets"), ("Bram", "van der", "Velde-Smit"), ("Bo", "", "")]),
    frozenset({date(2018, 1, 9), date(1990, 5, 2)}), ("Proefstraat",), ("Proefstraat 12",),
)  # fmt: skip
LASTIG = Bekend(
    namen_van([
        ("Roos", "de", "Wit"), ("Anne-Marie", "", "O'Neil"), ("Łukasz", "", "Wiśniewski"), ("Wil", "de", "Groot"),
        ("Jo", "van den", "Berg"), ("Gül", "", "Şahin"), ("Sjoerd", "van 't", "Hof"), ("Ömer", "el", "Idrissi"),
    ])
)  # fmt: skip

VERRADEN = [
    ("Sanne wacht al weken.", "Sanne"),
    ("sanne wacht al weken.", "sanne"),
    ("Het gaat om SANNES zoon.", "SANNES"),
    ("Sanne's hulp stopt.", "Sanne's"),
    ("Bramtje slaapt slecht.", "Bramtje"),
    ("Elise krijgt niets.", "Elise"),
    ("Familie Toets valt tussen wal en schip.", "Toets"),
    ("Mevrouw Velde belde.", "Velde"),
    ("Meneer velde-smit belde.", "velde-smit"),
    ("Bo wil niet naar school.", "Bo"),
    ("Het kind van 9-1-2018 wacht.", "9-1-2018"),
    ("Het kind van 09/01/18 wacht.", "09/01/18"),
    ("Geboren 2018-01-09.", "2018-01-09"),
    ("Geboren op 9 januari 2018.", "9 januari 2018"),
    ("Geboren op 2 mei 1990.", "2 mei 1990"),
    ("Zij woont op Proefstraat 12.", "Proefstraat 12"),
    ("Zij woont op Proef straat12 nu.", "Proefstraat 12"),
    ("In de Proefstraat is het onrustig.", "Proefstraat"),
    ("Zie C-2026-000012.", "C-2026-000012"),
    ("Zie m-2026-000012.", "m-2026-000012"),
    ("BSN 999000019.", "999000019"),
    ("BSN 9990.00.019.", "9990.00.019"),
    ("Bel 06-12345678.", "06-12345678"),
    ("Bel 06 12 34 56 78.", "06 12 34 56 78"),
    ("Bel (0512) 12 34 56.", "0512) 12 34 56"),
    ("Bel 06 / 1234 5678.", "06 / 1234 5678"),
    ("Mail naar iemand@voorbeeld.invalid graag.", "iemand@voorbeeld.invalid"),
    ("Postcode 1234 AB.", "1234 AB"),
    ("Postcode 1234AB.", "1234AB"),
]
NAMEN_DIE_WOORDEN_ZIJN = [
    ("Roos belde.", "Roos"),
    ("ROOS belde.", "ROOS"),
    ("In de klas is roos stil.", "roos"),  # a first name counts however it is typed
    ("Meneer Wit belde.", "Wit"),
    ("mevrouw wit belde, Annet niet.", "wit"),
    ("De school sprak de wit aan.", "wit"),
    ("WIT IS ER NIET.", "WIT"),
    ("wit belde gisteren weer.", "wit"),  # who uses no capitals at all writes names so too
    ("De Groot krijgt geen plek.", "Groot"),
    ("Het team ziet de groot niet meer.", "groot"),
    ("Familie Degroot wacht.", "Degroot"),
    ("Wil komt niet.", "Wil"),
    ("Jo komt niet.", "Jo"),
    ("Het gezin Vandenberg wacht.", "Vandenberg"),
    ("Annemarie wacht.", "Annemarie"),
    ("Anne-Marie wacht.", "Anne-Marie"),
    ("Bij Marie thuis is het stil.", "Marie"),
    ("Mevrouw ONeil wacht.", "ONeil"),
    ("Lukasz wacht.", "Lukasz"),
    ("WISNIEWSKI wacht.", "WISNIEWSKI"),
    ("Gul wacht.", "Gul"),
    ("Familie Sahin wacht.", "Sahin"),
    ("Omer wacht.", "Omer"),
    ("Mevrouw Elidrissi wacht.", "Elidrissi"),
    ("San\u00adne is er niet, Ro\u200bos wel.", "Roos"),
    ("Bij Van 't Hof loopt het vast.", "Hof"),
]
NIEMAND = [
    "",
    "De wachtlijst is vijf maanden; sinds 3 maart 2026 is er niets.",
    "Van de 12 plekken zijn er 12 bezet.",
    "In 2026 VT had hier 3 keer over gebeld, op 18-03-2026 en 2026-03-19.",
    "Het schooljaar 2025-2026 en de begroting 2026/2027.",
    "Het jongste kind wacht; moeder ook. De school doet niets.",
    "Vader van der had plek.",
    "De voorstraat is dicht.",
    "Zij toetsen te weinig.",
    "Er is 1.250.000 euro tekort.",
]
GEWONE_TAAL = [
    "Het is een groot probleem en de wachtlijst is lang.",
    "De school wil een oplossing.",
    "Een wit voetje halen helpt niet.",
    "De gemeente laat een berg werk liggen.",
    "Het gaat door het hof naar een ander team.",
]


@pytest.mark.parametrize(("tekst", "woord"), VERRADEN)
def test_what_points_at_someone_is_named(tekst: str, woord: str) -> None:
    assert woord in verraden(tekst, GEZIN)


@pytest.mark.parametrize(("tekst", "woord"), NAMEN_DIE_WOORDEN_ZIJN)
def test_a_name_is_found_also_when_it_is_a_word_or_spelled_otherwise(tekst: str, woord: str) -> None:
    assert woord in verraden(tekst, LASTIG)


@pytest.mark.parametrize("tekst", NIEMAND)
def test_plain_words_pass(tekst: str) -> None:
    assert verraden(tekst, GEZIN) == ()


@pytest.mark.parametrize("tekst", GEWONE_TAAL)
def test_an_ordinary_word_passes_where_it_is_no_name(tekst: str) -> None:
    assert verraden(tekst, LASTIG) == ()


def test_without_knowledge_only_the_general_net_holds() -> None:
    assert verraden("Sanne woont op Proefstraat 12.") == ()
    assert verraden("Zie C-2026-000012.") == ("C-2026-000012",)


def test_everything_is_named_at_once_and_each_once() -> None:
    assert verraden("Sanne en Bram. Sanne woont op Proefstraat 12, 1234 AB.", GEZIN) == (
        "1234 AB", "Sanne", "Bram", "Proefstraat 12",
    )  # fmt: skip


def test_folding() -> None:
    assert (fold("Élise Øst"), squeeze("Proef straat 12-a")) == ("elise ost", "proefstraat12a")
    found = namen_van([("Jo", "van den", "Berg-de Wit")])
    assert (found.altijd, found.soms) == ({"bergdewit", "vandenbergdewit"}, {"jo", "berg", "wit"})


def test_the_words_are_kept_as_they_are_compared() -> None:
    for word in ACHTERNAMEN | VOORNAMEN:
        assert word == fold(word)
        assert word not in PARTICLES


@pytest.mark.parametrize(
    ("tekst", "woord", "gezien"),
    [
        ("Sanne belt.", "Sanne", "«Sanne» belt."),
        ("Het team ging gisteren naar Sanne om te praten over school en de zorg.", "Sanne",
         "...team ging gisteren naar «Sanne» om te praten over schoo..."),
        ("Proef straat12", "Proefstraat 12", "«Proefstraat 12»"),
    ],
)  # fmt: skip
def test_the_word_is_marked_where_it_stands(tekst: str, woord: str, gezien: str) -> None:
    assert gemerkt(tekst, woord) == gezien
