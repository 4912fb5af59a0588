"""Every URL of the site stands behind a door, the right one, and nobody comes in without an account."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from tests.repo import deuren, docs
from tests.repo.deuren import Address

FILL = {"int": "1", "str": "x", "slug": "x", "uuid": "00000000-0000-4000-8000-000000000000", "path": "x"}


def pattern(path: str, **view: Any) -> SimpleNamespace:
    return SimpleNamespace(pattern=path, name=path, callback=SimpleNamespace(**view))


def filled(path: str) -> str:
    """A real address for a pattern: `werk/casus/<int:casus_id>` -> `/werk/casus/1`."""
    return "/" + re.sub(r"<(\w+):\w+>", lambda found: FILL[found[1]], path)


def test_every_address_has_the_right_door() -> None:
    assert deuren.faults(deuren.site()) == []


def test_the_walk_reaches_the_doors_that_work() -> None:
    doors = {one.door for one in deuren.site()}
    assert {"werk", "partner", "advies", "api"} <= doors
    assert len(deuren.site()) > 40


def test_the_page_is_up_to_date_and_among_the_generated_ones() -> None:
    assert deuren.pages in docs.GENERATORS
    assert (docs.DOCS / "deuren.md").read_text("utf-8") == deuren.pages()["deuren.md"], "draai 'make docs'"


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (Address("werk/geheim", "", ""), "/werk/geheim heeft geen deur"),
        (Address("overal", "", ""), "/overal heeft geen deur"),
        (Address("werk/x", "", "zij"), "/werk/x heeft een onbekende deur: zij"),
        (Address("werk/x", "", "advies"), "/werk/x hangt achter de deur advies"),
        (Address("partner/x", "", "werk", ("vt_lead",)), "/partner/x hangt achter de deur werk"),
        (Address("beleid/x", "", "api"), "/beleid/x hangt achter de deur api"),
        (Address("x", "", "werk", ("vt_lead",)), "/x staat niet onder /werk"),
        (Address("werk/x", "", "werk"), "/werk/x laat niemand binnen"),
        (Address("account/x", "", ""), "/account/x heeft geen deur"),
        (Address("werk/x", "", "account"), "/werk/x van allauth staat niet onder /account"),
    ],
)
def test_a_wrong_door_is_named(one: Address, fault: str) -> None:
    assert deuren.faults([one]) == [fault]


@pytest.mark.parametrize(
    "one",
    [Address("werk/x", "", "werk", ("vt_lead",)), Address("advies/x", "", "advies"), Address("weg", "", "advies"),
     Address("api/v1/meldingen", "", "api"), Address("api(?:/.*)?", "", "api"),
     Address("account/login/", "", "account")],
)  # fmt: skip
def test_a_good_door_has_no_fault(one: Address) -> None:
    assert deuren.faults([one]) == []


def test_included_patterns_are_walked_with_their_path() -> None:
    inner = SimpleNamespace(pattern="werk/", url_patterns=[pattern("x", door="werk", roles={"vt_lead", "fg"})])
    assert list(deuren.addresses([inner, pattern(r"^api/v1\.json$", door="api")])) == [
        Address("werk/x", "x", "werk", ("fg", "vt_lead")),
        Address("api/v1.json", r"^api/v1\.json$", "api"),
    ]


def test_only_views_of_allauth_are_excepted() -> None:
    theirs, ours = (
        pattern("account/a", __module__="allauth.account.views"),
        pattern("account/b", __module__="eenplan.x"),
    )
    assert [one.door for one in deuren.addresses([theirs, ours])] == ["account", ""]


def test_the_page_says_who_may_come_in() -> None:
    page = deuren.render([Address("werk/x", "iks", "werk", ("fg",)), Address("weg", "weg", "advies"),
                          Address("api/v1/a", "a", "api")])  # fmt: skip
    assert "| `/werk/x` | iks | fg |" in page
    assert "| `/weg` | weg | iedereen |" in page
    assert "| `/api/v1/a` | a | partnersysteem |" in page
    assert "## beleid" not in page


@pytest.mark.django_db
def test_a_visitor_without_an_account_is_sent_to_the_login_page_everywhere() -> None:
    """405 is as good: the address takes no GET, and says so before anything is looked up."""
    client = Client()
    for one in deuren.site():
        if one.door in deuren.LIMITED:
            answer = client.get(filled(one.path))
            assert answer.status_code == 405 or answer["Location"].startswith("/account/login/"), one.path
            assert b"casus" not in answer.content.lower(), one.path


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["beleid", "school"])
def test_a_role_that_a_door_does_not_name_finds_nothing_there(regio: Any, role: str) -> None:
    """The answer is the same page as for an address that does not exist (R10)."""
    client = Client()
    client.force_login(regio.accounts[role], backend="allauth.account.auth_backends.AuthenticationBackend")
    mine = str(regio[role].role)
    closed = [one for one in deuren.site() if one.door in deuren.LIMITED and mine not in one.roles]
    assert closed
    for one in closed:
        assert client.get(filled(one.path)).status_code in (404, 405), one.path
