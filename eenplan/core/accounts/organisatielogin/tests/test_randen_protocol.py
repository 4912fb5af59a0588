"""What a provider or a visitor may send that nobody expects: it is refused, and none of it is a fault of ours."""

import http.client
import json
import time
from typing import Any

import jwt
import pytest

from eenplan.core.accounts.organisatielogin import protocol, vraag
from eenplan.core.accounts.organisatielogin.protocol import PATIENCE, begin, finish, subject
from eenplan.core.accounts.organisatielogin.tests.test_protocol import BRON, KEY, KEYS, token
from eenplan.core.accounts.organisatielogin.vraag import LARGEST, Mislukt, ask

BACK = "https://eenplan.invalid/terug"


class Answer:
    """A connection that gives this back."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status, self.body, self.closed = status, body, False
        self.sent: tuple[Any, ...] = ()

    def request(self, *sent: Any) -> None:
        self.sent = sent

    def getresponse(self) -> "Answer":
        if self.status == 0:
            raise http.client.RemoteDisconnected
        return self

    def read(self, most: int) -> bytes:
        return self.body[:most]

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (302, b"{}", "antwoord 302"), (500, b"{}", "antwoord 500"), (200, b"[]", "antwoord 200"),
        (200, b"null", "antwoord 200"), (200, b"geen json", "JSONDecodeError"), (200, b"\xff", "UnicodeDecodeError"),
        (200, b"[" * 200_000, "RecursionError"), (200, b'{"a": "' + b"x" * LARGEST + b'"}', "JSONDecodeError"),
        (0, b"", "RemoteDisconnected"),
    ],
    ids=["moved", "broken", "a list", "nothing", "words", "no letters", "very deep", "too long", "hung up"],
)  # fmt: skip
def test_an_answer_that_is_none(status: int, body: bytes, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Answer(status, body)
    monkeypatch.setattr(vraag, "_connect", lambda *_: answer)
    with pytest.raises(Mislukt, match=why):
        ask("https://inlog.invalid/x")
    assert answer.closed


def test_what_is_asked_for_is_what_goes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Answer(200, b'{"a": 1}')
    monkeypatch.setattr(vraag, "_connect", lambda *_: answer)
    assert ask("https://inlog.invalid?q=1") == {"a": 1}
    assert answer.sent[:3] == ("GET", "/?q=1", None)
    ask("https://inlog.invalid/t", {"code": "a b"}, {"X": "y"})
    assert answer.sent[:3] == ("POST", "/t", "code=a+b")
    assert answer.sent[3]["X"] == "y"


@pytest.mark.parametrize("where", [None, "", "/elders", "javascript:alert(1)", "http://elders.invalid/inlog"])
def test_nobody_is_sent_to_what_is_no_address(where: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an address the browser would come back to the same page for ever."""
    monkeypatch.setattr(protocol, "ask", lambda *_: {"issuer": BRON.issuer, "authorization_endpoint": where})
    with pytest.raises(Mislukt, match="adres"):
        begin(BRON, BACK)


@pytest.mark.parametrize(("where", "glue"), [("https://inlog.invalid/a", "?"), ("https://inlog.invalid/a?p=1", "&")])
def test_an_address_keeps_what_it_had(where: str, glue: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "ask", lambda *_: {"issuer": BRON.issuer, "authorization_endpoint": where})
    url, kept = begin(BRON, BACK)
    assert url.startswith(f"{where}{glue}response_type=code&scope=openid&")
    assert kept["verifier"] not in url
    assert len({kept["state"], kept["nonce"], kept["verifier"]}) == 3


@pytest.mark.parametrize(
    ("age", "given", "why"),
    [
        (0, {"state": "é", "code": "c"}, "state"), (0, {"state": "", "code": "c"}, "state"),
        (PATIENCE + 1, {"state": "s", "code": "c"}, "state"), (PATIENCE - 5, {"state": "s"}, "antwoord"),
        (0, {"state": "s", "code": "c", "iss": f"{BRON.issuer}/"}, "antwoord"),
    ],
    ids=["letters of elsewhere", "empty", "too late", "just in time without a code", "nearly the issuer"],
)  # fmt: skip
def test_who_comes_back_otherwise(age: int, given: dict[str, str], why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "ask", lambda *_: pytest.fail("asked"))
    kept = {"state": "s", "nonce": "n", "verifier": "v", "at": time.time() - age}
    with pytest.raises(Mislukt, match=why):
        finish(BRON, kept, given, BACK)


@pytest.mark.parametrize(
    ("methods", "in_form"), [(None, False), (["client_secret_basic", "x"], False), (["client_secret_post"], True)]
)
def test_the_secret_goes_as_the_provider_wants_it(
    methods: list[str] | None, in_form: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, ...]] = []
    found: dict[str, Any] = {"issuer": BRON.issuer, "token_endpoint": "T", "jwks_uri": "J", "id_token": token()}
    if methods is not None:
        found["token_endpoint_auth_methods_supported"] = methods

    def answers(*given: Any) -> dict[str, Any]:
        asked.append(given)
        return KEYS if given[0] == "J" else found

    monkeypatch.setattr(protocol, "ask", answers)
    kept = {"state": "s", "nonce": "n", "verifier": "v", "at": time.time()}
    assert finish(BRON, kept, {"state": "s", "code": "c", "iss": BRON.issuer}, BACK) == "anna"
    _, form, headers = asked[1]
    assert ("client_secret" in form, "Authorization" in headers) == (in_form, not in_form)
    assert (form["code_verifier"], form["redirect_uri"]) == ("v", BACK)


@pytest.mark.parametrize(
    "keys", [{}, {"keys": []}, {"keys": "x"}, {"keys": [1]}, {"keys": [None]}, {"keys": [{}]}, {"keys": None}], ids=str
)
def test_keys_that_are_none(keys: dict[str, Any]) -> None:
    with pytest.raises(Mislukt, match="token"):
        subject(token(), keys, BRON, "n")


@pytest.mark.parametrize("raw", ["", "a.b.c", "é", "x" * 10_000, token()[:-4], token() + "AAAA"])
def test_a_token_that_is_none(raw: str) -> None:
    with pytest.raises(Mislukt, match="token"):
        subject(raw, KEYS, BRON, "n")


def test_the_edges_of_a_token() -> None:
    with pytest.raises(Mislukt, match="nonce"):
        subject(token(nonce="ñ"), KEYS, BRON, "n")
    with pytest.raises(Mislukt, match="token"):
        subject(token(sub=7), KEYS, BRON, "n")
    assert subject(token(sub="x" * 255), KEYS, BRON, "n") == "x" * 255
    assert subject(token(exp=time.time() - 50), KEYS, BRON, "n") == "anna"  # two clocks may differ a minute
    nameless = {"keys": [{name: value for name, value in KEYS["keys"][0].items() if name != "kid"}]}
    said = jwt.decode(token(), options={"verify_signature": False})
    assert subject(jwt.encode(said, KEY, algorithm="RS256"), json.loads(json.dumps(nameless)), BRON, "n") == "anna"
    with pytest.raises(Mislukt, match="token"):  # a key without a name is not that of every name
        subject(token(), nameless, BRON, "n")
