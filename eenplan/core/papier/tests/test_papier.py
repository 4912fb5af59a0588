"""Documents as data: what a block refuses, which signs reach the paper, the mark and the foot of each page."""

import unicodedata
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta

import pytest

from eenplan.core.papier.pdf import SCALES, _written, clean, write_pdf
from eenplan.core.papier.rules import Alinea, Kop, Lijst, Papier, Tabel, Velden
from eenplan.core.papier.web import pdf_answer

OP = datetime(2026, 3, 20, 9, tzinfo=UTC)
DOOR = Papier("Overdracht", "C-2026-0001", OP, (Kop("Wie"), Alinea("Peter slaapt elders.")))
LONG = Alinea("\n".join(f"Regel {number} van een lang verhaal." for number in range(160)))


def sheets(papier: Papier) -> list[int]:
    """How many pieces of text stand on each sheet, before the letters are packed in (that is what takes long)."""
    return [bytes(sheet.contents).count(b"Tj") for sheet in _written(papier, SCALES[0]).pages.values()]


# --- blocks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", range(1, 5))
@pytest.mark.parametrize("cells", range(1, 5))
def test_a_table_is_as_wide_as_its_headings(columns: int, cells: int) -> None:
    heads, row = ("kop",) * columns, ("cel",) * cells
    if columns == cells:
        assert Tabel(heads, (row, row), (1,) * columns).rijen == (row, row)
        return
    for rows, shares in (((row,), ()), ((heads, row), ()), ((), (1,) * cells)):
        with pytest.raises(ValueError, match=f"{columns} koppen"):
            Tabel(heads, rows, shares)


def test_a_document_cannot_be_changed_after_it_was_made() -> None:
    with pytest.raises(FrozenInstanceError):
        DOOR.titel = "Anders"  # type: ignore[misc]  # that is what is tried
    assert Papier("Overdracht", "C-2026-0001", OP, (Kop("Wie"), Alinea("Peter slaapt elders."))) == DOOR


def test_what_is_no_block_is_a_mistake_of_the_maker() -> None:
    with pytest.raises(TypeError, match="str"):
        write_pdf(replace(DOOR, blokken=("los",)))  # type: ignore[arg-type]  # that is what is tried


# --- signs -----------------------------------------------------------------------------------------------------------

STUREN = "\x00\x07\x08\x1b\x7f\x9b\xad\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\ue000"


@pytest.mark.parametrize("sign", STUREN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_steers_leaves_no_trace(sign: str) -> None:
    assert clean(f"Sa{sign}nne") == "Sanne"
    assert clean(sign * 3) == ""


def test_a_whole_document_is_cleaned() -> None:
    odd = Papier(
        f"Over{STUREN}dracht", DOOR.kenmerk, OP, (Kop(f"W{STUREN}ie"), Alinea(f"Peter {STUREN}slaapt elders."))
    )
    assert write_pdf(odd) == write_pdf(DOOR)


@pytest.mark.parametrize("text", ["é ü ñ ß", "日本", "Ж", "€ 12,50", "½ °C", "“aanhaling”", "a\nb", ""])
def test_what_people_write_is_kept(text: str) -> None:
    assert clean(text) == text
    assert not any(unicodedata.category(sign).startswith("C") for sign in clean(text).replace("\n", ""))


@pytest.mark.parametrize("raw", ["een\r\ntwee", "een\ntwee"])
def test_every_line_end_is_one(raw: str) -> None:
    assert clean(raw) == "een\ntwee"
    assert clean(clean(raw)) == clean(raw)


# --- pages -----------------------------------------------------------------------------------------------------------


def test_the_mark_stands_above_every_page_and_only_when_there_is_one() -> None:
    plain, marked = (sheets(replace(DOOR, blokken=(LONG,), merk=mark)) for mark in ("", "Voorbeeldinhoud"))
    assert len(plain) == len(marked) == 4
    assert sum(marked) - sum(plain) == 4


def test_every_kind_of_block_draws_what_it_holds() -> None:
    blocks = {
        Kop("Wie"): 1, Alinea("een\ntwee"): 2, Lijst(("een", "twee")): 4, Lijst(("een", "twee"), genummerd=True): 4,
        Velden((("Naam", "Sanne"), ("Adres", "hier"))): 4, Tabel(("Wat", "Wie"), (("bellen", "oma"),)): 4,
    }  # fmt: skip
    (bare,) = sheets(replace(DOOR, blokken=()))
    assert sheets(replace(DOOR, blokken=tuple(blocks))) == [bare + sum(blocks.values())]


def test_an_empty_field_says_that_it_is_empty() -> None:
    said = replace(DOOR, blokken=(Velden((("Adres", "niet ingevuld"),)),))
    assert write_pdf(replace(DOOR, blokken=(Velden((("Adres", ""),)),))) == write_pdf(said)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    """However long the text above it: where the heading moves on, it takes its text along."""
    found = {}
    for lines in (40, 43):  # after 43 there is room for the heading alone
        above = Alinea("\n".join(["regel"] * lines))
        both = ((Kop("Wie"),), (Kop("Wie"), Alinea("x")))
        found[lines] = [len(sheets(replace(DOOR, blokken=(above, *rest)))) for rest in both]
    assert found == {40: [1, 1], 43: [2, 2]}


def test_letters_never_become_unreadably_small() -> None:
    assert list(SCALES) == sorted(SCALES, reverse=True)
    assert SCALES[0] == 1.0
    assert min(SCALES) * 10.5 > 7.5  # points


# --- what goes along -------------------------------------------------------------------------------------------------


def test_the_moment_is_that_of_the_document() -> None:
    later = replace(DOOR, op=OP + timedelta(days=1))
    assert b"20260321" in write_pdf(later)


def test_the_browser_shows_it_under_the_word_for_its_kind() -> None:
    answer = pdf_answer(DOOR)
    assert answer["Content-Disposition"] == 'inline; filename="document.pdf"'
    assert answer.content == write_pdf(DOOR)
