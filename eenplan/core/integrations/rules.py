"""What a notice says, how it is signed and when it is tried again. Pure Python."""

import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

SIGNATURE = "Eenplan-Handtekening"
LAST_ATTEMPT = 12  # with a wait that doubles: given up after a day and a half
FIRST_WAIT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One request: where to, which bytes, with which headers."""

    url: str
    body: bytes
    headers: dict[str, str]


def parcel(url: str, secret: str, notice_id: str, message: str, made: datetime, now: datetime) -> Parcel:
    """The notice as it goes out. `message` is one of the constant sentences of the outbox.

    Its moment is cut to the minute: two notices of one act, for two organisations that share a gateway, would else be
    known by their microseconds as one act.

    The receiver counts HMAC-SHA256 over "<t>.<body>" with the secret, and takes nothing that is older than minutes.
    """
    minute = made.replace(second=0, microsecond=0).isoformat()
    body = json.dumps({"id": notice_id, "op": minute, "bericht": message}, ensure_ascii=False).encode()
    moment = str(int(now.timestamp()))
    signed = sign(secret, moment, body)
    return Parcel(url, body, {"Content-Type": "application/json", SIGNATURE: f"t={moment},v1={signed}"})


def sign(secret: str, moment: str, body: bytes) -> str:
    """The signature of a body at a moment, as hex."""
    return hmac.new(secret.encode(), moment.encode() + b"." + body, sha256).hexdigest()


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many attempts; None when it is given up."""
    return None if attempts >= LAST_ATTEMPT else now + FIRST_WAIT * 2 ** (attempts - 1)


def wrong_with(url: str) -> str:
    """What is wrong with an address, as a sentence; empty when it may be used."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "Dit is geen geldig adres."
    if parts.username or parts.password or parts.fragment:
        return "Zet geen gebruikersnaam, wachtwoord of # in het adres."
    if not host or parts.scheme not in {"https", "http"}:
        return "Begin het adres met https:// en noem de computer."
    if parts.scheme == "http" and not _is_here(host):
        return "Gebruik https://. Zonder slot kan iemand meelezen."
    return ""


def _is_here(host: str) -> bool:
    """A gateway on this very machine: what is said there leaves no trace on a wire."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
