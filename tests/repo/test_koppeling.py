"""The example in the manual for partner systems is what the API really takes."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from eenplan.core.accounts.models import PartnerToken
from tests.regio import Regio

PAGE = Path(__file__).resolve().parents[2] / "docs" / "handleiding" / "koppeling.md"
TOKEN = "toets-token-van-de-politie"


@pytest.fixture
def partner(regio: Regio) -> Regio:
    PartnerToken.objects.create(
        organisation=regio.organisations["politie"], naam="zaaksysteem",
        token_hash=sha256(TOKEN.encode()).hexdigest(), van=regio.at,
    )  # fmt: skip
    return regio


def example() -> tuple[str, dict[str, Any]]:
    """The key and the report of the example."""
    text = PAGE.read_text("utf-8")
    key = re.search(r"Idempotency-Key: ([0-9a-f-]{36})", text)
    report = re.search(r"-d '(\{.*?\})'\n", text, re.DOTALL)
    assert key is not None
    assert report is not None
    return key[1], json.loads(report[1])


def post(report: dict[str, Any], key: str, token: str = TOKEN) -> Any:
    return Client().post(
        "/api/v1/meldingen", json.dumps(report), content_type="application/json",
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": key},
    )  # fmt: skip


@pytest.mark.voorziening(3)
def test_the_example_is_taken_in_once_and_its_status_can_be_read(partner: Regio) -> None:
    key, report = example()
    first, again = post(report, key), post(report, key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert set(first.json()) == {"nummer", "ontvangenOp", "statusUrl"}
    assert again.json() == first.json()
    status = Client().get(first.json()["statusUrl"], headers={"Authorization": f"Bearer {TOKEN}"})
    assert status.json()["stand"] == "ontvangen"


@pytest.mark.parametrize(
    ("change", "status"), [({"tekst": "Een andere tekst."}, 409), ({"onbekendVeld": 1}, 400), ({"tekst": ""}, 422)]
)
def test_the_codes_are_the_ones_that_the_page_names(partner: Regio, change: dict[str, Any], status: int) -> None:
    key, report = example()
    if status == 409:
        post(report, key)
    answer = post({**report, **change}, key)
    assert answer.status_code == status
    assert f"**{status}**" in PAGE.read_text("utf-8")


def test_a_wrong_token_gets_nothing(partner: Regio) -> None:
    key, report = example()
    assert post(report, key, token="een ander").status_code == 401
