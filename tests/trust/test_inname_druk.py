"""A limiter may delay, never refuse, what comes in (access.md, misuse 20): a media peak is 28 times the usual day."""

from uuid import uuid4

from django.test import Client
from django.urls import get_resolver

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.advies.models import Advies
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.tests.test_api import BODY, Partner
from tests.regio import Regio

PEAK = 28
FROM = "203.0.113.7"


def test_misbruik_20_a_peak_from_one_address_is_taken_in_whole(regio: Regio) -> None:
    """By a partner's system and by visitors without account, also where somebody was locked out of logging in."""
    locked = Client(REMOTE_ADDR=FROM)
    answers = [
        locked.post("/account/login/", {"login": "agent", "password": f"fout-{n}"}).status_code for n in range(9)
    ]
    assert answers[-1] == 429
    partner = Partner(regio, "politie")
    partner.client = Client(REMOTE_ADDR=FROM)
    sent = [partner.post({**BODY, "tekst": f"Melding nummer {n}."}).status_code for n in range(PEAK)]
    asked = [
        Client(REMOTE_ADDR=FROM).post(
            "/advies/", {"vraag": f"Ik maak mij zorgen, keer {n}.", "sleutel": str(uuid4())}
        ).status_code
        for n in range(PEAK)
    ]  # fmt: skip
    assert (set(sent), set(asked)) == ({201}, {200})
    enter(SYSTEM)
    assert (Melding.objects.count(), Advies.objects.count()) == (PEAK, PEAK)


def test_misbruik_20_no_limit_stands_before_the_intake() -> None:
    """The only addresses that count tries are those under /account."""
    resolver = get_resolver()
    for path in ("/api/v1/meldingen", "/advies/", "/advies/twijfel", "/partner/melden", "/werk/melding/nieuw"):
        view = resolver.resolve(path).func
        while view is not None:
            inside = getattr(view, "cls", None) or getattr(view, "view_class", None) or view
            assert not getattr(inside, "throttle_classes", ()), path
            assert "ratelimit" not in getattr(view, "__module__", ""), path
            view = getattr(view, "__wrapped__", None)
