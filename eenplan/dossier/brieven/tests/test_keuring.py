"""What stops a letter: whatever its recipient must not learn, in any spelling; ordinary words go. No database."""

from datetime import UTC, datetime

import pytest

from eenplan.core.papier.rules import Alinea, Kop, Lijst, Papier, Tabel, Velden
from eenplan.dossier.brieven.keuring import Ander, Gevonden, Verboden, keur, woorden_van
from eenplan.dossier.brieven.rules import Soort
from eenplan.dossier.brieven.teksten import Inhoud, brief
from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum

OP = datetime(2026, 3, 20, 9, tzinfo=UTC)
GEHEIM = "een afgeschermde plek"
ADRES = "een adres"
TELEFOON = "een telefoonnummer of mailadres"
MELDER = "iets over wie heeft gemeld of informatie gaf"
NAAM = "de naam van iemand anders uit dit dossier"
GEBOREN = "de geboortedatum van iemand anders"
BSN = "een burgerservicenummer"


def streng() -> Verboden:
    """A letter to Sanne Toets, of a case with Peter Bakker and her son, who bears her name."""
    return Verboden(
        geheime_plekken=(
            AdresTekst.lees("Schuilhof 3, 1999 VB Zuiderschans"), AdresTekst.lees("Stille hoeve, Toetsdorp"),
            AdresTekst.lees("Ergenslaan 5"),
        ),
        andere_plekken=(AdresTekst.lees("Ooievaar 8, Toetsdorp"),),
        anderen=(
            Ander("Peter", "Bakker", Geboortedatum(1988, 5, 2)), Ander("Bram", "Toets", heel=True), Ander("Bo"),
            Ander("Kim", "Visser-Jansen"),
        ),
        eigen_plekken=(AdresTekst.lees("Proefstraat 12, 1234 AB Toetsdorp"),), eigen_steden=("Toetsdorp",),
        eigen_nummers=("0800-2000", "010 123 45 67"),
        bron=lambda said: said.replace("Ellen Drost", "[melder]"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wij bellen u maandag. U woont aan de Proefstraat 12 in Toetsdorp. Bel 0800-2000.", ()),
        ("Bram was er ook bij. Uw zoon Peter niet. De bakker is open.", ()),
        ("Wij zijn er voor u in Toetsdorp en Zuiderschanserveen.", ()),
        ("Zij is op Schuilhof 3.", (GEHEIM, ADRES)),
        ("Zij is in zuiderschans.", (GEHEIM,)),
        ("Zuiderschans", (GEHEIM,)),
        ("Zij is op de Stille Hoeve.", (GEHEIM,)),
        ("Zij is bij Ooievaar 8.", (ADRES,)),
        ("Kom naar Andereweg 4.", (ADRES,)),
        ("Ellen Drost belde ons.", (MELDER,)),
    ],
)
def test_where_somebody_is_and_who_reported_do_not_leave(text: str, kinds: tuple[str, ...]) -> None:
    assert streng().in_tekst(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bel haar: 06 12 34 56 78.", (TELEFOON,)),
        ("Bel 0800-2000 of 0612345678.", (TELEFOON,)),
        ("Bel 010-1234567, +31 10 1234567 of 10 1234567.", ()),
        ("Bel 31101234567.", ()),
        ("Bel 06-1234567x8.", ()),
        ("Wij komen op 12-03-2026, of op 3/4/2026 14:30 uur.", ()),
        ("Wij komen 31.12.2026 9.00 uur, of 20-10-2026.", ()),
        ("Bel 06-12-2034 56 78.", (TELEFOON,)),
        ("Bel 06 12-03-2034.", (TELEFOON,)),
        ("Bel 06. 12-03-2034.", (TELEFOON,)),
        ("Bel 06-12-20345678.", (TELEFOON,)),
        ("Bel 12-03-2034.5678.", (TELEFOON,)),
        ("Bel +12-03-2034.", (TELEFOON,)),
        ("Mail naar zij@voorbeeld.nl", (TELEFOON,)),
        ("Het nummer is 999000019.", (TELEFOON, BSN)),
        ("Het nummer is 999.000 019.", (TELEFOON, BSN)),
        ("Het nummer is 999000018.", (TELEFOON,)),
    ],
)
def test_numbers_do_not_leave_but_for_those_to_call_us(text: str, kinds: tuple[str, ...]) -> None:
    assert streng().in_alles(text) == kinds


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Meneer Bakker zegt iets anders.", True),
        ("Bakker", True),
        ("Peter Bakkers auto", True),
        ("Wij spraken Bakker", True),
        ("wij spraken bakker", True),
        ("Wij spraken de bakker.", False),
        ("De Bakkerij is open.", False),
        ("Wij spraken Jan.", False),
        ("De bakker sprak met Jan.", False),
        ("Bram Toets zei het.", True),
        ("Toen zei Bram Toets", True),
        ("Bram toets", False),
        ("Toets is Bram.", False),
        ("Bij Sanne Toets.", False),
        ("Bij Bram Pietersen.", False),
        ("Bij bram toetsdorp.", False),
        ("Toen was bram toets bang.", False),
        ("Kim Visser-Jansens auto", True),
        ("Zij is er.", False),
    ],
)
def test_somebody_else_is_named_only_by_his_own_name(text: str, named: bool) -> None:
    assert streng().in_tekst(text) == ((NAAM,) if named else ())


@pytest.mark.parametrize("month", range(1, 13))
def test_a_birth_date_is_seen_however_it_is_written(month: int) -> None:
    names = "januari februari maart april mei juni juli augustus september oktober november december"
    word = names.split()[month - 1]
    letter = Verboden(anderen=(Ander("Bo", "Bos", Geboortedatum(2008, month, 2)),))
    for said in (
        f"2-{month}-2008", f"02/{month:02}/2008", f"2. {month}. 08", f"02.{month:02}.08", f"2 {word} 2008",
        f"02  {word.upper()} 2008", f"2008-{month:02}-02",
    ):  # fmt: skip
        assert GEBOREN in letter.in_alles(f"Geboren op {said}.")
    for said in (f"12-{month}-2008", f"2-{month}-20081", f"2-{month}-2009", f"12 {word} 2008", f"2 {word} 2009"):
        assert GEBOREN not in letter.in_alles(f"Geboren op {said}.")


def test_a_birth_date_with_a_short_year_is_seen() -> None:
    assert GEBOREN in streng().in_alles("Geboren op 2-5-88.")


@pytest.mark.parametrize("known", [(None, 5, 2), (1988, None, 2), (1988, 5, None), (None, None, None)])
def test_a_birth_date_that_is_not_whole_stops_nothing(known: tuple[int | None, int | None, int | None]) -> None:
    letter = Verboden(anderen=(Ander("Bo", "Bos", Geboortedatum(*known)),))
    assert letter.in_alles("Op 2 mei 1988, 2-5-1988, in 1988-05, 2 mei of in 1988 was dat zo, 2--1988.") == ()


def test_nothing_known_of_a_case_stops_no_ordinary_letter() -> None:
    assert Verboden().in_tekst("Wij bellen u maandag.") == ()
    assert Ander() == Ander("", "", Geboortedatum(), heel=False)


def test_who_writes_the_letter_learns_all_that_is_wrong_at_once_and_not_what_we_know() -> None:
    with pytest.raises(Gevonden) as stopped:
        keur(streng(), "Bakker is op Schuilhof 3.", ["Geboren 2-5-1988"])
    assert stopped.value.soorten == (GEHEIM, ADRES, NAAM, GEBOREN)
    assert stopped.value.message == (
        f"Deze brief kan zo niet weg. Er staat {GEHEIM}, {ADRES}, {NAAM} en {GEBOREN} in. "
        "Haal het weg; uw tekst blijft staan."
    )


def test_numbers_of_two_places_in_a_letter_are_no_telephone_together() -> None:
    keur(streng(), "", ["06 12", "34 56", "999000", "019"])


def test_every_word_that_leaves_is_looked_at() -> None:
    papier = Papier("titel", "kenmerk", OP, (
        Kop("kop"), Alinea("alinea"), Lijst(("een", "twee")), Velden((("woord", "waarde"),)),
        Tabel(("links", "rechts"), (("a", "b"), ("c", "d"))),
    ), merk="merk")  # fmt: skip
    said = "titel kenmerk merk bestand kop alinea een twee woord waarde links rechts a b c d"
    assert " ".join(woorden_van(papier, "bestand")) == said


def test_a_letter_is_looked_through_from_end_to_end() -> None:
    given = Inhoud(
        Soort.OVERDRACHT, "Sanne Toets", ("Proefstraat 12", "1234 AB  Toetsdorp"), "Veilig Thuis", "", "B-1", OP,
        nieuwe_organisatie="Lokaal team Zuiderschans",
    )  # fmt: skip
    with pytest.raises(Gevonden, match="een afgeschermde plek") as stopped:
        keur(streng(), "", woorden_van(brief(given), "brief"))
    assert "Schuilhof" not in stopped.value.message
    with pytest.raises(Gevonden) as stopped:
        keur(streng(), "", ["", "Schuilhof 3.pdf"])  # also in the name of the file
    assert stopped.value.soorten == (GEHEIM, ADRES)
    keur(streng(), "Tot maandag.", woorden_van(brief(Inhoud(
        Soort.INFORMATIE, "Sanne Toets", (), "Veilig Thuis", "", "B-1", OP)), "brief"))  # fmt: skip


@pytest.mark.parametrize(("said", "kind"), [
    ("Zij woont in Schuil\u00adstad", GEHEIM), ("Zij woont in Schuil\u200bstad", GEHEIM),
    ("Bel 0570\u2013123456", TELEFOON), ("Bel 0612\u2011345678", TELEFOON), ("Bel 0612_345678", TELEFOON),
    ("Geboren 02\u201305\u20131990", GEBOREN), ("Geboren 2 mrt. 1991", GEBOREN), ("Geboren 2e mei '90", GEBOREN),
    ("Mevrouw Coe\u0308rs", NAAM), ("Mevrouw Co\u00adërs", NAAM), ("BSN 999\u2013000\u2013019", BSN),
    ("Op 2 mei 2026 om 10 uur", ""), ("Wij bellen u tussen 2 mei en 9 juni.", ""),
])  # fmt: skip
def test_misbruik_01_pasted_from_a_document_it_is_seen_as_well(said: str, kind: str) -> None:
    """Word breaks words with signs that nobody sees, joins numbers with other dashes, and writes an accent apart."""
    place = AdresTekst("Schuilhof", 3, "", "1999 ZZ", "Schuilstad")
    others = (
        Ander("Zoë", "Coërs", Geboortedatum(1990, 5, 2)), Ander("Bo", "Anders", Geboortedatum(1991, 3, 2)),
    )  # fmt: skip
    found = Verboden(geheime_plekken=(place,), anderen=others).in_tekst(said)
    assert (kind in found) if kind else not found


@pytest.mark.parametrize(
    ("kinds", "said"),
    [((ADRES,), "een adres in."), ((ADRES, BSN), f"een adres en {BSN} in."),
     ((ADRES, BSN, NAAM), f"een adres, {BSN} en {NAAM} in.")],
)  # fmt: skip
def test_a_refusal_sums_up_as_people_do(kinds: tuple[str, ...], said: str) -> None:
    assert f"Er staat {said} Haal het weg" in Gevonden(kinds).message
