"""Writes a document as PDF: A4, readable letters that know every European name, nothing of the maker inside."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from functools import singledispatch
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace
from fpdf.prefs import ViewerPreferences

from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Papier, Tabel, Velden

LETTERS = Path(__file__).parent / "letters"
MARGIN, BODY, LINE = 20, 10.5, 5.2  # mm, points, mm
FOOT = 16  # mm, below the last line
HALF = 148  # mm from the top of a page
WINDOW = 45  # mm from the top: where the window of an envelope is
SCALES = (1.0, 0.9, 0.82, 0.73)  # of the letters, when a document has to fit on one sheet
SAVING = SCALES[1:3]  # what is still easy to read


def write_pdf(papier: Papier) -> bytes:
    """The document as bytes; the same document gives the same bytes."""
    letters = _letters()
    first = sheet = _written(papier, SCALES[0], letters)
    spare = papier.zuinig and first.page_no() > 1 and first.get_y() < HALF
    most = 1 if papier.een_blad else first.page_no() - spare
    for scale in SCALES[1:] if papier.een_blad else SAVING:
        if sheet.page_no() <= most:
            break
        sheet = _written(papier, scale, letters)
    if not papier.een_blad and sheet.page_no() > most:  # smaller letters only where they save a page
        sheet = first
    return bytes(sheet.output())


def _letters() -> dict[str, Any]:
    """Our letters, read once for a document however often it is tried: reading them is most of the work."""
    empty = FPDF()
    empty.add_font("letter", "", LETTERS / "DejaVuSans.ttf")
    empty.add_font("letter", "B", LETTERS / "DejaVuSans-Bold.ttf")
    return empty.fonts


def _written(papier: Papier, scale: float, letters: dict[str, Any] | None = None) -> "_Sheet":
    sheet = _Sheet(papier, scale, letters)
    sheet.add_page()
    if papier.adres:
        sheet.set_y(WINDOW)
        sheet.line_of("\n".join(papier.adres), after=12)
    sheet.line_of(papier.titel, size=16, bold=True, after=1, tag="H1")
    sheet.line_of(papier.kenmerk, size=9, after=4)
    for block in papier.blokken:
        _put(block, sheet)
    return sheet


class _Sheet(FPDF):
    """A4 with our letters, and a foot on each page; what is read aloud says what it is (tagged PDF, ADR 0020)."""

    def __init__(self, papier: Papier, scale: float, letters: dict[str, Any] | None = None) -> None:
        super().__init__(format="A4")
        self.papier, self.scale, self.tag = papier, scale, ""
        self.fonts.update(deepcopy(letters or _letters()))  # each sheet keeps its own list of the signs that it uses
        margin = MARGIN * scale**2  # small letters need the room, a full line stays readable
        self.set_margins(margin, margin)
        self.set_auto_page_break(True, max(margin, FOOT))
        self.set_lang("nl-NL")
        self.set_title(clean(papier.titel))
        self.set_creation_date(papier.op)
        self.set_producer("Eenplan")
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def header(self) -> None:
        """The mark, where there is one; what went on from the page before is tagged again."""
        going, self.tag = self.tag, ""
        if self.papier.merk:
            self.line_of(self.papier.merk, size=8, bold=True, after=2)
        if going:
            self._open(going)

    def footer(self) -> None:
        """Which document, which page of how many; not read aloud."""
        going = self.tag
        self._close()
        self._out("/Artifact BMC")
        self.set_y(-14)
        self.set_font("letter", "", 8)
        self.cell(0, 5, f"{clean(self.papier.kenmerk)}  |  {self.page_no()} van {{nb}}", align="R")
        self._out("EMC")
        self.tag = going

    @contextmanager
    def tagged(self, tag: str) -> Iterator[None]:
        """What is written in here is one of these (P, H1, H2), also where it goes on to the next page."""
        self._open(tag)
        yield
        self._close()

    def _open(self, tag: str) -> None:
        number = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{tag}", mcid=number)
        self._out(f"/{tag} <</MCID {number}>> BDC")
        self.tag = tag

    def _close(self) -> None:
        if self.tag:
            self._out("EMC")
        self.tag = ""

    def line_of(self, text: str, size: float = BODY, *, bold: bool = False, after: float = 0, tag: str = "P") -> None:
        """Text over the width, as many lines as it needs; within another tag it is part of that."""
        self.set_font("letter", "B" if bold else "", size * self.scale)
        height = LINE * max(1.0, size / BODY) * self.scale
        with nullcontext() if self.tag else self.tagged(tag):
            self.multi_cell(0, height, clean(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(after * self.scale)


def clean(text: str) -> str:
    """Without the signs that steer a printer or turn the reading direction; with line ends."""
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(sign for sign in plain if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"})


@singledispatch
def _put(block: Blok, sheet: _Sheet) -> None:
    raise TypeError(type(block).__name__)


@_put.register
def _kop(block: Kop, sheet: _Sheet) -> None:
    if sheet.will_page_break(LINE * 5):  # a heading never stands alone at the foot
        sheet.add_page()
    sheet.ln(3 * sheet.scale)
    sheet.line_of(block.tekst, size=12, bold=True, after=1, tag="H2")


@_put.register
def _alinea(block: Alinea, sheet: _Sheet) -> None:
    sheet.line_of(block.tekst, after=2)


@_put.register
def _lijst(block: Lijst, sheet: _Sheet) -> None:
    for number, line in enumerate(block.regels, 1):
        sheet.set_font("letter", "", BODY * sheet.scale)
        with sheet.tagged("P"):
            sheet.cell(8, LINE * sheet.scale, f"{number}." if block.genummerd else "•")
            sheet.line_of(line, after=0.8)
    sheet.ln(1.5 * sheet.scale)


@_put.register
def _velden(block: Velden, sheet: _Sheet) -> None:
    rows = tuple((label, value or "niet ingevuld") for label, value in block.paren)
    _grid(sheet, rows, (30, 70), head=False)


@_put.register
def _tabel(block: Tabel, sheet: _Sheet) -> None:
    _grid(sheet, (block.koppen, *block.rijen), block.breedtes or (1,) * len(block.koppen), head=True)


def _grid(sheet: _Sheet, rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...], *, head: bool) -> None:
    sheet.set_font("letter", "", (BODY - 1) * sheet.scale)
    with sheet.tagged("P"), sheet.table(
        col_widths=widths, text_align="LEFT", line_height=LINE * sheet.scale, first_row_as_headings=head,
        padding=sheet.scale, headings_style=FontFace(emphasis="BOLD"), borders_layout="HORIZONTAL_LINES",
    ) as table:  # fmt: skip
        for row in rows:
            table.row([clean(cell) for cell in row])
    sheet.ln(3 * sheet.scale)
