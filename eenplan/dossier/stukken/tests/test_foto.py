"""Byte for byte what is left of a picture: nothing of its maker, all that a reader of pictures needs. No database."""

import struct

import pytest

from eenplan.dossier.stukken.beeld import schoon
from eenplan.dossier.stukken.blokken import Kapot
from eenplan.dossier.stukken.tests.plaatjes import (
    JFIF,
    JPG,
    KANARIE,
    PIXELS,
    PNG,
    TABLES,
    chunk,
    exif,
    jpg,
    png,
    segment,
)

REST = JPG[2 + len(JFIF) :]
BLOCK = segment(0xE1, b"Exif\x00\x00" + KANARIE)


def upright(turned: int) -> bytes:
    """The block that says how the picture is turned, and nothing else: 36 bytes."""
    body = bytes.fromhex("457869660000 4d4d002a 00000008 0001 0112 0003 00000001") + bytes([0, turned]) + bytes(6)
    return b"\xff\xe1\x00\x22" + body


@pytest.mark.parametrize("name", [
    "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "hIST", "sPLT", "acTL", "fcTL", "fdAT",
    "PLTE", "CgBI",
])  # fmt: skip
def test_a_png_looks_as_it_did(name: str) -> None:
    given = png(chunk(name.encode(), b"1234"))
    assert schoon("image/png", given) == given


@pytest.mark.parametrize("marker", [0xDF, 0xF0])
def test_a_jpeg_keeps_what_is_no_note_of_a_program(marker: int) -> None:
    given = jpg(segment(marker, b"1234"))
    assert schoon("image/jpeg", given) == given


@pytest.mark.parametrize("marker", [0xE0, *range(0xE2, 0xF0), 0xFE])
def test_a_second_picture_in_a_note_of_the_camera_goes(marker: int) -> None:
    """Some cameras put the whole picture, as it was before it was cut, in a block of their own."""
    assert schoon("image/jpeg", jpg(segment(marker, JPG))) == JPG
    assert schoon("image/jpeg", jpg(segment(marker, KANARIE))) == JPG
    assert schoon("image/jpeg", jpg(segment(marker, b""))) == JPG


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turned", range(2, 9))
def test_a_turned_photo_stands_upright(turned: int, order: str) -> None:
    mark, xmp = exif(turned, order), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + KANARIE)
    assert schoon("image/jpeg", jpg(mark, xmp)) == b"\xff\xd8" + JFIF + upright(turned) + REST
    assert schoon("image/jpeg", b"\xff\xd8" + mark + REST) == b"\xff\xd8" + upright(turned) + REST
    cut = mark[: 4 + 6 + 8 + 2 + 12 + 10]  # nothing behind the number that says it
    short = cut[:2] + struct.pack(">H", len(cut) - 2) + cut[4:]
    assert schoon("image/jpeg", jpg(short)) == b"\xff\xd8" + JFIF + upright(turned) + REST


@pytest.mark.parametrize("tells", [
    exif(0), exif(1), exif(9), exif(255),
    segment(0xE1, b"Other\x00" + exif(6)[10:]), segment(0xE1, b"Exif\x00\x00XX" + exif(6)[12:]),
    exif(6).replace(b"\x01\x12", b"\x01\x13"), BLOCK, segment(0xE1, b"Exif\x00\x00MM\x00*\x00\x00\x00\x08"),
])  # fmt: skip
def test_what_does_not_say_how_it_is_turned_leaves_nothing(tells: bytes) -> None:
    assert schoon("image/jpeg", jpg(tells)) == JPG


@pytest.mark.parametrize("soort", ["image/png", "image/jpeg"])
def test_a_picture_that_was_cut_off_is_refused_wherever(soort: str) -> None:
    whole = PNG if soort == "image/png" else JPG
    for cut in range(1, len(whole) - 8):
        with pytest.raises(Kapot):
            schoon(soort, whole[:-cut])


def test_a_png_with_one_other_pixel_than_it_says_is_refused() -> None:
    at = PNG.index(b"IDAT") + 6
    with pytest.raises(Kapot):
        schoon("image/png", PNG[:at] + bytes([PNG[at] ^ 1]) + PNG[at + 1 :])


HEAD, SCAN = b"\xff\xd8" + JFIF + TABLES, PIXELS.partition(b"\x12")[2]


@pytest.mark.parametrize("content", [
    HEAD + b"\x07" + PIXELS + b"\xff\xd9",  # a loose sign between two blocks
    HEAD + b"\x07\xff" + PIXELS + b"\xff\xd9",
    HEAD + segment(0x00, b"abc") + PIXELS + b"\xff\xd9",  # a block of no kind
    HEAD + b"\xff\xda\x00\x00" + SCAN + b"\xff\xd9",  # pixels of no length
    HEAD + b"\xff\xda\x00\x01" + SCAN + b"\xff\xd9",
    HEAD + b"\xff\xd9",  # no pixels
])  # fmt: skip
def test_a_jpeg_of_blocks_that_do_not_fit_is_refused(content: bytes) -> None:
    with pytest.raises(Kapot):
        schoon("image/jpeg", content)


@pytest.mark.parametrize("soort", [
    "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
])  # fmt: skip
def test_a_paper_is_looked_into_too(soort: str) -> None:
    with pytest.raises(Kapot):
        schoon(soort, b"%PDF-1.7 /Encrypt 5 0 R")  # shut, and no document of Word either
