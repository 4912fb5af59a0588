"""A PDF or Word document is kept without who made it, when and where (misuse cases 1 and 17)."""

import io
import re
import time
import zipfile
import zlib
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from fpdf import FPDF

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.crypto.zegel import unseal
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.stukken.actions import bewaar, check
from eenplan.dossier.stukken.beeld import schoon
from eenplan.dossier.stukken.blokken import Kapot
from eenplan.dossier.stukken.tests.plaatjes import JPG, KANARIE, PNG, chunk, exif, jpg, png
from tests.regio import Regio

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIE = KANARIE.decode()
XMP = b"<?xpacket begin=''?><x:xmpmeta><dc:creator>" + KANARIE + b"</dc:creator></x:xmpmeta><?xpacket end='w'?>"


def obj(number: int, words: bytes, stream: bytes | None = None) -> bytes:
    tail = b"" if stream is None else b"\nstream\n" + stream + b"\nendstream"
    length = b"" if stream is None else b" /Length %d" % len(stream)
    return b"%d 0 obj\n<<%s%s>>%s\nendobj\n" % (number, words, length, tail)


def pdf(*parts: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    return b"%PDF-1.7\n" + obj(1, b"/Type /Catalog") + b"".join(parts) + b"trailer <<" + trailer + b">>\n%%EOF\n"


def flate(plain: bytes) -> bytes:
    return zlib.compress(plain, 1)


PACKED = b"/Filter /FlateDecode"
INSIDE = b"7 0 8 40 " + (b"<</Author (" + KANARIE + b")>>").ljust(40) + b"<</Keep (blijft)>>"
TELLING = {
    "info": pdf(obj(5, b"/Author (" + KANARIE + b") /Title (a\\)" + KANARIE + b"(x))"), trailer=b"/Info 5 0 R"),
    "hex": pdf(obj(5, b"/Author <" + KANARIE.hex().encode() + b">"), trailer=b"/Info 5 0 R"),
    "twee versies": pdf(obj(5, b"/Author (" + KANARIE + b")"), obj(5, b"/Author ()"), trailer=b"/Info 5 0 R"),
    "xmp": pdf(obj(6, b"/Type /Metadata /Subtype /XML", XMP)),
    "xmp ingepakt": pdf(obj(6, b"/Type /Metadata /Subtype /XML " + PACKED, flate(XMP))),
    "in een objectstroom": pdf(obj(9, b"/Type /ObjStm /N 2 /First 9 " + PACKED, flate(INSIDE)), trailer=b"/Info 7 0 R"),
    "miniatuur": pdf(obj(3, b"/Type /Page /Thumb 4 0 R"), obj(4, b"/Width 2", KANARIE * 3)),
    "gps in een foto": pdf(obj(4, b"/Subtype /Image /Filter /DCTDecode", jpg(exif(1)))),
    "opmerking": pdf(obj(4, b"/Type /Annot /Subtype /Text /T (" + KANARIE + b") /Contents (Let op)")),
}


def uitgepakt(content: bytes) -> bytes:
    """All that can be read in it, also what is packed; hexadecimals as what they mean."""
    found = [content]
    for start in re.finditer(rb"stream\r?\n", content):
        try:
            found.append(zlib.decompressobj().decompress(content[start.end() :]))
        except zlib.error:
            continue
    found += [bytes.fromhex(item[1].decode()) for item in re.finditer(rb"<((?:[0-9a-f]{2})+)>", content)]
    return b"\n".join(found)


@pytest.mark.parametrize("name", TELLING)
def test_misbruik_01_a_pdf_does_not_tell_who_made_it(name: str) -> None:
    content = TELLING[name]
    assert KANARIE in uitgepakt(content)
    clean = schoon(PDF, content)
    assert KANARIE not in uitgepakt(clean)
    assert len(clean) == len(content), "every reference still fits"
    assert schoon(PDF, clean) == clean


@pytest.mark.parametrize("piece", [b"1", b"1 ", b"9 0 obj <<", b"(", b"<", b"/Info "])
def test_a_pdf_made_to_keep_us_busy_is_looked_through_at_once(piece: bytes) -> None:
    begun = time.monotonic()
    with suppress(Kapot):
        schoon(PDF, b"%PDF-1.7\n" + piece * (200_000 // len(piece)))
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("piece", ["<Override ", ' w:author="', " w111", "<pic:cNvPr ", " w:date="])
def test_a_word_document_made_to_keep_us_busy_too(piece: str) -> None:
    begun = time.monotonic()
    schoon(DOCX, docx(**{"word__a.xml": piece * 20_000, "word__a.rels": piece * 20_000}))
    assert time.monotonic() - begun < 2


def test_what_a_pdf_says_stays() -> None:
    assert b"(Let op)" in schoon(PDF, TELLING["opmerking"])
    assert b"(blijft)" in uitgepakt(schoon(PDF, TELLING["in een objectstroom"]))
    assert JPG in schoon(PDF, TELLING["gps in een foto"])
    page = pdf(obj(4, PACKED, flate(b"BT (" + KANARIE + b") Tj ET")))
    assert schoon(PDF, page) == page


def test_misbruik_01_a_pdf_as_programs_make_it() -> None:
    made = FPDF()
    made.set_author(WIE)
    made.set_title(WIE)
    made.set_creation_date(datetime(2026, 3, 20, 9, 0, tzinfo=UTC))
    made.set_xmp_metadata(f"<x:xmpmeta>{WIE}</x:xmpmeta>")
    made.add_page()
    made.set_font("helvetica")
    made.cell(text="Wij troffen mevrouw aan.")
    content = bytes(made.output())
    clean = schoon(PDF, content)
    assert KANARIE in uitgepakt(content)
    assert KANARIE not in uitgepakt(clean)
    assert b"20260320" not in clean
    assert b"Wij troffen" in uitgepakt(clean)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf(trailer=b"/Encrypt 4 0 R"), "beveiligd"),
        (pdf(obj(4, b"/Type /EmbeddedFile", b"x")), "ander bestand"),
        (pdf(trailer=b"/Info 44 0 R"), "Opslaan als pdf"),
        (pdf(obj(6, b"/Type /ObjStm /First 9 /Filter /LZWDecode", b"x"), trailer=b"/Info 7 0 R"), "Opslaan als pdf"),
        (pdf(obj(6, b"/Type /ObjStm /First 9 " + PACKED, b"geen zlib")), "Opslaan als pdf"),
        (pdf(b"4 0 obj <</Length 9>> stream\nnooit"), "Opslaan als pdf"),
    ],
)
def test_a_pdf_that_cannot_be_looked_into_is_refused_in_words(content: bytes, why: str) -> None:
    assert why in check("brief.pdf", content)


CORE = f"<cp:coreProperties><dc:creator>{WIE}</dc:creator><dc:title>{WIE}</dc:title></cp:coreProperties>"
TYPES = (
    '<Types><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="a"/><Override PartName="/docProps/core.xml" ContentType="b"/>'
    '<Override PartName="/word/people.xml" ContentType="c"/></Types>'
)
RELS = (
    '<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="x/core-properties" Target="docProps/core.xml"/>'
    '<Relationship Id="rId3" Type="x/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>'
)
OWN = (
    '<Relationships><Relationship Id="rId1" Type="x/people" Target="people.xml"/>'
    '<Relationship Id="rId2" Type="x/customXml" Target="../customXml/item1.xml"/>'
    '<Relationship Id="rId4" Type="x/image" Target="media/image1.jpeg"/></Relationships>'
)
TEXT = (
    f'<w:document><w:ins w:id="1" w:author="{WIE}" w:date="2026-03-20T09:00:00Z"><w:t>Zij blijft.</w:t></w:ins>'
    f'<pic:cNvPr id="0" name="{WIE}.jpg"/></w:document>'
)
PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": TEXT, "word/_rels/document.xml.rels": OWN,
    "word/comments.xml": f'<w:comment w:author="{WIE}" w:initials="{WIE}"><w:t>Let op.</w:t></w:comment>',
    "word/_rels/settings.xml.rels":
        f'<Relationship Id="rId1" Type="x/attachedTemplate" Target="file:///C:/{WIE}.dotm" TargetMode="External"/>',
    "word/people.xml": f'<w15:person w15:author="{WIE}"/>', "customXml/item1.xml": f"<a>{WIE}</a>",
    "word/media/image1.jpeg": jpg(exif(1)), "word/media/image2.png": png(chunk(b"tEXt", b"C\x00" + KANARIE)),
    "docProps/core.xml": CORE, "docProps/app.xml": f"<Company>{WIE}</Company>",
    "docProps/thumbnail.jpeg": JPG + KANARIE,
}  # fmt: skip


def docx(**more: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.comment = KANARIE
        for name, part in (PARTS | {key.replace("__", "/"): part for key, part in more.items()}).items():
            made.writestr(name, part)
    return out.getvalue()


def inhoud(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        return {name: given.read(name) for name in given.namelist()} | {"": given.comment}


def test_misbruik_01_a_word_document_does_not_tell_who_made_it() -> None:
    before, after = inhoud(docx()), inhoud(schoon(DOCX, docx()))
    assert sum(KANARIE in part for part in before.values()) >= 11
    assert [name for name, part in after.items() if KANARIE in part] == []
    assert b"2026-03-20" not in b"".join(after.values())
    assert (after["word/media/image1.jpeg"], after["word/media/image2.png"]) == (JPG, PNG)
    assert b"Zij blijft." in after["word/document.xml"]
    assert b"Let op." in after["word/comments.xml"]
    with zipfile.ZipFile(io.BytesIO(schoon(DOCX, docx()))) as made:
        assert {item.date_time[0] for item in made.infolist()} == {1980}


def test_no_reference_leads_to_a_part_that_is_gone() -> None:
    after = inhoud(schoon(DOCX, docx()))
    for name in ("docProps/core.xml", "word/people.xml", "customXml/item1.xml"):
        assert name not in after
    for words in (after["[Content_Types].xml"], after["_rels/.rels"], after["word/_rels/document.xml.rels"]):
        assert not re.search(rb"docProps|people|customXml", words)
    assert b'Target="word/document.xml"' in after["_rels/.rels"]
    assert b'Target="media/image1.jpeg"' in after["word/_rels/document.xml.rels"]


def test_a_clean_word_document_stays_as_it_is() -> None:
    clean = schoon(DOCX, docx())
    assert schoon(DOCX, clean) == clean


@pytest.mark.parametrize(
    "more", [{"word__embeddings__blad.xlsx": b"x"}, {"word__media__foto.TIFF": b"x"}, {"word__media__a.png": b"GIF89a"}]
)
def test_what_cannot_be_looked_into_is_refused_in_words(more: dict[str, bytes]) -> None:
    with pytest.raises(Kapot, match="Word-bestand"):
        schoon(DOCX, docx(**more))


@pytest.mark.parametrize("content", [b"PK\x03\x04 stuk", docx()[:-40], docx(word__a__xml=b"")[:200]])
def test_a_damaged_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(Kapot, match="beschadigd"):
        schoon(DOCX, content)


def test_misbruik_01_it_is_kept_without(regio: Regio) -> None:
    with act("toets", by=SYSTEM, at=regio.at) as a:
        from eenplan.dossier.casus.actions import open_casus

        casus = open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")
        stuk = bewaar(a, casus, "brief.pdf", TELLING["info"], DataClass.VEILIGHEID)
    enter(SYSTEM)
    assert Casus.objects.filter(stukken=stuk).exists()
    kept = unseal(stuk.verzegeld, organisation_id=stuk.bronhouder_id)
    assert (stuk.grootte, KANARIE in kept) == (len(kept), False)
