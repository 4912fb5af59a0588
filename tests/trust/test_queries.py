"""How many questions a page asks the database, held down: more cases, people or steps must not mean more queries."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from uuid import uuid4

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import PartnerToken
from eenplan.core.crypto import bos
from eenplan.core.crypto.draai import zorg_voor
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.models import Melding
from tests.regio import Regio, nieuwe_melding
from tests.trust.zenders import PERSONS

AtMost = Callable[[int], AbstractContextManager[object]]
MOST = {"list": 16, "case": 53, "report": 43, "api": 40, "form": 42}


@pytest.fixture(autouse=True)
def keys(regio: Regio) -> None:
    """The keys of the organisations are there already, as after every start; a report only makes that of its case."""
    enter(SYSTEM)
    zorg_voor([place.pk for place in regio.organisations.values()])
    bos._fresh.clear()  # as when that was committed


def cases(regio: Regio, count: int) -> int:
    """Cases that were taken up; returns the last one's report."""
    for _ in range(count):
        bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
        neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    return bewijs.melding_id


@pytest.mark.parametrize("count", [2, 12])
def test_the_work_supply(regio: Regio, client: Client, django_assert_max_num_queries: AtMost, count: int) -> None:
    cases(regio, count)
    client.force_login(regio.accounts["triagist"])
    with django_assert_max_num_queries(MOST["list"]):
        answer = client.get("/werk/")
    assert answer.content.count(b"C-2026-") >= count


def test_the_family_page(regio: Regio, client: Client, django_assert_max_num_queries: AtMost) -> None:
    melding_id = cases(regio, 1)
    enter(SYSTEM)
    casus_id = Melding.objects.get(pk=melding_id).casus_id
    client.force_login(regio.accounts["triagist"])
    with django_assert_max_num_queries(MOST["case"]) as seen:
        assert client.get(f"/werk/casus/{casus_id}").status_code == 200
    stands = [row for row in seen.captured_queries if "CROSS JOIN LATERAL" in row["sql"]]  # type: ignore[attr-defined]  # the fixture's context
    assert len(stands) == 1  # how the viewer stands to the case is asked once


def test_the_report(regio: Regio, client: Client, django_assert_max_num_queries: AtMost) -> None:
    melding_id = cases(regio, 3)
    client.force_login(regio.accounts["triagist"])
    with django_assert_max_num_queries(MOST["report"]):
        assert client.get(f"/werk/melding/{melding_id}").status_code == 200


def test_taking_in_by_api(regio: Regio, client: Client, django_assert_max_num_queries: AtMost) -> None:
    PartnerToken.objects.create(
        organisation=regio.organisations["politie"], naam="toets", van=regio.at,
        token_hash=sha256(b"geheim").hexdigest(),
    )  # fmt: skip
    body = {"kanaal": "politie", "melder": {"soort": "Politie", "naam": "A"}, "tekst": "Klappen.", "personen": PERSONS}
    headers = {"Authorization": "Bearer geheim", "Idempotency-Key": str(uuid4())}
    with django_assert_max_num_queries(MOST["api"]):
        answer = client.post("/api/v1/meldingen", body, content_type="application/json", headers=headers)
    assert answer.status_code == 201


def test_taking_in_by_form(regio: Regio, client: Client, django_assert_max_num_queries: AtMost) -> None:
    client.force_login(regio.accounts["school"])
    form = {"sleutel": str(uuid4()), "tekst": "Geen eten mee.", "melder_soort": "Onderwijs", "melder_naam": "I. B.",
            "kinderen_aanwezig": "ja", "wapen": "onbekend", "strangulatie": "onbekend"}  # fmt: skip
    form |= {f"persoon-{number}-naam": str(person["naam"]) for number, person in enumerate(PERSONS)}
    with django_assert_max_num_queries(MOST["form"]):
        answer = client.post("/partner/melden", form)
    assert answer.status_code == 302
