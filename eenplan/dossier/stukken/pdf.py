"""A PDF without what it tells besides its pages: who made it, with what, when, thumbnails, the place of a photo.

Nothing is moved: what tells is overwritten with blanks of the same length, so that every reference still fits. A
stream that was compressed is compressed again and filled up. What cannot be looked into is refused (misuse 1 and 17).
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eenplan.dossier.stukken.blokken import Kapot

OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b")
STREAM = re.compile(rb"stream\r?\n")
INFO = re.compile(rb"/Info\s+(\d+)\s+\d+\s+R")
THUMB = re.compile(rb"/Thumb\s+(\d+)\s+\d+\s+R")
LENGTH = re.compile(rb"/Length\s+(\d+)\b(?!\s+\d+\s+R)")
FIRST = re.compile(rb"/First\s+(\d+)")
NAMED = re.compile(rb"/Type\s*/Metadata\b|/Subtype\s*/XML\b")
ATTACHED = re.compile(rb"/EmbeddedFiles?\b|/EF\s*<<")
REMARK = re.compile(rb"/Subtype\s*/(?:Text|FreeText|Highlight|Underline|StrikeOut|Popup|Stamp|Ink|Square|Circle)\b")
STRING = re.compile(rb"\(|<<|<")
FLATE = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?\s*(?:/|>>)")
JPEG = re.compile(rb"/Filter\s*\[?\s*/DCTDecode\b")
OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
MOST = 100 * 2**20  # of one stream when it is unpacked
DICHT = "Deze pdf is beveiligd, daardoor kan Eenplan niet zien wat erin zit. Sla hem op zonder beveiliging."
BIJLAGE = "In deze pdf zit een ander bestand. Stuur dat apart, en sla de pdf op zonder bijlage."
ONLEESBAAR = "Eenplan kan de gegevens over de maker niet uit deze pdf halen. Kies Afdrukken en dan Opslaan als pdf."


@dataclass(frozen=True, slots=True)
class Deel:
    """One object of the file: its number, where its words stand, and where its stream."""

    nummer: int
    begin: int
    woorden: bytes
    stroom: slice | None = None


def schoon(content: bytes, foto: Callable[[bytes], bytes]) -> bytes:
    """The same pages; `foto` cleans a JPEG. Raises Kapot with words for the sender."""
    if b"/Encrypt" in content:
        raise Kapot(DICHT)
    parts = list(_delen(content))
    hidden = {int(number) for number in INFO.findall(content)}
    hidden |= {-int(number) for part in parts for number in THUMB.findall(part.woorden)}
    out, found = bytearray(content), {part.nummer for part in parts}
    for part in parts:
        if ATTACHED.search(part.woorden):
            raise Kapot(BIJLAGE)
        if part.nummer in hidden or REMARK.search(part.woorden):
            out[part.begin : part.begin + len(part.woorden)] = _blank(part.woorden, part.nummer in hidden)
        if part.stroom:
            out[part.stroom] = _stroom(content[part.stroom], part, hidden, found, foto)
    if {number for number in hidden if number > 0} - found:
        raise Kapot(ONLEESBAAR)
    return bytes(out)


def _delen(content: bytes) -> Iterator[Deel]:
    at = 0
    while head := OBJECT.search(content, at):
        end = content.find(b"endobj", head.end())
        end = len(content) if end < 0 else end
        start = STREAM.search(content, head.end(), end)
        if start:
            words = content[head.end() : start.start()]
            at = _einde_stroom(content, start.end(), words)
            yield Deel(int(head[1]), head.end(), words, slice(start.end(), at))
        else:
            yield Deel(int(head[1]), head.end(), content[head.end() : end])
            at = end


def _einde_stroom(content: bytes, begin: int, words: bytes) -> int:
    """By the length that it says, when its end stands there; else where the next end stands."""
    told = LENGTH.search(words)
    end = begin + int(told[1]) if told else begin
    if not told or not content[end : end + 12].lstrip().startswith(b"endstream"):
        end = content.find(b"endstream", begin)
    if end < 0:
        raise Kapot(ONLEESBAAR)
    return end


def _stroom(raw: bytes, part: Deel, hidden: set[int], found: set[int], foto: Callable[[bytes], bytes]) -> bytes:
    """What comes in the place of this stream, as long as it was."""
    if NAMED.search(part.woorden) or -part.nummer in hidden:
        return _weer_in(raw, b" ", part.woorden)
    if JPEG.search(part.woorden):
        return foto(raw).ljust(len(raw), b"\0")[: len(raw)]
    if OBJECTS.search(part.woorden):
        plain = _uit(raw, part.woorden)
        return _weer_in(raw, _binnen(plain, part.woorden, hidden, found), part.woorden)
    return raw


def _binnen(plain: bytes, words: bytes, hidden: set[int], found: set[int]) -> bytes:
    """The objects inside an object stream: a row of numbers and places, then the objects."""
    first = FIRST.search(words)
    row = plain[: int(first[1])].split() if first else []
    if not first or len(row) % 2 or ATTACHED.search(plain):
        raise Kapot(BIJLAGE if first else ONLEESBAAR)
    numbers, places = [int(item) for item in row[::2]], [int(first[1]) + int(item) for item in row[1::2]]
    out = bytearray(plain)
    for number, begin, end in zip(numbers, places, [*places[1:], len(plain)], strict=True):
        found.add(number)
        if number in hidden or REMARK.search(plain[begin:end]):
            out[begin:end] = _blank(plain[begin:end], number in hidden)
    return bytes(out)


def _uit(raw: bytes, words: bytes) -> bytes:
    if b"/Filter" not in words:
        return raw
    unpack = zlib.decompressobj()
    try:
        if not FLATE.search(words):
            raise Kapot(ONLEESBAAR)
        plain = unpack.decompress(raw, MOST)
    except zlib.error as fault:
        raise Kapot(ONLEESBAAR) from fault
    if unpack.unconsumed_tail:
        raise Kapot(ONLEESBAAR)
    return plain


def _weer_in(raw: bytes, plain: bytes, words: bytes) -> bytes:
    """Packed as it was, filled up to the same length: behind its end nobody reads."""
    if b"/Filter" not in words:
        return plain.ljust(len(raw))[: len(raw)]
    packed = zlib.compress(plain, 9) if FLATE.search(words) else b""
    if len(packed) > len(raw):
        raise Kapot(ONLEESBAAR)
    return packed.ljust(len(raw), b"\0")


def _blank(words: bytes, alles: bool) -> bytes:
    """Every string of this object as blanks; of a remark only who made it (`/T`)."""
    out = bytearray(words)
    for begin, end in _teksten(words):
        if alles or re.search(rb"/T\s*[(<]$", words[:begin]):
            filling = b"20" * (end - begin) if words[begin - 1 : begin] == b"<" else b" " * (end - begin)
            out[begin:end] = filling[: end - begin]
    return bytes(out)


def _teksten(words: bytes) -> Iterator[tuple[int, int]]:
    """Where the contents of each (string) and <hex string> begin and end."""
    at = 0
    while found := STRING.search(words, at):
        at = found.end()
        if found[0] == b"<<":
            continue
        end = _einde(words, at) if found[0] == b"(" else words.find(b">", at)
        end = len(words) if end < 0 else end
        yield at, end
        at = end + 1


def _einde(words: bytes, at: int) -> int:
    """The bracket that closes this string; brackets inside come in pairs or behind a backslash."""
    depth = 1
    while at < len(words):
        char = words[at : at + 1]
        if char == b"\\":
            at += 1
        depth += (char == b"(") - (char == b")")
        if depth == 0:
            return at
        at += 1
    return -1
