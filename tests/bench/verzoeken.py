"""The requests that are measured: a report with three persons by API and by form, and every page."""

import json
from collections.abc import Callable, Collection
from datetime import datetime
from hashlib import sha256
from time import time
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.accounts.begin import GRENS
from eenplan.core.accounts.grenzen import begin
from eenplan.core.accounts.models import Account, Appointment, PartnerToken
from eenplan.core.accounts.queries import viewer_of
from eenplan.core.accounts.sessies import SessionStore
from tests.bench.meten import Meter, Meting, Vraag
from tests.bench.paginas import Mensen, Pagina, adressen, zoek

API, CSRF = "/api/v1/meldingen", "c" * 32
KERN = {"inname", "werk", "casus", "partner", "partner-casus", "plichten", "nametingen"}  # what is asked most
AGAIN = 100  # times, when twenty are over the limit: of so few the slowest one decides
HOME = "Proefstraat 12, 1234 AB Toetsdorp"
PERSONS = [
    {"naam": "Sanne de Toets", "geboortedatum": "1990-05-02", "bsn": "999000019", "rol": "slachtoffer",
     "adres": HOME},
    {"naam": "Peter de Toets", "geboortedatum": "1988-03-01", "rol": "pleger", "adres": HOME},
    {"naam": "Bram de Toets", "geboortedatum": "2018-01-09", "rol": "kind"},
]  # fmt: skip
TEXT = "Wij troffen mevrouw huilend aan. Haar man had haar geslagen. Hun zoontje van acht zag het. " * 5


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


def cookie(account: Account) -> dict[str, str]:
    """The headers of someone who logged in."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[GRENS] = begin(time(), 43200, 43200)
    session.create()
    return {"HTTP_COOKIE": f"sessionid={session.session_key}; csrftoken={CSRF}", "HTTP_X_CSRFTOKEN": CSRF}


def token(account: Account, now: datetime) -> dict[str, str]:
    """A token of the organisation where this person works."""
    PartnerToken.objects.get_or_create(
        organisation=account.appointments.first().organisation, naam="meting",
        defaults={"van": now, "token_hash": sha256(b"geheim-meting").hexdigest()},
    )  # fmt: skip
    return {"HTTP_AUTHORIZATION": "Bearer geheim-meting"}


def inname(agent: Account, now: datetime) -> list[Vraag]:
    """A report with three persons, by both ways in."""
    form, plain = "application/x-www-form-urlencoded", "application/json"
    return [
        Vraag("melding met 3 personen, API", "POST", API, 201, with_key, token(agent, now), plain),
        Vraag("melding met 3 personen, formulier", "POST", "/partner/melden", 302, form_body, cookie(agent), form),
    ]


def with_key() -> bytes:
    """The body holds the key too, so that each request is a new report."""
    return json.dumps({**json.loads(api_body()), "sleutel": str(uuid4())}).encode()


def mensen(now: datetime) -> Mensen:
    """Everybody who works in the region, by role; in the demo's order, so its named accounts come first."""
    found: Mensen = {}
    rows = Appointment.objects.filter(tot__isnull=True, van__lte=now, account__is_active=True)
    for row in rows.exclude(account__username__startswith="verhaal-").select_related("account", "organisation"):
        found.setdefault(row.role, []).append((row.account, viewer_of(row)))
    return {role: sorted(people, key=lambda item: item[0].pk) for role, people in found.items()}


def namen() -> list[str]:
    """Of everything that can be measured; `inname` is a report with three persons, by each way in."""
    return ["inname", *(item.name for item in adressen())]


def meet(
    wanted: Collection[str], times: int, limit: float, vertel: Callable[[Any], None]
) -> tuple[list[Meting], list[str]]:
    """These, and which of them open for nobody. What is over the limit is measured again, more often."""
    now, meter = clock.now(), Meter()
    people, headers = mensen(now), {}

    def vraag(account: Account, pad: str) -> int:
        headers.setdefault(account.pk, cookie(account))
        return meter.status(Vraag(pad, "GET", pad, 200, headers=headers[account.pk]))

    asked = inname(people[Role.JUSTITIE][0][0], now) if "inname" in wanted else []
    shut = []
    for item in zoek(people, vraag, [one for one in adressen() if one.name in wanted], KERN):
        if isinstance(item, Pagina):
            name = f"{item.naam} ({item.rol})"
            asked.append(Vraag(name, "GET", item.pad, 200, headers=headers[item.wie.pk]))
        else:
            shut.append(item.name)
    rows = []
    for item in asked:
        found = meter.measure(item, times)
        rows.append(found if found.wall_p95 <= limit else meter.measure(item, AGAIN))
        vertel(rows[-1])
    return rows, shut
