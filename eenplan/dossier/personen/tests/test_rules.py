"""Names, dates, numbers and addresses as people write them."""

from datetime import date

import pytest

from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum, has_name, is_bsn, plain, postcode, split_name

NAMES = [
    ("Sanne de Toets", ("Sanne", "de", "Toets")),
    ("Jan van der Berg", ("Jan", "van der", "Berg")),
    ("Anna Maria van den Heuvel-Smit", ("Anna Maria", "van den", "Heuvel-Smit")),
    ("Pieter op de Kamp", ("Pieter", "op de", "Kamp")),
    ("Geert in 't Veld", ("Geert", "in 't", "Veld")),
    ("Els ter Horst", ("Els", "ter", "Horst")),
    ("Mo El Amrani", ("Mo", "el", "Amrani")),
    ("Kees v.d. Ven", ("Kees", "v.d.", "Ven")),
    ("Fatima Yilmaz", ("Fatima", "", "Yilmaz")),
    ("Jan Willem Bakker", ("Jan Willem", "", "Bakker")),
    ("Mevrouw Jansen", ("", "", "Jansen")),
    ("mw. Petra Jansen", ("Petra", "", "Jansen")),
    ("dhr. Piet van Dijk", ("Piet", "van", "Dijk")),
    ("Sanne", ("Sanne", "", "")),
    ("  Sanne   de   Toets ", ("Sanne", "de", "Toets")),
    ("Sanne de Toets (ex-vrouw)", ("Sanne", "de", "Toets")),
    ("Piet Jansen, 34 jaar", ("Piet", "", "Jansen")),
    ("Anna van", ("Anna", "", "van")),
    ("", ("", "", "")),
]


@pytest.mark.parametrize(("text", "parts"), NAMES)
def test_split_name(text: str, parts: tuple[str, str, str]) -> None:
    assert split_name(text) == parts


@pytest.mark.parametrize("text", [name for name, _ in NAMES])
def test_no_part_of_a_name_is_empty_space(text: str) -> None:
    for part in split_name(text):
        assert part == part.strip()


PLAIN = [
    ("Sanne", "sanne"), ("SANNE DE TOETS", "sanne de toets"), ("José Müller", "jose muller"), ("Işık", "isik"),
    ("Łukasz", "lukasz"), ("Strauß", "strauss"), ("O'Brien-Smit", "o brien smit"),
    ("  a   b ", "a b"), ("J. de Vries", "j de vries"), ("", ""), ("...", ""), ("Zoë", "zoe"), ("François", "francois"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bare"), PLAIN)
def test_plain(text: str, bare: str) -> None:
    assert plain(text) == bare


@pytest.mark.parametrize(("one", "other"), [
    ("Søren", "Soren"), ("Đorđević", "dordevic"), ("ØSTERGAARD", "ostergaard"), ("ŁUKASZ", "lukasz"), ("İpek", "ipek"),
])  # fmt: skip
def test_capitals_with_a_stroke_are_compared_like_small_ones(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize("text", [name for name, _ in PLAIN])
def test_plain_of_plain_is_the_same(text: str) -> None:
    assert plain(plain(text)) == plain(text)


DATES = [
    ("1987-05-25", (1987, 5, 25), "25-05-1987"),
    ("25-05-1987", (1987, 5, 25), "25-05-1987"),
    ("25/05/1987", (1987, 5, 25), "25-05-1987"),
    ("25.5.1987", (1987, 5, 25), "25-05-1987"),
    ("2019-11", (2019, 11, None), "11-2019"),
    ("11-2019", (2019, 11, None), "11-2019"),
    ("1984", (1984, None, None), "1984"),
    ("02-28", (None, 2, 28), "28-02"),
    ("1987-00-00", (1987, None, None), "1987"),
    ("00-00-1987", (1987, None, None), "1987"),
    ("1987-05-00", (1987, 5, None), "05-1987"),
    ("29-02-2024", (2024, 2, 29), "29-02-2024"),
    ("02-29", (None, 2, 29), "29-02"),
    (" 1984 ", (1984, None, None), "1984"),
    ("", (None, None, None), ""),
    (None, (None, None, None), ""),
    ("0000", (None, None, None), ""),
]


@pytest.mark.parametrize(("text", "parts", "shown"), DATES)
def test_birth_dates(text: str | None, parts: tuple[int | None, ...], shown: str) -> None:
    found = Geboortedatum.lees(text)
    assert (found.jaar, found.maand, found.dag) == parts
    assert str(found) == shown


@pytest.mark.parametrize("text", [
    "gisteren", "31-02-1987", "1987-13-01", "29-02-2023", "1-2-3-4", "25-05-87", "1987-05-32", "19870525", "-1987",
    "9" * 40, "²-05-1987", "٢٥-٠٥-١٩٨٧", "1987-", "12:30", "1e mei",
])  # fmt: skip
def test_what_is_no_date_is_refused_in_dutch(text: str) -> None:
    with pytest.raises(ValueError) as refusal:
        Geboortedatum.lees(text)
    assert str(refusal.value).startswith(("Dit is geen datum", "Deze datum bestaat niet", "Schrijf het jaar"))


@pytest.mark.parametrize(("text", "shown"), [(text, shown) for text, _, shown in DATES if shown])
def test_what_is_shown_can_be_read_again(text: str, shown: str) -> None:
    if len(shown) > 5 or shown.isdigit():  # day and month alone are read month first
        assert Geboortedatum.lees(shown) == Geboortedatum.lees(text)


AGES = [
    ("20-03-2008", 18), ("21-03-2008", 17), ("19-03-2008", 18), ("2008", 18), ("12-2008", 17), ("03-2008", 18),
    ("29-02-2008", 18), ("2026", 0), ("02-28", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "age"), AGES)
def test_age(text: str, age: int | None) -> None:
    assert Geboortedatum.lees(text).age(date(2026, 3, 20)) == age


@pytest.mark.parametrize("number", ["999000019", "111222333", "123456782"])
def test_a_bsn(number: str) -> None:
    assert is_bsn(number)


@pytest.mark.parametrize("number", [
    "", "000000000", "123456789", "99900001", "9990000190", "99900001a", "999 000 019", "999000018", "٩٩٩٠٠٠٠١٩",
])  # fmt: skip
def test_no_bsn(number: str) -> None:
    assert not is_bsn(number)


@pytest.mark.parametrize("place", range(9))
def test_one_wrong_digit_is_always_seen(place: int) -> None:
    good = "111222333"
    for digit in "0123456789":
        wrong = good[:place] + digit + good[place + 1 :]
        assert is_bsn(wrong) == (wrong == good)


@pytest.mark.parametrize(("text", "code"), [
    ("1234AB", "1234 AB"), ("1234 ab", "1234 AB"), (" 1234  AB ", "1234 AB"), ("0234AB", ""), ("12345", ""),
    ("1234A", ""), ("", ""), ("1234 ABC", ""), ("B1234", ""),
])  # fmt: skip
def test_postcode(text: str, code: str) -> None:
    assert postcode(text) == code


ADDRESSES = [
    ("Kievitslaan 14 B, 1997 KD Noorderveen", ("Kievitslaan", 14, "B", "1997 KD", "Noorderveen")),
    ("Kievitslaan 14b 1997KD Noorderveen", ("Kievitslaan", 14, "b", "1997 KD", "Noorderveen")),
    ("Kievitslaan 14, Noorderveen", ("Kievitslaan", 14, "", "", "Noorderveen")),
    ("Kievitslaan 14", ("Kievitslaan", 14, "", "", "")),
    ("Kievitslaan", ("Kievitslaan", None, "", "", "")),
    ("2e Keizerstraat 5-3", ("2e Keizerstraat", 5, "3", "", "")),
    ("1997 KD 14", ("", 14, "", "1997 KD", "")),
    ("14 hs, Noorderveen", ("", 14, "hs", "", "Noorderveen")),
    ("Laan van Meerdervoort 1200, Den Haag", ("Laan van Meerdervoort", 1200, "", "", "Den Haag")),
    ("'s-Gravenweg 3", ("'s-Gravenweg", 3, "", "", "")),
    ("1997 KD", ("", None, "", "1997 KD", "")),
    ("", ("", None, "", "", "")),
    (None, ("", None, "", "", "")),
]


@pytest.mark.parametrize(("text", "parts"), ADDRESSES)
def test_addresses(text: str | None, parts: tuple[object, ...]) -> None:
    found = AdresTekst.lees(text)
    assert (found.straat, found.huisnummer, found.toevoeging, found.postcode, found.plaats) == parts


@pytest.mark.parametrize("text", ["???", ",,,", "12 13 14", "1" * 30, "straat " * 100, "\n\t", "🏠 3", "Dorp, , ,"])
def test_no_address_is_too_odd(text: str) -> None:
    AdresTekst.lees(text)


@pytest.mark.parametrize(("text", "named"), [
    ("Sanne de Toets", True), ("haar man", False), ("de jongste (ik denk 6)", False), ("Onbekend", False),
    ("Moeder", False),
    ("moeder Sanne", True), ("buurvrouw", False), ("", False), ("J.", True), ("Ukkie", False), ("De baby", False),
    ("zoontje Bram", True), ("visser (jong stel)", True), ("jan visser", True), ("de vries", True),
    ("fam. visser", True), ("anne-marie visser", True), ("محمد", True),
    ("van", False), ("mw.", False), ("een kleuter", False), ("baby, 10 dagen", False), ("die vriend van haar", False),
    ("meisje van 10 jaar", False), ("haar baas", False), ("(jong stel)", False), ("?", False),
    ("huisarts", False), ("oppas", False), ("anoniem", False), ("nvt", False), ("geen idee", False), ("x", False),
    ("p. visser", True), ("van buren", True), ("xi", True), ("李", True),
])  # fmt: skip
def test_a_role_is_no_name(text: str, named: bool) -> None:
    assert has_name(text) == named


@pytest.mark.parametrize(("text", "straat", "huisnummer"), [
    ("Dorpsstraat +31612345678", "Dorpsstraat +31612345678", None), ("tel 0031612345678", "tel 0031612345678", None),
    ("3000000000", "3000000000", None), ("Dorpsstraat 99999", "Dorpsstraat", 99999),
    ("Dorpsstraat 100000", "Dorpsstraat 100000", None), ("Plein 3000000000 7", "Plein 3000000000", 7),
    ("12 3000000000", "", 12),
])  # fmt: skip
def test_a_long_number_is_no_house_number(text: str, straat: str, huisnummer: int | None) -> None:
    found = AdresTekst.lees(text)
    assert (found.straat, found.huisnummer) == (straat, huisnummer)
