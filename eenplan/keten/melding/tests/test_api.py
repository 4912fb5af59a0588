"""The API: a report in, its status out, and every fault a clear Dutch problem with nothing stored."""

import json
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import PartnerToken
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.queries import melding as lees_melding
from tests.regio import Regio

URL = "/api/v1/meldingen"
BODY: dict[str, Any] = {
    "kanaal": "politie",
    "melder": {"soort": "Politie", "naam": "A. Agent", "organisatie": "Politie Toetsland (verzonnen)"},
    "tekst": "  Wij troffen mevrouw huilend aan. Haar zoontje van acht zag het.\n",
    "personen": [
        {"naam": "Sanne de Toets", "geboortedatum": "1990-05-02", "bsn": "999000019", "rol": "slachtoffer"},
        {"naam": "haar man", "adres": None},
    ],
    "incident": {"datum": "2026-03-19", "soorten": ["partnergeweld"], "kinderenAanwezig": True, "wapen": None},
    "gemeente": "Toetsdorp",
}


class Partner:
    """A partner system with its token."""

    def __init__(self, regio: Regio, key: str) -> None:
        self.token = f"geheim-{key}"
        PartnerToken.objects.create(
            organisation=regio.organisations[key], naam=f"systeem {key}", van=regio.at,
            token_hash=sha256(self.token.encode()).hexdigest(),
        )  # fmt: skip
        self.client = Client(enforce_csrf_checks=True)

    def post(self, body: Any = None, key: Any = "", raw: bytes | None = None, **kwargs: Any) -> Any:
        """Send a report; `key` is the header, an own one unless given, none when None."""
        headers = {"Authorization": f"Bearer {self.token}", **kwargs.pop("headers", {})}
        if key is not None:
            headers["Idempotency-Key"] = str(key or uuid4())
        data = raw if raw is not None else json.dumps(BODY if body is None else body).encode()
        return self.client.post(URL, data, content_type=kwargs.pop("kind", "application/json"), headers=headers)

    def get(self, path: str) -> Any:
        """Read an address of the API."""
        return self.client.get(path, headers={"Authorization": f"Bearer {self.token}"})


@pytest.fixture
def politie(regio: Regio) -> Partner:
    return Partner(regio, "politie")


def stored() -> int:
    enter(SYSTEM)
    return Melding.objects.count() + Casus.objects.count()


def changed(path: str, value: Any) -> dict[str, Any]:
    """BODY with one value replaced; `path` like personen.0.bsn."""
    body: dict[str, Any] = json.loads(json.dumps(BODY))
    *way, last = path.split(".")
    inner: Any = body
    for name in way:
        inner = inner[int(name)] if isinstance(inner, list) else inner[name]
    inner[last] = value
    return body


def test_a_report_comes_in_and_gives_its_status(politie: Partner, regio: Regio) -> None:
    answer = politie.post()
    assert answer.status_code == 201
    assert answer["API-Version"] == "1.0.0"
    receipt = answer.json()
    assert receipt["ontvangenOp"] == "2026-03-20T09:00:00+01:00"
    assert receipt["statusUrl"] == answer["Location"] == f"http://testserver{URL}/{receipt['nummer']}"
    found = politie.get(f"{URL}/{receipt['nummer']}")
    assert found.status_code == 200
    assert found["API-Version"] == "1.0.0"
    assert found.json() == {"nummer": receipt["nummer"], "ontvangenOp": receipt["ontvangenOp"], "stand": "ontvangen"}
    enter(SYSTEM)
    gelezen = lees_melding(SYSTEM, Melding.objects.get(nummer=receipt["nummer"]).pk)
    assert gelezen.tekst == BODY["tekst"]
    assert gelezen.van == "A. Agent, Politie Toetsland (verzonnen)"
    assert [item.naam for item in gelezen.genoemd] == ["Sanne de Toets", "haar man"]
    assert gelezen.melding.inzender == regio.organisations["politie"]
    assert (gelezen.melding.kinderen_aanwezig, gelezen.melding.wapen) == (True, None)


@pytest.mark.parametrize("where", ["header", "quoted", "body", "both"])
def test_the_same_key_gives_the_same_receipt(politie: Partner, where: str) -> None:
    key = str(uuid4())
    body = {**BODY, "sleutel": key} if where in ("body", "both") else BODY
    header = {"header": key, "quoted": f'"{key}"', "body": None, "both": key}[where]
    first, second = politie.post(body, header), politie.post(body, header)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert stored() == 2


def test_the_same_key_for_another_text_is_a_conflict(politie: Partner) -> None:
    key = uuid4()
    politie.post(key=key)
    answer = politie.post(changed("tekst", "Iets anders."), key)
    assert answer.status_code == 409
    assert "Maak een nieuwe sleutel" in answer.json()["detail"]
    assert stored() == 2


def test_the_key_of_another_partner_says_nothing(politie: Partner, regio: Regio) -> None:
    """A key counts per sender: that somebody else used it, with this text or another, is not told."""
    key, school = uuid4(), Partner(regio, "school")
    theirs = politie.post(key=key).json()
    first, again = school.post(key=key), school.post(key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() != theirs
    assert school.post(changed("tekst", "Iets anders."), key).status_code == 409
    assert politie.post(key=key).json() == theirs
    assert stored() == 4


BAD_LAYOUT: list[tuple[str, Any, str, str]] = [
    ("melder", None, "melder", "null"),
    ("melder", "politie", "melder", "Hier hoort een object met velden."),
    ("melder.soort", "Buurman", "melder.soort", "Deze waarde staat niet in de lijst."),
    ("kanaal", "postduif", "kanaal", "Deze waarde staat niet in de lijst."),
    ("tekst", "x" * 60_001, "tekst", "Dit is te lang: hooguit 60000 tekens."),
    ("tekst", "een\x00nul", "tekst", ""),
    ("tekst", {"a": 1}, "tekst", "Dit is niet het goede soort waarde."),
    ("personen", {"naam": "x"}, "personen", "Hier hoort een lijst."),
    ("personen", [{}] * 41, "personen", "hooguit 40"),
    ("personen.1.naam", "n" * 401, "personen.1.naam", "hooguit 400"),
    ("personen.0.leeftijd", 9, "personen.0.leeftijd", "Dit veld kennen wij niet."),
    ("incident.datum", "gisteren", "incident.datum", "Schrijf de datum als 2026-03-20."),
    ("incident.wapen", "misschien", "incident.wapen", "Dit is niet het goede soort waarde."),
    ("incident.soorten", ["x" * 61], "incident.soorten.0", "hooguit 60"),
    ("sleutel", "geen-uuid", "sleutel", "Dit is geen UUID."),
    ("verzonnen", 1, "verzonnen", "Zet wat u kwijt wilt in tekst."),
]


@pytest.mark.parametrize(
    ("path", "value", "name", "reason"), BAD_LAYOUT, ids=[f"{r[0]}-{i}" for i, r in enumerate(BAD_LAYOUT)]
)
def test_a_wrong_layout_names_the_field(politie: Partner, path: str, value: Any, name: str, reason: str) -> None:
    answer = politie.post(changed(path, value))
    assert answer.status_code == 400
    params = {item["name"]: item["reason"] for item in answer.json()["invalid-params"]}
    assert name in params
    assert reason in params[name]
    assert stored() == 0


BAD_CONTENT = [
    ("personen.0.bsn", "999000018", "personen.0.bsn", "elfproef"),
    ("personen.0.bsn", "12345", "personen.0.bsn", "elfproef"),
    ("personen.0.geboortedatum", "31-02-1990", "personen.0.geboortedatum", "Deze datum bestaat niet."),
    ("personen.0.geboortedatum", "acht jaar", "personen.0.geboortedatum", "Dit is geen datum."),
    ("personen.0.geboortedatum", "2031-01-01", "personen.0.geboortedatum", "in de toekomst"),
    ("incident.datum", "2026-03-21", "incident.datum", "in de toekomst"),
    ("tekst", " \n", "tekst", "Vertel in uw eigen woorden"),
    ("melder", {"soort": "Burger"}, "melder.naam", "Anders kunt u advies vragen."),
]


@pytest.mark.parametrize(("path", "value", "name", "reason"), BAD_CONTENT)
def test_a_content_that_cannot_be_names_the_field(
    politie: Partner, path: str, value: Any, name: str, reason: str
) -> None:
    answer = politie.post(changed(path, value))
    assert answer.status_code == 422
    params = {item["name"]: item["reason"] for item in answer.json()["invalid-params"]}
    assert set(params) == {name}
    assert reason in params[name]
    assert params[name] in answer.json()["detail"]
    assert stored() == 0


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"tekst": ', "fout op regel 1, teken 11"),
        (b"", "Dit veld ontbreekt."),
        (b"\xff\xfe{}", "UTF-8"),
        (b'{"tekst": NaN}', "geen JSON die wij kunnen lezen"),
        (b"[" * 200_000, "geen JSON"),
        (b'{"tekst": "x", "n": ' + b"1" * 5000 + b"}", "geen JSON"),
        (b'"melding"', "invalid-params"),
        (b"[]", "invalid-params"),
        (b"null", "invalid-params"),
    ],
)
def test_what_is_no_report_is_a_400(politie: Partner, raw: bytes, words: str) -> None:
    answer = politie.post(raw=raw)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert stored() == 0


def test_half_a_character_is_refused(politie: Partner) -> None:
    raw = json.dumps(BODY).replace("huilend", "\\ud800").encode()
    assert politie.post(raw=raw).status_code == 400
    assert stored() == 0


@pytest.mark.parametrize(
    ("key", "words"), [(None, "Stuur een sleutel"), ("kapot", "Dit is geen UUID."), (uuid4(), "een andere")]
)
def test_a_key_is_needed_and_one_only(politie: Partner, key: Any, words: str) -> None:
    body = BODY if key is None or key == "kapot" else {**BODY, "sleutel": str(uuid4())}
    answer = politie.post(body, key)
    assert answer.status_code == 400
    assert answer.json()["invalid-params"][0]["name"] == "Idempotency-Key"
    assert words in answer.json()["invalid-params"][0]["reason"]
    assert stored() == 0


@pytest.mark.parametrize("most", [100, 10])
def test_too_large_is_refused_unread(politie: Partner, settings: Any, most: int) -> None:
    settings.EENPLAN_MAX_UPLOAD = most
    answer = politie.post()
    assert answer.status_code == 413
    assert "kB" in answer.json()["detail"]
    assert stored() == 0


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""])
def test_another_content_type_is_refused(politie: Partner, kind: str) -> None:
    answer = politie.post(kind=kind)
    assert answer.status_code == 415
    assert answer.json()["detail"] == "Stuur het bericht als application/json."
    assert stored() == 0


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer onbekend", "Basic Z2VoZWltLXBvbGl0aWU=", "geheim-politie"]
)
def test_without_a_known_token_nobody_comes_in(politie: Partner, header: str) -> None:
    answer = politie.client.post(
        URL, json.dumps(BODY), content_type="application/json", headers={"Authorization": header}
    )
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert "token" in answer.json()["detail"]
    assert stored() == 0


def test_a_withdrawn_token_ends_at_once(politie: Partner, regio: Regio) -> None:
    assert politie.post().status_code == 201
    PartnerToken.objects.update(ingetrokken_op=regio.at)
    assert politie.post().status_code == 401


def test_a_session_is_no_token(politie: Partner, regio: Regio) -> None:
    politie.client.force_login(regio.accounts["triagist"])
    assert politie.client.get(f"{URL}/M-2026-000001").status_code == 401


def test_another_partner_sees_the_same_404_as_for_nothing(politie: Partner, regio: Regio) -> None:
    number = politie.post().json()["nummer"]
    school = Partner(regio, "school")
    others, unknown = school.get(f"{URL}/{number}"), school.get(f"{URL}/M-2026-999999")
    assert (others.status_code, unknown.status_code) == (404, 404)
    assert others.content == unknown.content
    assert dict(others.items()) == dict(unknown.items())
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="melding.status", allowed=False).count() == 2


@pytest.mark.parametrize("path", ["/api", "/api/v1", "/api/v1/", "/api/v1/meldingen/", "/api/v1/iets/anders"])
def test_other_addresses_are_a_problem_too(politie: Partner, path: str) -> None:
    answer = politie.client.get(path)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == "Niet gevonden"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "get"])
def test_other_methods_are_refused(politie: Partner, method: str) -> None:
    answer = getattr(politie.client, method)(URL, headers={"Authorization": f"Bearer {politie.token}"})
    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"


def test_another_answer_format_is_refused(politie: Partner) -> None:
    assert politie.post(headers={"Accept": "text/html"}).status_code == 406


def test_every_problem_has_the_same_shape(politie: Partner) -> None:
    for answer in (politie.post(changed("tekst", [])), politie.post(kind="text/plain"), politie.get(f"{URL}/x")):
        body = answer.json()
        assert answer["Content-Type"] == "application/problem+json"
        assert {"type", "title", "status", "detail"} <= set(body)
        assert body["status"] == answer.status_code
        assert body["detail"]


def test_a_failing_log_takes_in_nothing(politie: Partner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eenplan.core.audit.actions.INSERT", "SELECT 1 / 0 -- %s %s %s %s %s %s")
    politie.client.raise_request_exception = False
    answer = politie.post()
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert stored() == 0


def test_a_citizen_stays_hidden(politie: Partner) -> None:
    melder = {"soort": "Burger", "naam": "Buur Man", "wilAfgeschermdBlijven": True}
    assert politie.post({**BODY, "melder": melder, "kanaal": "telefoon"}).status_code == 201
    enter(SYSTEM)
    assert Melding.objects.get().melder.afgeschermd
