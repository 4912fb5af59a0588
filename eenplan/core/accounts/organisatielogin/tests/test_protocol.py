"""What a token must say; each thing wrong by itself refuses it."""

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from eenplan.core.accounts.organisatielogin import protocol
from eenplan.core.accounts.organisatielogin.protocol import Bron, discover, finish, subject
from eenplan.core.accounts.organisatielogin.vraag import Mislukt, ask

KEY, OTHER = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
BRON = Bron("https://inlog.invalid", "eenplan", "geheim")
PUBLIC = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
KEYS = {"keys": [{**PUBLIC, "kid": "een", "use": "sig", "alg": "RS256"}]}


def token(key: Any = KEY, kid: str = "een", algorithm: str = "RS256", **change: Any) -> str:
    now = time.time()
    said = {"iss": BRON.issuer, "aud": "eenplan", "sub": "anna", "nonce": "n", "iat": now, "exp": now + 300, **change}
    said = {name: value for name, value in said.items() if value is not None}
    return jwt.encode(said, key, algorithm=algorithm, headers={"kid": kid})


def test_a_good_token() -> None:
    assert subject(token(), KEYS, BRON, "n") == "anna"
    assert subject(token(aud=["eenplan", "ander"], azp="eenplan"), KEYS, BRON, "n") == "anna"


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "https://elders.invalid"}, {"aud": "ander"}, {"nonce": "m"}, {"nonce": None}, {"sub": None},
        {"sub": ""}, {"sub": "x" * 256},
        {"exp": time.time() - 61}, {"exp": None}, {"iat": time.time() + 1_000_000}, {"iat": None}, {"azp": "ander"},
        {"key": OTHER}, {"kid": "twee"}, {"key": "x" * 64, "algorithm": "HS256"}, {"key": None, "algorithm": "none"},
    ],
)  # fmt: skip
def test_one_thing_wrong_refuses_it(change: dict[str, Any]) -> None:
    with pytest.raises(Mislukt):
        subject(token(**change), KEYS, BRON, "n")


def test_a_provider_must_be_who_we_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "ask", lambda url: {"issuer": "https://elders.invalid"})
    with pytest.raises(Mislukt, match="issuer"):
        discover(BRON.issuer)


@pytest.mark.parametrize(
    ("kept", "given"),
    [
        ({}, {"state": "s", "code": "c"}), ({"state": "s", "at": 0}, {"state": "s", "code": "c"}),
        ({"state": "s", "at": 9e9}, {"state": "t", "code": "c"}), ({"state": "s", "at": 9e9}, {"code": "c"}),
        ({"state": "s", "at": 9e9}, {"state": "s", "error": "access_denied"}),
        ({"state": "s", "at": 9e9}, {"state": "s", "code": "c", "iss": "https://elders.invalid"}),
    ],
)  # fmt: skip
def test_an_answer_that_nobody_waits_for_asks_nothing(
    kept: dict[str, Any], given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "ask", lambda *_: pytest.fail("asked"))
    with pytest.raises(Mislukt):
        finish(BRON, kept, given, "https://eenplan.invalid/terug")


@pytest.mark.parametrize("url", ["http://elders.invalid/x", "file:///etc/passwd", "https://u:p@elders.invalid/", ""])
def test_only_over_https(url: str) -> None:
    with pytest.raises(Mislukt, match="adres"):
        ask(url)
