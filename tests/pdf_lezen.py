"""Reads a PDF of ours back, as a screen reader would: the words in the order of the file, with what each is tagged as.

Only what fpdf2 writes; another file gives nothing. No package for it is in the lock file.
"""

import re
import zlib
from typing import NamedTuple

STREAM = re.compile(rb"<<(?P<head>.*?)>>\s*stream\n(?P<data>.*?)\nendstream", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
STEP = re.compile(
    rb"/(?P<tag>\w+) <</MCID \d+>> BDC|(?P<aside>/Artifact BMC)|(?P<end>\bEMC\b)|/(?P<font>F\d+) [\d.]+ Tf|"
    rb"\((?P<text>(?:\\.|[^\\)])*)\) Tj",
    re.DOTALL,
)
ESCAPED = {b"r": b"\r", b"n": b"\n", b"t": b"\t"}


class Stuk(NamedTuple):
    """Words with their tag: P, H1, H2, `Artifact` (not read aloud), or nothing."""

    tag: str
    tekst: str


def stukken(data: bytes) -> list[Stuk]:
    """All words of the file, in order; what follows each other within one tag is one."""
    fonts = _letters(data)
    found: list[Stuk] = []
    for page in _paginas(data):
        tag, font, words = "", "", ""
        for step in STEP.finditer(page):
            if step["tag"] or step["aside"]:
                tag = step["tag"].decode() if step["tag"] else "Artifact"
            elif step["font"]:
                font = step["font"].decode()
            elif step["text"] is not None:
                words = f"{words} {_woorden(step['text'], fonts.get(font, {}))}".strip()
                if not tag:
                    found, words = [*found, Stuk("", words)], ""
            else:
                found, tag, words = [*found, Stuk(tag, words)], "", ""
    return found


def tekst(data: bytes) -> str:
    """All words, and what stands in the properties of the file."""
    return " ".join(item.tekst for item in stukken(data)) + " " + eigenschappen(data)


def eigenschappen(data: bytes) -> str:
    """Title, maker and the like."""
    rows = re.findall(rb"/(?:Title|Author|Subject|Keywords|Creator|Producer) \((.*?)\)\n", data, re.DOTALL)
    return " ".join(_string(row) for row in rows)


def _string(raw: bytes) -> str:
    plain = _plain(raw)
    return plain[2:].decode("utf-16-be") if plain.startswith(b"\xfe\xff") else plain.decode("latin-1")


def _paginas(data: bytes) -> list[bytes]:
    found = []
    for match in STREAM.finditer(data):
        if b"FlateDecode" in match["head"]:
            raw = zlib.decompress(match["data"])
            found += [raw] if b" Tj" in raw else []
    return found


def _letters(data: bytes) -> dict[str, dict[int, str]]:
    """Of each font which sign a number is."""
    found = {}
    for name, number in {(name.decode(), int(number)) for name, number in FONT.findall(data)}:
        font = re.search(rb"\n%d 0 obj(.*?)endobj" % number, data, re.DOTALL)
        where = TO_UNICODE.search(font[1]) if font else None
        table = re.search(rb"\n%d 0 obj(.*?)endobj" % int(where[1]), data, re.DOTALL) if where else None
        if table:
            body = _stroom(table[1])
            pairs = re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n", body)
            found[name] = {int(code, 16): bytes.fromhex(sign.decode()).decode("utf-16-be") for code, sign in pairs}
    return found


def _stroom(thing: bytes) -> bytes:
    raw = thing.split(b"stream\n", 1)[-1].rsplit(b"\nendstream", 1)[0]
    return zlib.decompress(raw) if b"FlateDecode" in thing else raw


def _plain(raw: bytes) -> bytes:
    return re.sub(rb"\\(.)", lambda hit: ESCAPED.get(hit[1], hit[1]), raw, flags=re.DOTALL)


def _woorden(raw: bytes, letters: dict[int, str]) -> str:
    plain = _plain(raw)
    codes = [int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2)]
    return "".join(letters.get(code, "?") for code in codes)
