"""A shielded address is not left standing in a text, however the reporter wrote it; the rest of the text is."""

import pytest

from eenplan.dossier.personen.rules import AdresTekst
from eenplan.dossier.personen.verberg import AFGESCHERMD, adres_in, verberg

HOUSE = "Schuilstraat 7, 1234 AB Schuildorp"


@pytest.mark.parametrize("written", [
    "Schuilstraat 7", "schuilstraat 7", "SCHUILSTRAAT 7", "Schuilstraat7", "Schuil-straat 7", "Schuil straat nr. 7",
    "Schuilstr. 7", "Schuilstraat nummer 7", "Schuilstraat 7b", "Schuilstraat 9", "Schuilstraat", "Schúilstraat 7",
    "Schuilstraat 7, 1234 AB Schuildorp", "Schuilstraat 7 in Schuildorp", "1234 AB", "1234ab", "1234-AB Schuildorp",
    "1234 AB nummer 7", "1234AB 7", "Schu\u0301ilstraat 7",
])  # fmt: skip
def test_however_it_is_written(written: str) -> None:
    found = verberg(f"Zij is nu op {written}. Bel haar niet.", [AdresTekst.lees(HOUSE)])
    assert found == f"Zij is nu op {AFGESCHERMD}. Bel haar niet."


@pytest.mark.parametrize("text", [
    "", "Zij schuilt op straat 7.", "1234 euro", "51234 AB", "1234 ABC", "In Schuildorp is het rustig.", "Om 7 uur.",
    "Nieuwe Schuilstraatweg", "Caféschuilstraat 7",
])  # fmt: skip
def test_what_is_no_address_stays(text: str) -> None:
    assert verberg(text, [AdresTekst.lees(HOUSE)]) == text


@pytest.mark.parametrize("known", [
    "", "Onbekend", "Geheim", "Adres onbekend", "Onbekend adres", "Geheim adres", "Dakloos", "7",
])  # fmt: skip
def test_no_address_hides_nothing(known: str) -> None:
    text = "Het is geheim of onbekend, nummer 7. Geheim adres, onbekend adres, adres onbekend: dakloos."
    assert verberg(text, [AdresTekst.lees(known)]) == text


def test_a_number_where_a_street_should_be_hides_no_number() -> None:
    assert verberg("Bel 7654321.", [AdresTekst("7654321")]) == "Bel 7654321."


@pytest.mark.parametrize(("known", "text", "expected"), [
    ("Dam 7, Elders", "Op de Dam 7 of op de dam.", f"Op de {AFGESCHERMD} of op de dam."),
    ("Opvang De Linde", "Zij zit in opvang de linde.", f"Zij zit in {AFGESCHERMD}."),
    ("Burg. Toetsplein 3", "Burg Toetspln 3 hoog", f"{AFGESCHERMD} hoog"),
    ("Kruijslaan 5", "Kruyslaan 5", AFGESCHERMD),
    ("Großgarten 5", "Grossgarten 5 bij Grøn", f"{AFGESCHERMD} bij Grøn"),
    ("1234 AB Elders", "Woont op 1234AB.", f"Woont op {AFGESCHERMD}."),
    ("1234 AB Elders", "Woont op 1234AB nr. 12b.", f"Woont op {AFGESCHERMD}."),
    ("Dam, Elders", "Op de Dam 12 of op de dam.", f"Op de {AFGESCHERMD} of op de dam."),
    ("Dam 7, Elders", "Op de Dam 9.", "Op de Dam 9."),
    ("De Dam 7", "Naar de Dam of de Dam 7.", f"Naar de Dam of {AFGESCHERMD}."),
    ("Esweg 7", "Op de Esweg, Esweg 7.", f"Op de Esweg, {AFGESCHERMD}."),
    ("Damweg 7", "Op de Damweg.", f"Op de {AFGESCHERMD}."),
    ("Oudelaan 1", "Oudeln 1", AFGESCHERMD),
    ("Vestsingel 2", "Vestsngl 2 of Vestsingel", f"{AFGESCHERMD} of {AFGESCHERMD}"),
    ("Opvang De Linde", "opvangdelinde", AFGESCHERMD),
    ("Kruyslaan 5", "Kruijslaan 5", AFGESCHERMD),
    ("Kılıçlaan 5", "Kılıçlaan 5 of Kiliclaan 5", f"{AFGESCHERMD} of {AFGESCHERMD}"),
    ("Łodzlaan 5", "Łodzlaan 5 of Lodzlaan 5", f"{AFGESCHERMD} of {AFGESCHERMD}"),
    ("Grønlaan 5", "Grønlaan 5 of Gronlaan 5", f"{AFGESCHERMD} of {AFGESCHERMD}"),
    ("Großlaan 5", "Großlaan 5 of Grosslaan 5", f"{AFGESCHERMD} of {AFGESCHERMD}"),
    ("Đuriclaan 5", "Đuriclaan 5 of Duriclaan 5", f"{AFGESCHERMD} of {AFGESCHERMD}"),
    ("Manœuvrelaan 5", "Manœuvrelaan 5", AFGESCHERMD),
])  # fmt: skip
def test_other_addresses(known: str, text: str, expected: str) -> None:
    assert verberg(text, [AdresTekst.lees(known)]) == expected


def test_two_places_in_one_text_go_each_as_a_whole() -> None:
    known = [AdresTekst.lees(HOUSE), AdresTekst.lees("Oudelaan 1")]
    text = "Eerst Oudelaan 1, toen Schuilstraat 7, 1234 AB Schuildorp."
    assert verberg(text, known) == f"Eerst {AFGESCHERMD}, toen {AFGESCHERMD}."


def test_a_place_within_the_name_of_another_leaves_no_end_of_it() -> None:
    known = [AdresTekst.lees("Opvang De Linde Hoeve"), AdresTekst.lees("De Linde")]
    assert verberg("Zij zit in Opvang De Linde Hoeve.", known) == f"Zij zit in {AFGESCHERMD}."


def test_more_addresses_and_a_long_text() -> None:
    text = "Eerst Oudelaan 1, toen Schuilstraat 7. " * 1500
    found = verberg(text, [AdresTekst.lees(HOUSE), AdresTekst.lees("Oudelaan 1")])
    assert found == f"Eerst {AFGESCHERMD}, toen {AFGESCHERMD}. " * 1500


@pytest.mark.parametrize(("text", "found"), [
    ("Zij zit in de Dorpsstraat 12.", "Dorpsstraat 12"), ("dorpsstraat 12a links", "dorpsstraat 12a"),
    ("Kerklaan nr. 4", "Kerklaan nr. 4"), ("Havikhorst 61", "Havikhorst 61"), ("Post naar 1234 AB.", "1234 AB"),
    ("Post naar 1234AB.", "1234AB"), ("Molenweg, nummer 3", "Molenweg, nummer 3"),
])  # fmt: skip
def test_what_looks_like_an_address_is_found_whosever_it_is(text: str, found: str) -> None:
    assert adres_in(text) == found


@pytest.mark.parametrize("text", [
    "", "Vader haalt de kinderen om 17 uur op bij oma.", "Zij was onderweg 3 keer bang.", "In 2026 AB spreken we.",
    "Het plein is veilig.", "Wij bellen op 12 mei.", "Dit park 2 keer per week.",
])  # fmt: skip
def test_what_names_no_place_passes(text: str) -> None:
    assert adres_in(text) == ""
