"""Sealing what must not be read from a stolen disk: AES-256-GCM-SIV per organisation, HMAC blind index.

The master key lives in a file (0600) outside the database; keys per organisation and kind are derived
from it by HKDF, so that a shielded address and a reporter can never be opened with the key of ordinary data.
"""

import hmac
import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12
KEY = 32


@lru_cache(maxsize=1)
def _master() -> bytes:
    path = Path(settings.EENPLAN_KEY_FILE)
    if not path.exists():
        _make(path)
    key = path.read_bytes()
    if len(key) != KEY:
        raise ValueError(f"De sleutel in {path} is beschadigd: zet de reservekopie terug.")
    return key


def _make(path: Path) -> None:
    """Put a fresh key there, whole or not at all; who comes second keeps the key of the first."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sleutel-")  # 0600 from the start
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(KEY))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first
            os.link(name, path)
    finally:
        os.unlink(name)


@lru_cache(maxsize=512)
def _key(organisation_id: int, kind: str) -> bytes:
    info = f"eenplan/{kind}/{organisation_id}".encode()
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=info).derive(_master())


def seal(plain: bytes, *, organisation_id: int, kind: str = "gewoon") -> bytes:
    """Encrypt for one organisation; `kind` is gewoon, schild or melder and has a key of its own."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCMSIV(_key(organisation_id, kind)).encrypt(nonce, plain, kind.encode())


def unseal(sealed: bytes | memoryview, *, organisation_id: int, kind: str = "gewoon") -> bytes:
    """Decrypt what `seal` made; raises InvalidTag when it was changed or sealed for another."""
    raw = bytes(sealed)
    return AESGCMSIV(_key(organisation_id, kind)).decrypt(raw[:NONCE], raw[NONCE:], kind.encode())


def blind(value: str) -> str:
    """A keyed hash by which a BSN can be found again but not read (hex, 64 characters)."""
    return hmac.new(_key(0, "blind"), value.encode(), sha256).hexdigest()
