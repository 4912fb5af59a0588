"""What of a person goes over the line: keyed hashes of combinations that hardly two people share. Pure Python.

Without the key a token says nothing and cannot be tried out; with it, only one combination at a time. Which
combinations are specific enough was measured (`tests/bench/radar/elders.py`, docs/radar.md).
"""

import hmac
import secrets
from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import sha256

from eenplan.dossier.radar.klank import klank
from eenplan.dossier.radar.vergelijk import VOEGSELS, Profiel

EVEN = 12  # as many tokens for everybody: how many there are would tell what is known of him
LENGTE = 32
MERK = b"eenplan/elders/v1/"


class Soort(StrEnum):
    """The combinations that are compared; one that both sides have is enough."""

    BSN = "bsn"
    NAAM = "naam"  # birth date, sound of the first name and of one surname
    HUIS = "huis"  # birth date, sound of the first name, postcode and house number: also after another surname


def kenmerken(wie: Profiel, bsn: str = "") -> Iterator[tuple[Soort, str]]:
    """Every combination of this person in one form of writing. `bsn` in clear: `wie.bsn` is blinded per installation.

    Without a whole birth date only the number is left: a name alone is shared by thousands.
    """
    if bsn:
        yield Soort.BSN, bsn
    year, month, day = wie.geboren
    if year <= 0 or not (month and day and wie.voornamen):  # below zero: about that year
        return
    first = klank(wie.voornamen[0])
    start = f"{year}-{min(month, day)}-{max(month, day)} {first}"
    if len(first) > 1:
        yield from ((Soort.NAAM, f"{start} {name}") for name in _achternamen(wie))
        yield from ((Soort.HUIS, f"{start} {code} {number}") for _, number, code, _ in wie.adressen if code and number)


def _achternamen(wie: Profiel) -> list[str]:
    """By sound, former and other ones too; a particle is nobody's name."""
    return sorted({klank(word) for word in wie.namen if len(word) > 2 and word not in VOEGSELS})


def token(sleutel: bytes, soort: Soort, kenmerk: str) -> bytes:
    """One combination under one key; the same on both sides of the line, and nowhere else."""
    return hmac.new(_subsleutel(sleutel, "token"), f"{soort}\0{kenmerk}".encode(), sha256).digest()


def tokens(sleutel: bytes, wie: Profiel, bsn: str = "") -> frozenset[bytes]:
    """All tokens of a person under this key; may be empty."""
    return frozenset(token(sleutel, soort, text) for soort, text in kenmerken(wie, bsn))


def aangevuld(found: Iterable[bytes]) -> list[bytes]:
    """In no telling order and of one number, filled up by chance; what is too much falls off."""
    own = sorted(found)[:EVEN]
    return sorted([*own, *(secrets.token_bytes(LENGTE) for _ in range(EVEN - len(own)))])


def teken(sleutel: bytes, bericht: bytes) -> bytes:
    """The mark under a message: who has the key wrote it, and nobody changed it."""
    return hmac.new(_subsleutel(sleutel, "bericht"), bericht, sha256).digest()


def klopt(sleutel: bytes, bericht: bytes, teken_eronder: bytes) -> bool:
    """Whether this mark belongs under this message, in a time that says nothing about the key."""
    return hmac.compare_digest(teken(sleutel, bericht), teken_eronder)


def gelijk(een: Iterable[bytes], ander: Iterable[bytes]) -> bool:
    """Whether both have a token in common; every pair is looked at whole, whatever is found on the way."""
    others = list(ander)
    found = False
    for one in een:
        for other in others:
            found |= hmac.compare_digest(one, other)
    return found


def _subsleutel(sleutel: bytes, waarvoor: str) -> bytes:
    """A key for each use, so that a mark can never be taken for a token."""
    if len(sleutel) != LENGTE:
        raise ValueError("Een sleutel is 32 bytes.")
    return hmac.new(sleutel, MERK + waarvoor.encode(), sha256).digest()
