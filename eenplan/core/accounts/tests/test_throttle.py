"""Trying passwords is slowed: on one name, however it is typed, and from one address on many names."""

import pytest
from axes.models import AccessAttempt
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from eenplan.core.accounts.models import Account
from eenplan.core.accounts.rules import login_name
from eenplan.core.accounts.throttle import client_address
from tests.regio import PASSWORD, Regio

WRONG = "geraden-wachtwoord-1"


@pytest.fixture(autouse=True)
def no_other_limiter(settings: Settings) -> None:
    """The limit per minute of allauth keeps its count between tests."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": None}


def log_in(name: str, password: str = WRONG, address: str = "192.0.2.1", **extra: str) -> HttpResponse:
    """One try, in a fresh browser."""
    form = {"login": name, "password": password}
    return Client().post("/account/login/", form, REMOTE_ADDR=address, **extra)


NAMES = [
    ("eva", "eva"), ("EVA", "eva"), (" Eva ", "eva"), ("ＥＶＡ", "eva"), ("Straße", "strasse"), ("STRASSE", "strasse"),
    ("e\u0301va", "éva"), ("ÉVA", "éva"), ("ﬁona", "fiona"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "name"), NAMES)
def test_a_name_is_one_name_however_it_is_typed(typed: str, name: str) -> None:
    assert login_name(typed) == name
    assert login_name(name) == name


@pytest.mark.parametrize("typed", ["lead", "LEAD", " Lead ", "ｌｅａｄ"])
def test_one_logs_in_however_the_name_is_typed(regio: Regio, typed: str) -> None:
    assert log_in(typed, PASSWORD).status_code == 302


def test_an_account_is_made_under_that_one_name(db: None) -> None:
    assert Account.objects.create_user(" Éva ", PASSWORD, naam="Eva").username == "éva"


def test_capitals_give_no_new_tries(regio: Regio) -> None:
    tries = ["lead", "Lead", "LEAD", "lEAD", "leAD", "ｌｅａｄ", " lead", "LeAd"]
    codes = [log_in(name).status_code for name in tries]
    assert codes == [200] * 7 + [429]
    assert log_in("lEaD", PASSWORD).status_code == 429
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {"lead"}


def test_another_name_and_another_address_go_on(regio: Regio) -> None:
    for _ in range(8):
        log_in("lead")
    assert log_in("lead", PASSWORD).status_code == 429
    assert log_in("triagist", PASSWORD).status_code == 302
    assert log_in("lead", PASSWORD, "192.0.2.2").status_code == 302


def test_one_password_on_many_names_is_stopped(regio: Regio, settings: Settings) -> None:
    settings.EENPLAN_LOGIN_PER_ADDRESS = 12
    codes = [log_in(f"naam{number}").status_code for number in range(14)]
    assert codes == [200] * 11 + [429] * 3
    assert log_in("lead", PASSWORD).status_code == 429
    assert log_in("lead", PASSWORD, "192.0.2.2").status_code == 302


def test_who_is_held_does_not_make_it_longer(regio: Regio, settings: Settings) -> None:
    """An office behind one address would never get in again as long as someone tries."""
    settings.EENPLAN_LOGIN_PER_ADDRESS = 3
    for number in range(6):
        log_in(f"naam{number}")
    assert AccessAttempt.objects.count() == 3


def test_an_office_may_mistype(settings: Settings) -> None:
    assert settings.EENPLAN_LOGIN_PER_ADDRESS == 100
    assert settings.EENPLAN_PROXIES == 0


def test_the_page_says_what_to_do(regio: Regio, settings: Settings) -> None:
    settings.EENPLAN_LOGIN_PER_ADDRESS = 1
    answer = log_in("lead", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "Wacht een kwartier" in page
    assert "functioneel beheerder" in page
    assert "lead" not in page
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_name_longer_than_the_table_is_just_wrong(regio: Regio) -> None:
    assert log_in("\ufdfa" * 100).status_code == 200


def test_a_header_of_the_visitor_changes_nothing(regio: Regio) -> None:
    codes = [log_in("lead", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}").status_code for number in range(9)]
    assert codes[-1] == 429


HOPS = [
    (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
    (1, "127.0.0.1", "198.51.100.7", "198.51.100.7"),
    (1, "127.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
    (2, "127.0.0.1", "203.0.113.9, 198.51.100.7,10.0.0.1", "198.51.100.7"),
    (2, "127.0.0.1", "198.51.100.7", "127.0.0.1"),
    (1, "127.0.0.1", "", "127.0.0.1"),
    (1, "127.0.0.1", "onzin", "127.0.0.1"),
    (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
    (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
    (0, "", "", None),
]


@pytest.mark.parametrize(("proxies", "peer", "said", "address"), HOPS)
def test_which_address_counts(settings: Settings, proxies: int, peer: str, said: str, address: str | None) -> None:
    """A visitor owns a whole /64 of IPv6; of the header only what trusted proxies wrote counts."""
    settings.EENPLAN_PROXIES = proxies
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=said)) == address
