"""Whether a name exists is told by nothing: not by the words, and not by how much work was done for them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenplan.core.accounts.beheer import actions
from eenplan.core.accounts.models import Account, Uitnodiging
from tests.regio import PASSWORD, Regio

WORD = "een-heel-nieuw-woord-9"
Post = Callable[[str], Any]


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time that a password is hashed: what takes time, on purpose."""
    done: list[str] = []
    real = MD5PasswordHasher.encode

    def count(self: Any, password: str, salt: str, *rest: Any) -> str:
        done.append(salt)
        return real(self, password, salt, *rest)

    monkeypatch.setattr(MD5PasswordHasher, "encode", count)
    cache.clear()
    return done


def seen(post: Post, name: str, hashes: list[str]) -> tuple[int, str, int, int]:
    """Status, bytes (without the keys that are fresh on each page), hashes, questions to the database."""
    hashes.clear()
    with CaptureQueriesContext(connection) as asked:
        answer = post(name)
    text = re.sub(r'(name="(csrfmiddlewaretoken|sleutel)" value=)"[^"]*"', r"\1", answer.content.decode())
    text = re.sub(r'"X-CSRFToken": "[^"]*"', "", text)
    return answer.status_code, text.replace(name, "NAAM"), len(hashes), len(asked)


def log_in(name: str) -> Any:
    return Client().post("/account/login/", {"login": name, "password": "fout-wachtwoord-1"})


def with_code(name: str) -> Any:
    typed = {"gebruikersnaam": name, "code": "AAAA-BBBB-CCCC", "wachtwoord": WORD, "nog_eens": WORD}
    return Client().post("/account/code/", typed)


def test_logging_in(regio: Regio, hashes: list[str]) -> None:
    Account.objects.filter(username="lead").update(is_active=False)
    invited = regio.accounts["casus"]
    actions.nodig_uit(invited.pk, by=regio["beheer"], at=regio.at)
    looks = [seen(log_in, name, hashes) for name in ("niemand", "triagist", "lead", "casus")]
    assert looks == [looks[0]] * 4
    assert (looks[0][0], looks[0][2]) == (200, 1)


def test_a_code(regio: Regio, hashes: list[str]) -> None:
    for name in ("lead", "casus", "triagist", "proces"):
        actions.nodig_uit(regio.accounts[name].pk, by=regio["beheer"], at=regio.at)
    Account.objects.filter(username="lead").update(is_active=False)
    Uitnodiging.objects.filter(account__username="casus").update(geldig_tot=regio.at - timedelta(days=1))
    Uitnodiging.objects.filter(account__username="triagist").update(gebruikt_op=regio.at)
    looks = [seen(with_code, name, hashes) for name in ("niemand", "fg", "lead", "casus", "triagist", "proces")]
    assert looks == [looks[0]] * 6
    assert (looks[0][0], looks[0][2]) == (409, 0)


def test_codes_are_not_tried_without_end(regio: Regio, hashes: list[str]) -> None:
    statuses = [with_code("niemand").status_code for _ in range(22)]
    assert statuses == [409] * 20 + [429] * 2


def test_a_good_login_does_the_same_work_for_the_password(regio: Regio, hashes: list[str]) -> None:
    hashes.clear()
    Client().post("/account/login/", {"login": "triagist", "password": PASSWORD})
    assert len(hashes) == 1
