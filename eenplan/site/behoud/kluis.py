"""A file that only who knows the password can read, written and read as a stream.

Layout: a line that says what it is, one line of JSON (scrypt and its salt), then frames of at most 1 MiB, each sealed
with AES-256-GCM. The nonce of a frame is a random beginning, its number, and whether it is the last; the first two
lines are bound to each frame. So a frame that is changed, moved, left out or taken from another file does not open, nor
does a file of which the end is missing (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
"""

import json
import os
import struct
from collections.abc import Iterator
from enum import Enum
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from eenplan.site.pg_user import LaunchError

MAGIC = b"eenplan-kluis 1\n"
FRAME = 1 << 20
COST = 2**17  # of scrypt: 128 MiB and a few tenths of a second per guess
HIGHEST_COST = 2**20
HEAD_LIMIT = 1000


class Onleesbaar(LaunchError):
    """Not our file, another password, or damaged; the message is Dutch."""


class Soort(Enum):
    """What a frame holds; the last one of a file is EINDE."""

    DATABASE = b"D"
    BESTANDEN = b"B"
    SLEUTELS = b"S"
    OVERZICHT = b"O"
    EINDE = b"E"


class Schrijver:
    """Seals what is written to it, part by part; only after `sluit` the file is whole."""

    def __init__(self, out: BinaryIO, wachtwoord: str) -> None:
        self.out, self.number, self.begin = out, 0, os.urandom(7)
        salt = os.urandom(16)
        words = {"kdf": "scrypt", "n": COST, "r": 8, "p": 1, "zout": salt.hex(), "begin": self.begin.hex()}
        head = MAGIC + json.dumps(words).encode() + b"\n"
        out.write(head)
        self.bound = sha256(head).digest()
        self.cipher = _cipher(wachtwoord, salt, COST)

    def schrijf(self, soort: Soort, data: bytes) -> None:
        """Seal these bytes as frames of this kind."""
        for start in range(0, len(data), FRAME):
            self._frame(soort, data[start : start + FRAME], last=False)

    def sluit(self) -> None:
        """The frame that says: this is all."""
        self._frame(Soort.EINDE, b"", last=True)

    def _frame(self, soort: Soort, data: bytes, last: bool) -> None:
        sealed = self.cipher.encrypt(_nonce(self.begin, self.number, last), soort.value + data, self.bound)
        self.out.write(struct.pack(">I", len(sealed)) + sealed)
        self.number += 1


def lees(bron: BinaryIO, wachtwoord: str) -> Iterator[tuple[Soort, bytes]]:
    """Every frame in order, each checked before it is given; raises Onleesbaar, at the latest at the end."""
    head, salt, begin, cost = _head(bron)
    cipher, bound, number = _cipher(wachtwoord, salt, cost), sha256(head).digest(), 0
    while size := _size(bron):
        sealed = bron.read(size)
        last = len(sealed) == size and not (more := bron.read(1))
        if not last and len(sealed) == size:
            bron.seek(-len(more), os.SEEK_CUR)
        try:
            plain = cipher.decrypt(_nonce(begin, number, last), sealed, bound)
        except InvalidTag:
            raise Onleesbaar(_why(number)) from None
        if last:
            return
        yield Soort(plain[:1]), plain[1:]
        number += 1
    raise Onleesbaar(_why(number))


def _why(number: int) -> str:
    if number:
        return "Dit bestand is beschadigd of niet helemaal gekopieerd. Gebruik een andere back-up."
    return "Het wachtwoord past niet bij dit bestand, of het bestand is beschadigd."


def _size(bron: BinaryIO) -> int:
    """How long the next frame is; 0 where there is no (whole) one."""
    raw = bron.read(4)
    size = int(struct.unpack(">I", raw)[0]) if len(raw) == 4 else 0
    return size if size <= FRAME + 17 else 0


def _head(bron: BinaryIO) -> tuple[bytes, bytes, bytes, int]:
    """The first two lines, with salt, beginning of the nonces and cost out of the second."""
    first, second = bron.readline(HEAD_LIMIT), bron.readline(HEAD_LIMIT)
    try:
        words = json.loads(second)
        salt, begin, cost = bytes.fromhex(words["zout"]), bytes.fromhex(words["begin"]), int(words["n"])
    except (ValueError, KeyError, TypeError, OverflowError):
        cost, salt, begin = 0, b"", b""
    if first != MAGIC or len(begin) != 7 or not 1 < cost <= HIGHEST_COST or cost & (cost - 1):
        raise Onleesbaar("Dit is geen back-up van Eenplan, of van een nieuwere versie.")
    return first + second, salt, begin, cost


def _cipher(wachtwoord: str, salt: bytes, cost: int) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(wachtwoord.encode()))


def _nonce(begin: bytes, number: int, last: bool) -> bytes:
    return begin + struct.pack(">IB", number, last)
