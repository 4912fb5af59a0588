"""OpenID Connect Core 1.0, the code flow with state, nonce and PKCE: where to send somebody, and who came back.

Everything that does not fit is `Mislukt`: another issuer, another audience, another nonce, too old, a wrong signature.
"""

import secrets
import time
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import Any
from urllib.parse import quote, urlencode

import jwt

from eenplan.core.accounts.organisatielogin.vraag import Mislukt, ask
from eenplan.core.integrations.rules import wrong_with

ALGORITHMS = ["RS256", "PS256", "ES256"]  # never `none`, never one with a shared secret
LEEWAY = 60  # seconds that two clocks may differ
LONGEST = 255  # letters of a subject (Core 2)
PATIENCE = 600  # seconds that somebody may take at his own organisation


@dataclass(frozen=True, slots=True)
class Bron:
    """A provider as it was set up for an organisation."""

    issuer: str
    client_id: str
    secret: str


def discover(issuer: str) -> dict[str, Any]:
    """What the provider says of itself; it must be the one that we asked (Discovery 4.3)."""
    found = ask(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != issuer:
        raise Mislukt("issuer")
    return found


def begin(bron: Bron, terug: str) -> tuple[str, dict[str, Any]]:
    """Where to send somebody, and what to remember in his session until he is back."""
    kept = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    challenge = urlsafe_b64encode(sha256(kept["verifier"].encode()).digest()).rstrip(b"=").decode()
    given = {
        "response_type": "code", "scope": "openid", "client_id": bron.client_id, "redirect_uri": terug,
        "state": kept["state"], "nonce": kept["nonce"], "code_challenge": challenge, "code_challenge_method": "S256",
    }  # fmt: skip
    where = str(discover(bron.issuer).get("authorization_endpoint", ""))
    if wrong_with(where):
        raise Mislukt("adres")
    return f"{where}{'&' if '?' in where else '?'}{urlencode(given)}", {**kept, "at": time.time()}


def finish(bron: Bron, kept: dict[str, Any], given: dict[str, str], terug: str) -> str:
    """The subject of who came back with a code; Mislukt for anything that does not fit."""
    if not kept or time.time() - kept["at"] > PATIENCE or not _same(kept["state"], given.get("state", "")):
        raise Mislukt("state")
    if "code" not in given or given.get("iss", bron.issuer) != bron.issuer:  # RFC 9207
        raise Mislukt("antwoord")
    config = discover(bron.issuer)
    form = {
        "grant_type": "authorization_code", "code": given["code"], "redirect_uri": terug,
        "code_verifier": kept["verifier"],
    }  # fmt: skip
    headers = {}
    if "client_secret_basic" in config.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
        pair = f"{quote(bron.client_id, safe='')}:{quote(bron.secret, safe='')}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": bron.client_id, "client_secret": bron.secret}
    answer = ask(str(config.get("token_endpoint", "")), form, headers)
    return subject(str(answer.get("id_token", "")), ask(str(config.get("jwks_uri", ""))), bron, kept["nonce"])


def _same(one: str, other: str) -> bool:
    """In bytes: of letters `compare_digest` takes ASCII only, and a visitor types what he likes."""
    return compare_digest(one.encode(errors="replace"), other.encode(errors="replace"))


def subject(token: str, keys: dict[str, Any], bron: Bron, nonce: str) -> str:
    """Who the token is about, once all of it fits (Core 3.1.3.7); its signature is always checked."""
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        key = next(item for item in jwt.PyJWKSet.from_dict(keys).keys if item.key_id == kid)
        said = jwt.decode(
            token, key, algorithms=ALGORITHMS, audience=bron.client_id, issuer=bron.issuer, leeway=LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )  # fmt: skip
    except (jwt.PyJWTError, StopIteration) as wrong:
        raise Mislukt("token") from wrong
    if said.get("azp", bron.client_id) != bron.client_id or not _same(str(said.get("nonce", "")), nonce):
        raise Mislukt("nonce")
    who = str(said["sub"])
    if not 0 < len(who) <= LONGEST:  # one that says nobody would be the same nobody for all (Core 2)
        raise Mislukt("subject")
    return who
