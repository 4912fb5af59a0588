"""The form of a sealed value: two bytes of ours with the version, eight with the number of its key, nonce, contents.

The first ten bytes and for whom the key is are bound to the contents. Before version 1 a value was nonce and contents
alone; the chance that one begins as ours do and names a key that exists is nil in practice, and opens nothing.
"""

import os
import struct

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

VERSION = b"\xe5\x01"
HEAD, NONCE, KEY = 10, 12, 32


def head(number: int) -> bytes:
    """What a value under this key begins with."""
    return VERSION + struct.pack(">Q", number)


def number_of(raw: bytes) -> int | None:
    """The number of the key that this value (or its first ten bytes) names; None for the form of before."""
    return int.from_bytes(raw[2:HEAD], "big") if raw[:2] == VERSION and len(raw) >= HEAD else None


def close(cipher: AESGCMSIV, number: int, context: bytes, plain: bytes) -> bytes:
    """Sealed under a numbered key."""
    nonce, first = os.urandom(NONCE), head(number)
    return first + nonce + cipher.encrypt(nonce, plain, first + context)


def open_(cipher: AESGCMSIV, context: bytes, raw: bytes) -> bytes:
    """Opened; raises InvalidTag when a bit of it differs."""
    return _decrypt(cipher, raw[HEAD:], raw[:HEAD] + context)


def open_old(key: bytes, kind: str, raw: bytes) -> bytes:
    """The form of before: no number, a key derived from the head key."""
    return _decrypt(AESGCMSIV(key), raw, kind.encode())


def wrap(key: bytes, context: bytes, plain: bytes) -> bytes:
    """A key under another key."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCMSIV(key).encrypt(nonce, plain, context)


def unwrap(key: bytes, context: bytes, wrapped: bytes) -> bytes:
    """Back again; raises InvalidTag when it is another's."""
    return _decrypt(AESGCMSIV(key), wrapped, context)


def _decrypt(cipher: AESGCMSIV, raw: bytes, bound: bytes) -> bytes:
    return cipher.decrypt(raw[:NONCE], raw[NONCE:], bound)
