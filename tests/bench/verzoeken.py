"""The requests that are measured: a report with three persons by API and by form, the work supply, one case."""

import json
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from tests.bench.meten import Vraag
from tests.regio import Regio

API, CSRF = "/api/v1/meldingen", "c" * 32
HOME = "Proefstraat 12, 1234 AB Toetsdorp"
PERSONS = [
    {"naam": "Sanne de Toets", "geboortedatum": "1990-05-02", "bsn": "999000019", "rol": "slachtoffer",
     "adres": HOME},
    {"naam": "Peter de Toets", "geboortedatum": "1988-03-01", "rol": "pleger", "adres": HOME},
    {"naam": "Bram de Toets", "geboortedatum": "2018-01-09", "rol": "kind"},
]  # fmt: skip
TEXT = "Wij troffen mevrouw huilend aan. Haar man had haar geslagen. Hun zoontje van acht zag het. " * 5
CASE = 2114  # open, in hand-over, without a shield


def api_body() -> bytes:
    """A report as a partner's system sends it."""
    return json.dumps({
        "kanaal": "politie", "melder": {"soort": "Politie", "naam": "A. Agent"}, "tekst": TEXT, "personen": PERSONS,
        "gemeente": "Toetsdorp", "incident": {"soorten": ["partnergeweld"], "kinderenAanwezig": True},
    }).encode()  # fmt: skip


def form_body() -> bytes:
    """The same as a professional fills it in."""
    fields: dict[str, Any] = {
        "sleutel": str(uuid4()), "tekst": TEXT, "gemeente": "Toetsdorp", "melder_soort": "Politie",
        "melder_naam": "A. Agent", "kinderen_aanwezig": "ja", "wapen": "onbekend", "strangulatie": "onbekend",
    }  # fmt: skip
    for number, person in enumerate(PERSONS):
        fields |= {f"persoon-{number}-{name}": value for name, value in person.items()}
    return urlencode(fields).encode()


def cookie(regio: Regio, key: str) -> dict[str, str]:
    """The headers of someone who logged in."""
    account = regio.accounts[key]
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return {"HTTP_COOKIE": f"sessionid={session.session_key}; csrftoken={CSRF}", "HTTP_X_CSRFTOKEN": CSRF}


def token_headers() -> dict[str, str]:
    """A token, and a fresh key at each request."""
    return {"HTTP_AUTHORIZATION": "Bearer geheim-meting"}


def verzoeken(regio: Regio) -> list[Vraag]:
    """All of them, for a triagist and for a police officer."""
    triagist, agent, director = (cookie(regio, key) for key in ("triagist", "agent", "regisseur"))
    form, plain = "application/x-www-form-urlencoded", "application/json"
    return [
        Vraag("melding met 3 personen, API", "POST", API, 201, with_key, token_headers(), plain),
        Vraag("melding met 3 personen, formulier", "POST", "/partner/melden", 302, form_body, agent, form),
        Vraag("werkvoorraad, 100 regels", "GET", "/werk/", 200, headers=triagist),
        Vraag("werkvoorraad van een lokaal team", "GET", "/werk/", 200, headers=director),
        Vraag("één gezin", "GET", f"/werk/casus/{CASE}", 200, headers=triagist),
        Vraag("één melding", "GET", f"/werk/melding/{CASE}", 200, headers=triagist),
    ]


def with_key() -> bytes:
    """The body holds the key too, so that each request is a new report."""
    return json.dumps({**json.loads(api_body()), "sleutel": str(uuid4())}).encode()
