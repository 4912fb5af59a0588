"""Persons of a CSV file: columns under any usual name, and a clear word for a line that is wrong."""

from pathlib import Path

import pytest

from eenplan.dossier.radar.vergelijk import Profiel
from eenplan.dossier.radar.woonplek import Adres
from eenplan.site.radar.bestand import KOLOMMEN, BestandFout, Regel, lees

SANNE = Profiel(
    ("sanne", "maria"), "toets", ("toets",), (1990, 5, 2), (Adres("proefstraat", 12, "1234AB", "toetsdorp"),), "v", "9"
)


def bestand(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[Regel]:
    path = tmp_path / "personen.csv"
    path.write_text(text, encoding, newline="")
    return list(lees(path))


HEEL = [
    "id,voornamen,tussenvoegsel,achternaam,geboortedatum,geslacht,bsn,straat,huisnummer,postcode,plaats,huishouden\n"
    "p1,Sanne Maria,de,Toets,1990-05-02,v,9,Proefstraat,12,1234 AB,Toetsdorp,h1\n",
    "rec_id\tgiven_name\tsurname\tdob\tsex\tsoc_sec_id\taddress_1\tstreet_number\tpostal_code\tsuburb\thousehold\n"
    "p1\tSanne Maria\tToets\t19900502\tf\t9\tProefstraat\t12\t1234ab\tToetsdorp\th1\n",
    "Persoon;Voornaam;Achternaam;Geboren;Geslacht;BSN;Adres;Postcode;Woonplaats;Melding;Schoenmaat\r\n"
    'p1;"Sanne Maria";TOETS;02-05-1990;Vrouw;9;"Proefstraat 12";1234-AB;Toetsdorp;h1;38\r\n',
    "huishouden,unique_id,first_name,last_name,birth_date,gender,bsn,street,city,postcode\n"
    "h1,p1,Sanne Maria,Toets,2/5/1990,FEMALE,9,Proefstraat 12,Toetsdorp,1234AB\n",
]  # fmt: skip


@pytest.mark.parametrize("text", HEEL, ids=["our own", "tabs, Febrl", "semicolons, spreadsheet", "English"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_person_is_the_same_in_any_usual_layout(tmp_path: Path, text: str, encoding: str) -> None:
    assert bestand(tmp_path, text, encoding) == [Regel("p1", "h1", SANNE)]


@pytest.mark.parametrize("key", KOLOMMEN)
def test_our_own_name_of_a_column_comes_first(key: str) -> None:
    assert KOLOMMEN[key][0] == key


def test_no_name_is_of_two_columns() -> None:
    names = [name for names in KOLOMMEN.values() for name in names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("kolommen", "waarden", "veld", "wanted"),
    [
        ("geboortedatum", "1990", "geboren", (1990, 0, 0)), ("geboortedatum", "05-1990", "geboren", (1990, 5, 0)),
        ("geboortedatum", "19900000", "geboren", (1990, 0, 0)), ("geboortedatum", "", "geboren", (0, 0, 0)),
        ("geslacht", "M", "geslacht", "m"), ("geslacht", "man", "geslacht", "m"), ("geslacht", "x", "geslacht", ""),
        ("andere_namen", "Sanne Bakker;Sanne Visser", "namen", ("toets", "bakker", "visser")),
        ("straat,huisnummer", "Proefstraat,12", "adressen", (Adres("proefstraat", 12, "", ""),)),
        ("straat,huisnummer", "Proefstraat,12 B", "adressen", (Adres("proefstraat", 12, toevoeging="b"),)),
        ("straat", "Proefstraat 12 B", "adressen", (Adres("proefstraat", 12, toevoeging="b"),)),
        ("straat", "Proefstraat", "adressen", (Adres("proefstraat", 0, "", ""),)),
        ("straat,plaats", "proefstraat,toetsdorp", "adressen", (Adres("proefstraat", 0, "", "toetsdorp"),)),
        ("postcode", "1234|AB", "adressen", (Adres("", 0, "1234AB", ""),)),
        ("postcode", "BS1 4DJ", "adressen", (Adres("", 0, "BS14DJ", ""),)),
        ("postcode,huisnummer", "1234 AB,12", "adressen", (Adres("", 12, "1234AB", ""),)),
        ("plaats", "", "adressen", ()),
        ("straat", '"Proefstraat 12, 1234 AB Toetsdorp"', "adressen", SANNE.adressen),
        ("huisnummer", "12345678", "adressen", ()),
    ],
)  # fmt: skip
def test_what_a_column_may_hold(tmp_path: Path, kolommen: str, waarden: str, veld: str, wanted: object) -> None:
    (found,) = bestand(tmp_path, f"id,voornamen,achternaam,{kolommen}\np1,Sanne,Toets,{waarden}\n")
    assert getattr(found.profiel, veld) == wanted


def test_empty_lines_and_missing_cells_are_no_persons(tmp_path: Path) -> None:
    found = bestand(tmp_path, "id;achternaam;plaats\n\np1;Toets\n;;\n\np2;Bakker;Elders;te veel\n")
    assert [(row.id, row.profiel.achternaam, row.huishouden) for row in found] == [
        ("p1", "toets", ""),
        ("p2", "bakker", ""),
    ]


@pytest.mark.parametrize(
    ("text", "woorden"),
    [
        ("", "noemt geen id en naam"), ("id,plaats\np1,Elders\n", "noemt geen id en naam"),
        ("voornamen\nSanne\n", "Kolommen mogen zijn: id, voornamen"),
        ("id,voornamen\np1,Sanne\n,Peter\n", "Regel 3 heeft geen id"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, woorden: str) -> None:
    with pytest.raises(BestandFout, match=woorden):
        bestand(tmp_path, text)


def test_a_file_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(BestandFout, match=r"nergens\.csv is niet te lezen"):
        list(lees(tmp_path / "nergens.csv"))
    with pytest.raises(BestandFout, match=r"personen\.csv is niet te lezen"):
        bestand(tmp_path, "id,voornamen\np1,Zoë\n", "latin-1")


@pytest.mark.parametrize(
    ("geboren", "wanted", "woorden"),
    [
        ("1990-13-45", (1990, 0, 0), "Regel 2, geboortedatum: Deze datum bestaat niet"),
        ("19900231", (1990, 2, 0), "Regel 2, geboortedatum: Deze datum bestaat niet"),
        ("31/02/1990", (1990, 2, 0), "Regel 2, geboortedatum: Deze datum bestaat niet"),
        ("mei", (0, 0, 0), "Regel 2, geboortedatum: Dit is geen datum"),
        ("02-05-90", (0, 0, 0), "Regel 2, geboortedatum: Schrijf het jaar met vier cijfers"),
        ("0000-15-01", (0, 0, 0), "Regel 2, geboortedatum: Deze datum bestaat niet"),
    ],
)
def test_an_odd_date_is_told_and_as_much_of_it_counts_as_can_be(
    tmp_path: Path, geboren: str, wanted: object, woorden: str
) -> None:
    path, told = tmp_path / "personen.csv", []
    path.write_text(f"id,voornamen,geboren\np1,Sanne,{geboren}\np2,Peter,1990\n", "utf-8")
    one, other = lees(path, told.append)
    assert (one.profiel.geboren, other.profiel.geboren) == (wanted, (1990, 0, 0))
    assert len(told) == 1
    assert told[0].startswith(woorden)


@pytest.mark.parametrize(
    ("kolommen", "waarden", "wanted"),
    [
        ("straat,huisnummer,toevoeging", "Proefstraat,12,B-2", (Adres("proefstraat", 12, toevoeging="b2"),)),
        ("straat,huisnummer", "Proefstraat,12 (of 14)", (Adres("proefstraat", 12),)),
        ("straat,vorige_straat,vorig_huisnummer", "Laan 1,Kade,9",
         (Adres("laan", 1), Adres("kade", 9, vroeger=True))),
        ("vorige_plaats", "Elders", (Adres(plaats="elders", vroeger=True),)),
        ("address_1,address_2,street_number,suburb", "Laan,Het Hof,3,Elders",
         (Adres("laan", 3, "", "elders"), Adres("het hof", 3, "", "elders"))),
    ],
)  # fmt: skip
def test_every_address_of_a_line_counts(tmp_path: Path, kolommen: str, waarden: str, wanted: object) -> None:
    (found,) = bestand(tmp_path, f"id,achternaam,{kolommen}\np1,Toets,{waarden}\n")
    assert found.profiel.adressen == wanted


@pytest.mark.parametrize(("bsn", "wanted"), [("1234.56.782", "123456782"), ("000000000", ""), ("", ""), ("9", "9")])
def test_a_number_of_noughts_is_no_number(tmp_path: Path, bsn: str, wanted: str) -> None:
    (found,) = bestand(tmp_path, f"id,achternaam,bsn\np1,Toets,{bsn}\n")
    assert found.profiel.bsn == wanted


def test_a_line_knows_its_place_and_odd_signs_do_no_harm(tmp_path: Path) -> None:
    one, other = bestand(tmp_path, 'id,achternaam\n"p\x001","To\nets"\n\np2,Bakker\n')
    assert (one.id, one.regel, other.regel) == ("p1", 3, 5)
