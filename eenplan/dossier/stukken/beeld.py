"""A picture without what it tells besides its pixels: place, device, maker, time and thumbnail (misuse cases 1, 17).

JPEG and PNG are rows of blocks. The blocks that make the picture are kept byte for byte and every other is left out,
also what follows the end (a phone hides a second picture there). How the picture is turned is kept, and nothing else.
"""

import re
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from zlib import crc32

from eenplan.dossier.stukken import docx, pdf
from eenplan.dossier.stukken.blokken import Kapot

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Besides the critical chunks (capital first letter): transparency, colour, size of a pixel, animation.
PNG_KEPT = frozenset(
    {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"hIST", b"sPLT", b"acTL",
     b"fcTL", b"fdAT"}
)  # fmt: skip
EOI, SOS, APP1 = 0xD9, 0xDA, 0xE1
# Application segments that a decoder needs: how pixels and colours are meant.
JPEG_KEPT = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
COMMENT, APPLICATION = 0xFE, range(0xE0, 0xF0)
NOT_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7]")  # in pixels a 0 follows 0xFF, or a restart mark
EXIF, ORIENTATION = b"Exif\x00\x00", 0x0112


def schoon(soort: str, content: bytes) -> bytes:
    """The picture or paper without metadata; any other kind of file as it is. Raises Kapot."""
    clean = SCHOONMAKERS.get(soort)
    try:
        return clean(content) if clean else content
    except Kapot:
        raise
    except (struct.error, IndexError, ValueError) as short:
        raise Kapot from short


def _png(content: bytes) -> bytes:
    kept, names = [PNG_SIGNATURE], []
    for name, chunk in _chunks(content):
        names.append(name)
        if name[:1].isupper() or name in PNG_KEPT:
            kept.append(chunk)
    if names[0] != b"IHDR" or b"IDAT" not in names:
        raise Kapot
    return b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk up to and with the last one, with its checksum checked."""
    at = len(PNG_SIGNATURE)
    while True:
        (length,) = struct.unpack_from(">I", content, at)
        end = at + 12 + length
        name, (told,) = content[at + 4 : at + 8], struct.unpack_from(">I", content, end - 4)
        if crc32(content[at + 4 : end - 4]) != told:
            raise Kapot
        yield name, content[at:end]
        if name == b"IEND":
            return
        at = end


def _jpeg(content: bytes) -> bytes:
    kept, scanned, turned = [b"\xff\xd8"], False, 0
    for marker, segment in _segments(content):
        if marker == APP1:
            turned = turned or _orientation(segment[4:])
        elif marker in APPLICATION:
            if marker in JPEG_KEPT and segment[4:].startswith(JPEG_KEPT[marker]):
                kept.append(segment)
        elif marker != COMMENT:
            kept.append(segment)
            scanned |= marker == SOS
    if not scanned:
        raise Kapot
    at = 2 if kept[1][1] == 0xE0 else 1  # JFIF stays first
    return b"".join([*kept[:at], _only_orientation(turned), *kept[at:]])


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment up to and with the end of the picture; a scan comes with its pixels."""
    at = 2
    while True:
        while content[at] == 0xFF and content[at + 1] == 0xFF:  # fill bytes
            at += 1
        start, marker = at, content[at + 1]
        if content[at] != 0xFF or marker == 0:
            raise Kapot
        if marker == EOI:
            end = at + 2
        else:
            (length,) = struct.unpack_from(">H", content, at + 2)
            end = at + 2 + length
            if length < 2:
                raise Kapot
            end = _after_pixels(content, end) if marker == SOS else end
        yield marker, content[start:end]
        if marker == EOI:
            return
        at = end


def _after_pixels(content: bytes, at: int) -> int:
    """Where the next segment starts."""
    found = NOT_PIXELS.search(content, at)
    if found is None:
        raise Kapot
    return found.start()


def _orientation(exif: bytes) -> int:
    """How the picture is turned (2 to 8), or 0; a block that cannot be read turns nothing."""
    order = {b"II": "<", b"MM": ">"}.get(exif[6:8])
    if not exif.startswith(EXIF) or order is None:
        return 0
    tiff = exif[6:]
    with suppress(struct.error):
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * number)
            if tag == ORIENTATION:
                return value if 2 <= value <= 8 else 0
    return 0


def _only_orientation(turned: int) -> bytes:
    """A block with that one number, so that a photo of a phone still stands upright."""
    if not turned:
        return b""
    body = EXIF + b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


SCHOONMAKERS: dict[str, Callable[[bytes], bytes]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "application/pdf": lambda content: pdf.schoon(content, _jpeg),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": lambda content: docx.schoon(
        content, schoon
    ),
}
