"""Sealing and opening one value: what the rest of the house uses."""

import hmac
from hashlib import sha256

from cryptography.exceptions import InvalidTag

from eenplan.core.crypto import bos, envelop, hoofd

__all__ = ["InvalidTag", "blind", "seal", "unseal"]


def seal(plain: bytes, *, organisation_id: int, kind: str = "gewoon", casus_id: int = 0) -> bytes:
    """Encrypt for one organisation; `kind` is gewoon, schild or melder and has a key of its own.

    With a case the key is that case's, so that destroying it makes this unreadable in every older backup too.
    """
    key = bos.active(organisation_id, kind, casus_id)
    return envelop.close(key.cipher, key.number, key.context, plain)


def unseal(sealed: bytes | memoryview, *, organisation_id: int, kind: str = "gewoon") -> bytes:
    """Decrypt what `seal` made, of a case too; raises InvalidTag when it was changed, destroyed or not for this one."""
    raw = bytes(sealed)
    number = envelop.number_of(raw)
    key = bos.by_number(number) if number is not None else None
    if key and (key.organisation_id, key.kind) == (organisation_id, kind):
        return envelop.open_(key.cipher, key.context, raw)
    if number is not None and bos.known(number):
        raise InvalidTag
    return envelop.open_old(hoofd.derive(organisation_id, kind), kind, raw)  # from before there were data keys


def blind(value: str, *, kind: str = bos.BLIND) -> str:
    """A keyed hash by which a BSN (or what another `kind` holds) is found again but not read (hex, 64 characters)."""
    text = value if kind == bos.BLIND else f"{kind}:{value}"  # a BSN is digits only: the kinds never meet
    return hmac.new(bos.active(0, bos.BLIND).raw, text.encode(), sha256).hexdigest()
