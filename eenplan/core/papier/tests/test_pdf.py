"""A document as PDF: whole, the same each time, readable back, and without a trace of its maker."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.http import HttpResponse
from fontTools.ttLib import TTFont

from eenplan.core.papier.pdf import LETTERS, clean, write_pdf
from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Papier, Tabel, Velden
from eenplan.core.papier.web import pdf_answer
from tests.pdf_lezen import Stuk, eigenschappen, stukken

OP = datetime(2026, 3, 20, 9, tzinfo=UTC)
ROWS = tuple((f"Afspraak {number}", "Peter", "20 maart") for number in range(60))
ALLES: tuple[Blok, ...] = (
    Kop("Wie"),
    Velden((("Naam", "Şükran Ćosić-van der Ää"), ("Adres", ""))),
    Alinea("Eerste regel\r\nTweede regel"),
    Lijst(("Peter slaapt elders", "Oma belt elke avond"), genummerd=True),
    Lijst(("los",)),
    Tabel(("Wat", "Wie", "Tot"), ROWS, (3, 1, 1)),
)


def papier(*blokken: Blok, merk: str = "") -> Papier:
    return Papier("Veiligheidsplan", "C-2026-0001", OP, blokken, merk)


def test_each_kind_of_block_and_many_pages() -> None:
    made = write_pdf(papier(*ALLES, merk="Voorbeeldinhoud"))
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page\n") >= 3


def test_the_same_document_is_the_same_bytes() -> None:
    assert write_pdf(papier(*ALLES)) == write_pdf(papier(*ALLES))
    assert write_pdf(papier(*ALLES)) != write_pdf(papier(Kop("Anders")))


def test_nothing_of_the_maker_is_inside() -> None:
    made = write_pdf(papier(Alinea("tekst")))
    assert b"/Author" not in made
    assert b"20260320" in made  # the moment of the document, not of the machine
    assert str(Path(__file__).parent).encode() not in made


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("gewoon", "gewoon"),
        ("een\r\ntwee", "een\ntwee"),
        ("tab\thier", "tab hier"),
        ("\x00\x1b[31mrood", "[31mrood"),
        ("om\u202egekeerd", "omgekeerd"),
        ("Ćosić", "Ćosić"),
    ],
)
def test_signs_that_steer_are_left_out(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@pytest.mark.parametrize("rijen", [(("a",),), (("a", "b", "c"),)])
def test_a_crooked_table_is_refused(rijen: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="2 koppen"):
        Tabel(("Wat", "Wie"), rijen)
    with pytest.raises(ValueError, match="2 koppen"):
        Tabel(("Wat", "Wie"), (), (1, 1, 1))


@pytest.mark.parametrize("file", ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"])
def test_the_letters_know_the_names_of_europe(file: str) -> None:
    known = TTFont(LETTERS / file).getBestCmap()
    assert not [sign for sign in "ŞşĞğİıĆćČčŽžŁłŃńØøÆæÐðÞþŐőŰűÅåĖėŢţ•" if ord(sign) not in known]


def test_long_words_and_empty_tables_break_nothing() -> None:
    assert write_pdf(papier(Alinea("x" * 500), Velden((("w" * 200, "y" * 900),)), Tabel(("Wat",), ())))


def test_the_answer_names_no_person() -> None:
    answer = pdf_answer(papier(Kop("Wie")), "veiligheidsdocument")
    assert isinstance(answer, HttpResponse)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="veiligheidsdocument.pdf"'


def test_what_must_fit_on_one_sheet_gets_smaller_letters() -> None:
    lines = Alinea("\n".join(["Een regel met tekst."] * 60))
    loose = Papier("Overdracht", "C-2026-0001", OP, (lines,))
    tight = Papier("Overdracht", "C-2026-0001", OP, (lines,), een_blad=True)
    too_long = Papier("Overdracht", "C-2026-0001", OP, (lines, lines, lines), een_blad=True)
    pages = [write_pdf(made).count(b"/Type /Page\n") for made in (loose, tight, too_long)]
    assert pages[0] == 2
    assert pages[1] == 1
    assert pages[2] > 1  # it says what it has to, on as many sheets as that takes


@pytest.mark.parametrize(("lines", "pages"), [(40, (1, 1)), (56, (2, 1)), (80, (2, 2)), (99, (3, 2)), (75, (2, 2))])
def test_a_half_empty_last_page_is_saved_where_it_can_be(lines: int, pages: tuple[int, int]) -> None:
    """Not by letters that are hard to read, and nothing gets smaller when it saves no page."""
    text = Alinea("\n".join(["Een regel met tekst."] * lines))
    made = [Papier("Plan", "C-2026-0001", OP, (text,), zuinig=thrifty) for thrifty in (False, True)]
    written = [write_pdf(item) for item in made]
    assert tuple(item.count(b"/Type /Page\n") for item in written) == pages
    assert pages[0] != pages[1] or written[0] == written[1]


def test_what_is_read_aloud_says_what_it_is_in_the_order_of_the_page() -> None:
    """Tagged: title, paragraphs, headings; the foot is not read. Read back from the file itself."""
    letter = Papier("Wij stoppen", "B-000001", OP, (Alinea("Beste Şükran,"), Kop("Vragen?"), Lijst(("Bel ons.",))),
                    adres=("Şükran Ć", "Proefstraat 12 B"))  # fmt: skip
    made = write_pdf(letter)
    assert stukken(made) == [
        Stuk("P", "Şükran Ć Proefstraat 12 B"), Stuk("H1", "Wij stoppen"), Stuk("P", "B-000001"),
        Stuk("P", "Beste Şükran,"), Stuk("H2", "Vragen?"), Stuk("P", "• Bel ons."),
        Stuk("Artifact", "B-000001  |  1 van 1"),
    ]  # fmt: skip
    assert eigenschappen(made).split() == ["Eenplan", "Wij", "stoppen"]  # who made it is no person
    assert all(mark in made for mark in (b"/MarkInfo", b"/StructTreeRoot", b"(nl-NL)", b"/DisplayDocTitle true"))


def test_a_paragraph_that_goes_on_is_tagged_on_each_page() -> None:
    long = stukken(write_pdf(papier(Alinea("woord " * 3000), merk="Voorbeeld")))
    assert {item.tag for item in long} == {"P", "H1", "Artifact"}
    assert sum(item.tag == "Artifact" for item in long) >= 3
    assert " ".join(item.tekst for item in long if item.tag == "P").count("woord") == 3000
