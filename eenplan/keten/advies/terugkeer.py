"""The code and the word with which someone comes back. Made from a secret, kept as hashes, compared in equal time."""

import unicodedata
from functools import lru_cache
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password

from eenplan.core.crypto.zegel import blind

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # nothing that looks like something else
LENGTH = 10  # 49 bits: guessing is hopeless, and it fits on a hand
WOORDEN = (
    "anker", "appel", "bakker", "balkon", "bloem", "boot", "bos", "brug", "deur", "druif", "duin", "fiets", "fluit",
    "gans", "garen", "gras", "haard", "hamer", "haven", "hooi", "jas", "kaars", "kanaal", "kast", "kat", "kers",
    "klok", "koffie", "kom", "kruik", "laken", "lamp", "lepel", "linde", "maan", "mand", "melk", "molen", "mug",
    "naald", "nest", "noot", "oever", "olijf", "oven", "paard", "pen", "peer", "plank", "raam", "regen", "ring",
    "roos", "schip", "sjaal", "ster", "stoel", "tafel", "tulp", "veer", "vlieger", "vogel", "water", "wolk", "zeil",
)  # fmt: skip


def code_of(key: UUID) -> str:
    """The code that belongs to one sent form: `7KQMA-2XWPH`. The same form sent twice has the same code."""
    number, letters = int(blind(f"advies-code:{key}"), 16), []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(letters[:5]) + "-" + "".join(letters[5:])


def word_of(key: UUID) -> str:
    """A word for who chose none: three plain words."""
    number = int(blind(f"advies-woord:{key}"), 16)
    return "-".join(WOORDEN[(number >> shift) % len(WOORDEN)] for shift in (0, 32, 64))


def own_key(key: UUID) -> UUID:
    """What the advice keeps of the form's key: without our secret it leads to no code."""
    return UUID(blind(f"advies-sleutel:{key}")[:32])


def code_blind(code: str) -> str:
    """The keyed hash under which a code is found, however it was typed."""
    bare = "".join(char for char in code.upper() if char.isalnum())
    return blind(f"advies-terug:{bare}")


def _plain_word(word: str) -> str:
    """A word as compared: capitals, spaces and hyphens do not count; any script may be used."""
    text = unicodedata.normalize("NFKC", word).casefold()
    return "".join(char for char in text if not char.isspace() and char not in "-–_.")


def word_hash(word: str) -> str:
    """The slow hash (Argon2) of a word."""
    return make_password(_plain_word(word))


@lru_cache(maxsize=1)
def _nobody() -> str:
    return make_password("van niemand")


def word_matches(word: str, known: str | None) -> bool:
    """Whether this is the word. Also without a known hash the same work is done."""
    stored = known or _nobody()
    return check_password(_plain_word(word), stored) and known is not None
