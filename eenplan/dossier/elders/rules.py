"""What goes over the line between two organisations that compare, and how often one may ask. Pure Python.

A message is bytes; it holds tokens, a moment and the contact of who asks. An answer holds contacts or nothing.
"""

import json
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from eenplan.core.rulebook.rules import RuleDefault
from eenplan.core.workflow import Refused
from eenplan.dossier.elders.tokens import EVEN, LENGTE, klopt, teken

PER_DAG, OVERLAP = "elders_per_dag", "elders_overlap"
RULES = (
    RuleDefault(PER_DAG, "Vragen van een partner per dag bij vergelijken", 25, "N", "[D]", sure=False),
    RuleDefault(OVERLAP, "Oude en nieuwe sleutel samen geldig bij vergelijken", 30, "CD", "[D]", sure=False),
)
GELDIG = timedelta(minutes=15)  # an older message is not answered: nobody plays a caught one again
BLOK = 1024  # an answer has one length, whatever it says
MOST_CONTACTS = 3


class Richting(StrEnum):
    """Who asked."""

    GESTELD = "gesteld"
    ONTVANGEN = "ontvangen"


class Uitkomst(StrEnum):
    """What was answered. Not there and not to be told are one and the same (R6, R10)."""

    OPEN = "open"
    MATCH = "match"
    GEEN_MATCH = "geen_match"
    SLEUTEL = "sleutel"  # no key in common, or a message that was changed
    TE_VEEL = "te_veel"
    TE_LAAT = "te_laat"  # too old, or played again


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom one calls: an organisation, what the professional is there, and its number. No name."""

    organisatie: str
    functie: str = ""
    telefoon: str = ""


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question about one person: for each version of the key the tokens."""

    kenmerk: UUID
    op: datetime
    tokens: dict[int, list[bytes]]
    contact: Contact


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back."""

    kenmerk: UUID
    uitkomst: Uitkomst
    contacten: tuple[Contact, ...] = ()


def schrijf_vraag(vraag: Vraag, sleutels: dict[int, bytes]) -> bytes:
    """The question as it goes over the line, marked with every key."""
    shown = {str(version): [_tekst(item) for item in items] for version, items in vraag.tokens.items()}
    body = {"kenmerk": str(vraag.kenmerk), "op": vraag.op.isoformat(), "tokens": shown,
            "contact": asdict(vraag.contact)}  # fmt: skip
    return _onderteken(body, sleutels)


def schrijf_antwoord(antwoord: Antwoord, sleutels: dict[int, bytes]) -> bytes:
    """The answer as it goes over the line: as long for a match as for none."""
    body = {
        "kenmerk": str(antwoord.kenmerk), "uitkomst": antwoord.uitkomst,
        "contacten": [asdict(item) for item in antwoord.contacten[:MOST_CONTACTS]],
    }  # fmt: skip
    made = _onderteken(body, sleutels)
    return made.ljust(-(-len(made) // BLOK) * BLOK)


def lees_vraag(bericht: bytes, sleutels: dict[int, bytes]) -> Vraag | None:
    """The question, with the tokens of the versions that we have too; None when no key fits or it is no question."""
    try:
        body, versions = _open(bericht, sleutels)
        tokens = {version: [_bytes(item) for item in body["tokens"][str(version)]] for version in versions}
        if not tokens or not all(_een_mens(items) for items in tokens.values()):
            return None
        op = datetime.fromisoformat(body["op"])
        return Vraag(UUID(body["kenmerk"]), op, tokens, _contact(body["contact"])) if op.tzinfo else None
    except (ValueError, KeyError, TypeError, AttributeError, NoBase64):
        return None


def lees_antwoord(bericht: bytes, sleutels: dict[int, bytes]) -> Antwoord | None:
    """The answer; None when no key fits or it is none: never to be taken for `geen_match`."""
    try:
        body, versions = _open(bericht, sleutels)
        contacts = tuple(_contact(item) for item in body["contacten"][:MOST_CONTACTS])
        found = Antwoord(UUID(body["kenmerk"]), Uitkomst(body["uitkomst"]), contacts)
        return found if versions else None
    except (ValueError, KeyError, TypeError, AttributeError, NoBase64):
        return None


def _onderteken(body: object, sleutels: dict[int, bytes]) -> bytes:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    marks = {str(version): _tekst(teken(key, text.encode())) for version, key in sleutels.items()}
    return json.dumps({"bericht": text, "tekens": marks}, ensure_ascii=False).encode()


def _open(bericht: bytes, sleutels: dict[int, bytes]) -> tuple[Any, list[int]]:
    """What was written, and which of our keys fit the mark under it."""
    outer = json.loads(bericht)
    text, marks = outer["bericht"], outer["tekens"]
    fits = [
        version for version, key in sleutels.items()
        if str(version) in marks and klopt(key, text.encode(), _bytes(marks[str(version)]))
    ]  # fmt: skip
    return json.loads(text), fits


def _een_mens(items: list[bytes]) -> bool:
    """As many tokens as one person has: nobody asks for a hundred in one question."""
    return len(items) == EVEN and all(len(item) == LENGTE for item in items)


def _contact(given: dict[str, str]) -> Contact:
    return Contact(*(str(given[name])[:200] for name in ("organisatie", "functie", "telefoon")))


def _tekst(raw: bytes) -> str:
    return b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)


def sleutel_als_tekst(versie: int, sleutel: bytes) -> str:
    """A key as two managers hand it over, once, by another road than the messages; with a check on typing errors."""
    return f"{versie}.{sleutel.hex()}.{_controle(versie, sleutel)}"


def sleutel_uit_tekst(tekst: str) -> tuple[int, bytes]:
    """Version and key; Refused when it was not copied whole."""
    try:
        version, key, check = "".join(tekst.split()).split(".")
        found = int(version), bytes.fromhex(key)
    except ValueError as error:
        raise Refused("Dit is geen sleutel. Neem de hele regel over zoals de andere organisatie hem gaf.") from error
    if len(found[1]) != LENGTE or found[0] < 1 or check != _controle(*found):
        raise Refused("De sleutel klopt niet: er is iets verkeerd overgenomen. Neem de hele regel opnieuw over.")
    return found


def _controle(versie: int, sleutel: bytes) -> str:
    return sha256(b"%d." % versie + sleutel).hexdigest()[:6]
