"""The edges of logging in: who is held where, what a browser may send, what a password has to be, what is sealed."""

from base64 import b64decode
from datetime import UTC, datetime, timedelta
from time import time
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.conf import settings as conf
from django.contrib.auth import SESSION_KEY
from django.http import HttpResponse
from django.test import RequestFactory

from eenplan.core.access.policy import Role
from eenplan.core.accounts import bewaker
from eenplan.core.accounts.begin import GRENS, TWEEDE_STAP
from eenplan.core.accounts.bewaker import FREE, BewakerMiddleware, _where
from eenplan.core.accounts.forms import CodeForm
from eenplan.core.accounts.grenzen import Plek, apparaat, begin, tweede_stap_voor
from eenplan.core.accounts.mfa import SealedAdapter
from eenplan.core.accounts.models import Aanmelding
from eenplan.core.accounts.rules import TE_GEVEN, OrganisationKind, login_name, past_bij, zonder_streepjes
from eenplan.core.accounts.sessies import SessionStore, ruim_op
from eenplan.core.crypto.zegel import unseal

DAY = datetime(2026, 3, 1, tzinfo=UTC)
GOOD = "een-heel-nieuw-woord-9"


@pytest.mark.parametrize(
    ("method", "headers", "where"),
    [
        ("get", {}, "/werk/x?a=1"), ("get", {"Referer": "https://elders.invalid/y"}, "/werk/x?a=1"),
        ("post", {"Referer": "https://eenplan.invalid/werk/form?b=2"}, "/werk/form"), ("post", {}, "/"),
        ("post", {"Referer": "http://[kapot"}, "/"), ("post", {"Referer": "https://eenplan.invalid"}, "/"),
        ("post", {"Referer": "javascript:1"}, "1"),
    ],
)  # fmt: skip
def test_where_somebody_was(method: str, headers: dict[str, str], where: str) -> None:
    assert _where(getattr(RequestFactory(), method)("/werk/x?a=1", headers=headers)) == where


def test_a_part_of_a_page_goes_back_to_the_page() -> None:
    request: Any = RequestFactory().get("/werk/deel", headers={"Referer": "https://eenplan.invalid/werk/heel"})
    request.htmx = True
    assert _where(request) == "/werk/heel"


def passes(path: str, session: dict[str, Any], monkeypatch: pytest.MonkeyPatch, made: bool = False) -> bool:
    """Whether somebody with this session comes through to the page."""
    request: Any = RequestFactory().get(path)
    request.session, request.htmx = session, False
    request.COOKIES[conf.SESSION_COOKIE_NAME] = "x"
    monkeypatch.setattr(bewaker, "heeft_tweede_stap", lambda pk: made)
    monkeypatch.setattr(bewaker, "messages", SimpleNamespace(warning=lambda *_: None, info=lambda *_: None))
    monkeypatch.setattr(bewaker, "logout", lambda request: request.session.clear())
    return BewakerMiddleware(lambda _: HttpResponse("door"))(request).content == b"door"


@pytest.mark.parametrize(
    ("path", "left", "made", "through"),
    [
        ("/werk/", -1, False, False), ("/werk/", 60, False, True), ("/werk/", -1, True, True),
        ("/", -1, False, False), ("/accounts", -1, False, False), *((path, -1, False, True) for path in FREE),
        ("/account/2fa/", -1, False, True), ("/werk/account/", -1, False, False),
    ],
)  # fmt: skip
def test_who_is_held_at_the_second_step(
    path: str, left: int, made: bool, through: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = {SESSION_KEY: "1", GRENS: begin(time(), 1800, 43200), TWEEDE_STAP: time() + left}
    assert passes(path, session, monkeypatch, made) is through
    assert (TWEEDE_STAP in session) is not made  # once it is there nobody asks again


@pytest.mark.parametrize(
    ("marks", "through"),
    [
        (None, False), ({}, False), (begin(time(), 1800, 43200), True), (begin(time() - 1801, 1800, 43200), False),
        (begin(time() - 50, 1800, 40), False),
    ],
    ids=["none", "empty", "fresh", "still", "long"],
)  # fmt: skip
def test_whose_session_is_over(marks: Any, through: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    session = {SESSION_KEY: "1", GRENS: marks}
    assert passes("/advies", session, monkeypatch) is through
    assert bool(session) is through


def test_a_visitor_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    assert passes("/werk/", {TWEEDE_STAP: 0}, monkeypatch)


@pytest.mark.parametrize(
    ("plekken", "until"),
    [
        ([], None), ([(Role.BELEID, True, 0)], None), ([(Role.BELEID, True, 0), (Role.VT_CASUS, True, 5)], 5),
        ([(Role.VT_CASUS, True, 5), (Role.BEHEER, True, 2)], 2),
        ([(Role.VT_CASUS, False, 1), (Role.FG, True, 0)], None),
    ],
)  # fmt: skip
def test_the_oldest_place_that_asks_counts(plekken: list[tuple[Role, bool, int]], until: int | None) -> None:
    rows = [Plek(role, asks, DAY + timedelta(days=day)) for role, asks, day in plekken]
    found = tweede_stap_voor(1, timedelta(days=14), rows)
    assert found == (None if until is None else DAY + timedelta(days=until + 14))


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131 Safari/537 Edg/131", "Edge op Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/18 Safari/605", "Safari op Mac"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/131 Safari/537", "Chrome op Android"),
        ("Mozilla/5.0 (X11; Linux) Firefox/132", "Firefox op Linux"), ("", "Een programma"),
    ],
)  # fmt: skip
def test_a_machine_is_named_by_what_it_is_most(agent: str, words: str) -> None:
    assert apparaat(agent) == words


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, set()), ({"nog_eens": GOOD + "x"}, {"nog_eens"}),
        ({"wachtwoord": "kort", "nog_eens": "kort"}, {"wachtwoord"}),
        ({"wachtwoord": "password1234", "nog_eens": "password1234"}, {"wachtwoord"}), ({"code": ""}, {"code"}),
        ({"nog_eens": ""}, {"nog_eens"}), ({"gebruikersnaam": "x" * 151}, {"gebruikersnaam"}),
        ({"wachtwoord": f" {GOOD}"}, {"nog_eens"}), ({"code": "A" * 41}, {"code"}), ({"code": "A\0B"}, {"code"}),
    ],
)  # fmt: skip
def test_what_a_password_with_a_code_asks(change: dict[str, str], wrong: set[str]) -> None:
    typed = {"gebruikersnaam": "noor", "code": "ABCD", "wachtwoord": GOOD, "nog_eens": GOOD} | change
    assert set(CodeForm(typed).errors) == wrong


@pytest.mark.parametrize(
    ("typed", "letters"), [("abcd-EFGH jkmn", "ABCDEFGHJKMN"), ("", ""), (" -–— ", ""), ("a.b_c\t9", "ABC9")]
)
def test_a_code_however_it_is_typed(typed: str, letters: str) -> None:
    assert zonder_streepjes(typed) == letters


def test_a_name_has_one_spelling_that_stays() -> None:
    for typed in ("  Noor ", "ＮＯＯＲ", "noor"):
        assert login_name(typed) == "noor"
    for typed in ("STRASSE", "İlker", "ﬁnn", "\u1e9e", " "):
        assert login_name(login_name(typed)) == login_name(typed)


def test_every_role_that_is_given_exists_somewhere() -> None:
    fits = {role: {kind for kind in OrganisationKind if past_bij(role, kind)} for role in TE_GEVEN}
    assert all(fits.values())
    assert fits[Role.JUSTITIE] == {OrganisationKind.POLITIE, OrganisationKind.JUSTITIE}
    assert [role for role in TE_GEVEN if fits[role] == {OrganisationKind.VEILIG_THUIS}] == [
        Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD,
    ]  # fmt: skip
    assert not {Role.BETROKKENE, Role.ANONIEM} & set(TE_GEVEN)


@pytest.mark.django_db
def test_the_secret_of_a_second_step_is_sealed_for_that_only() -> None:
    adapter, secret = SealedAdapter(), "JBSWY3DPEHPK3PXP"
    kept = adapter.encrypt(secret)
    assert secret not in kept
    assert adapter.decrypt(kept) == secret
    assert adapter.encrypt(secret) != kept
    for organisation, kind in ((0, "gewoon"), (1, "tweede_stap")):
        with pytest.raises(InvalidTag):
            unseal(b64decode(kept), organisation_id=organisation, kind=kind)
    with pytest.raises(InvalidTag):
        adapter.decrypt(kept[:-8] + "AAAAAAA=")


@pytest.mark.django_db
def test_a_session_of_a_visitor_is_of_nobody_and_what_is_over_goes(regio: Any) -> None:
    pk = regio.accounts["casus"].pk
    rows = [SessionStore().create_model_instance(data) for data in ({}, {SESSION_KEY: str(pk)})]
    assert [row.account_id for row in rows] == [None, pk]
    now = datetime.now(UTC)
    for number, (row, seconds) in enumerate(zip(rows, (-1, 60), strict=True)):
        row.session_key, row.expire_date = f"sleutel-{number}", now + timedelta(seconds=seconds)
        row.save()
    assert (ruim_op(), ruim_op()) == (1, 0)
    assert list(Aanmelding.objects.filter(session_key__startswith="sleutel-")) == [rows[1]]
