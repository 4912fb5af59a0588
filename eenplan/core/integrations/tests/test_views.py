"""The page of the functional manager."""

import re

import pytest
from django.test import Client

from eenplan.core.accounts.models import PartnerToken
from eenplan.core.accounts.queries import viewer_of_token
from eenplan.core.integrations.models import Webhook
from tests.regio import Regio

PAGES = ("/werk/koppelingen", "/werk/koppelingen/token", "/werk/koppelingen/webhook")


@pytest.fixture
def beheer(regio: Regio) -> Client:
    regio.log_in_all()
    return regio.client("beheer")


def secret_in(text: str) -> str:
    found = re.search(r"<code>(.+?)</code>", text)
    assert found
    return found[1]


@pytest.mark.parametrize("path", PAGES)
def test_for_nobody_else(regio: Regio, beheer: Client, path: str) -> None:
    assert beheer.get(path).status_code == 200
    for key in ("lead", "fg", "regisseur"):
        assert regio.client(key).get(path).status_code == 404
        assert regio.client(key).post(path, {}).status_code == 404


def test_a_token_is_shown_once(regio: Regio, beheer: Client) -> None:
    answer = beheer.post(PAGES[1], {"organisatie": regio.organisations["politie"].pk, "naam": "BVH"})
    token = secret_in(answer.content.decode())
    assert viewer_of_token(token) is not None
    assert answer["Cache-Control"] == "no-store"
    text = beheer.get(PAGES[0]).content.decode()
    assert "BVH" in text
    assert token not in text
    row = PartnerToken.objects.get()
    page = f"/werk/koppelingen/token/{row.pk}/intrekken"
    assert "niet meer bij de API" in beheer.get(page).content.decode()
    assert "Ingetrokken (1)" in beheer.post(page, follow=True).content.decode()
    assert viewer_of_token(token) is None
    assert "al ingetrokken" in beheer.post(page).content.decode()


def test_a_webhook_from_begin_to_end(regio: Regio, beheer: Client) -> None:
    typed = {"organisatie": regio.organisations["team"].pk, "naam": "Zaaksysteem", "url": "http://elders.invalid/x"}
    refused = beheer.post(PAGES[2], typed)
    assert refused.status_code == 409
    assert "Gebruik https://" in refused.content.decode()
    assert "http://elders.invalid/x" in refused.content.decode()  # the typed text stays
    made = beheer.post(PAGES[2], typed | {"url": "https://elders.invalid/x"})
    assert secret_in(made.content.decode())
    row = Webhook.objects.get()
    assert "https://elders.invalid/x" in beheer.get(PAGES[0]).content.decode()
    assert "Beëindigd (1)" in beheer.post(f"/werk/koppelingen/webhook/{row.pk}/einde", follow=True).content.decode()


@pytest.mark.parametrize("typed", [{}, {"organisatie": "99999", "naam": "x"}, {"organisatie": "", "naam": "x"}])
def test_wrong_input_says_so(beheer: Client, typed: dict[str, str]) -> None:
    assert beheer.post(PAGES[1], typed).status_code == 422
    assert not PartnerToken.objects.exists()
