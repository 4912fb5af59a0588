"""The smallest pictures, built block by block, with and without what they should not tell."""

import struct
import zlib

KANARIE = b"KANARIE-52.09N-5.12E"


def chunk(name: bytes, body: bytes = b"") -> bytes:
    """One block of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def segment(marker: int, body: bytes = b"") -> bytes:
    """One block of a JPEG."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(orientation: int = 6, order: str = ">") -> bytes:
    """What a phone adds: how the picture is turned, and more."""
    mark = b"MM" if order == ">" else b"II"
    head = mark + struct.pack(f"{order}HIH", 42, 8, 2)
    maker = struct.pack(f"{order}HHII", 0x010F, 2, len(KANARIE), 38)
    turned = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    return segment(0xE1, b"Exif\x00\x00" + head + maker + turned + b"\x00" * 4 + KANARIE)


def png(*extra: bytes) -> bytes:
    """One red pixel, with these blocks before it."""
    size = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + b"".join(extra) + pixels + chunk(b"IEND")


JFIF = segment(0xE0, b"JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x00\x00")
PIXELS = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
TABLES = segment(0xDB, b"\x00" + bytes(64)) + segment(0xC4, b"\x00" + bytes(16))


def jpg(*extra: bytes, between: bytes = b"") -> bytes:
    """A picture of two scans, with these blocks after its first one, and one more between the scans."""
    return b"\xff\xd8" + JFIF + b"".join(extra) + TABLES + PIXELS + between + TABLES + PIXELS + b"\xff\xd9"


PNG, JPG = png(), jpg()
