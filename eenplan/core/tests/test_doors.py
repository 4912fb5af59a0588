"""The doors: shut unless a view names one, one 404 for what is not there and what one may not see."""

import re
from datetime import timedelta

import pytest
from allauth.account import views as account_views
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import ANONYMOUS, Viewer
from eenplan.core.accounts.models import Appointment
from eenplan.core.accounts.rules import DEFAULT_PURPOSE
from eenplan.core.accounts.sessies import SessionStore
from eenplan.core.audit.actions import Line
from eenplan.core.audit.models import LogLine
from eenplan.core.doors import DOORS, DoorMiddleware, back, door, find_viewer, home_of, lent
from tests.regio import PEOPLE, Regio

TOKEN = re.compile(rb"X-CSRFToken&quot;: &quot;\w+|\"X-CSRFToken\": \"\w+")


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("binnen")


def page(response: HttpResponse) -> bytes:
    """The bytes of an answer; the token against forged posts is another one each time."""
    return TOKEN.sub(b"", response.content)


def ask(regio: Regio, key: str, path: str) -> HttpResponse:
    """GET as this person."""
    client = Client()
    client.force_login(regio.accounts[key], "allauth.account.auth_backends.AuthenticationBackend")
    return client.get(path)


def request_of(regio: Regio, key: str | None) -> HttpRequest:
    """A request with a session, of this person or a visitor."""
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/werk/")
    request.session = SessionStore()
    request.user = regio.accounts[key] if key else AnonymousUser()
    return request


def test_a_view_without_a_door_is_not_there(regio: Regio) -> None:
    guard = DoorMiddleware(hello)
    with pytest.raises(Http404):
        guard.process_view(request_of(regio, "lead"), hello, (), {})
    assert guard.process_view(request_of(regio, "lead"), door("werk")(hello), (), {}) is None


def test_views_with_their_own_guard_pass(regio: Regio) -> None:
    class Theirs:
        __module__ = "django.views.static"

    assert DoorMiddleware(hello).process_view(request_of(regio, None), Theirs(), (), {}) is None


def test_a_view_of_allauth_passes_only_when_it_was_named(regio: Regio) -> None:
    guard, request = DoorMiddleware(hello), request_of(regio, None)
    with pytest.raises(Http404):
        guard.process_view(request, account_views.email, (), {})
    named = lent(account_views.login)
    assert guard.process_view(request, named, (), {}) is None
    assert (named.door, named.__module__) == ("account", "allauth.account.views")


@pytest.mark.parametrize("name", ["werk", "partner", "beleid"])
@pytest.mark.parametrize("key", sorted(PEOPLE))
def test_each_door_lets_its_own_roles_in(regio: Regio, name: str, key: str) -> None:
    answer = door(name)(hello)(request_of(regio, key))
    assert (answer.status_code == 200) == (regio[key].role in DOORS[name])
    assert answer.status_code in {200, 404}


@pytest.mark.parametrize("name", ["werk", "partner", "beleid"])
def test_a_visitor_is_asked_to_log_in(regio: Regio, name: str) -> None:
    answer = door(name)(hello)(request_of(regio, None))
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/werk/")


def test_the_door_of_citizens_is_open(regio: Regio) -> None:
    assert door("advies")(hello)(request_of(regio, None)).content == b"binnen"


def test_a_door_for_some_roles_shuts_out_the_others(regio: Regio) -> None:
    only_lead = door("werk", {Role.VT_LEAD})(hello)
    answers = {key: only_lead(request_of(regio, key)).status_code for key in ("lead", "triagist", "beheer")}
    assert answers == {"lead": 200, "triagist": 404, "beheer": 404}


@pytest.mark.parametrize("key", ["agent", "beleid", "triagist"])
def test_a_wrong_role_and_an_unknown_address_look_the_same(regio: Regio, key: str) -> None:
    closed = {"agent": "/werk/", "beleid": "/partner/", "triagist": "/partner/"}[key]
    wrong, unknown = ask(regio, key, closed), ask(regio, key, "/werk/dit-bestaat-niet")
    assert (wrong.status_code, unknown.status_code) == (404, 404)
    assert page(wrong) == page(unknown)


def test_what_a_view_did_before_the_refusal_is_kept_with_its_line(regio: Regio) -> None:
    @door("werk")
    def refuses(request: HttpRequest) -> HttpResponse:
        raise NotVisible(Line("toets.lees", casus_id=5, rule="R6", allowed=False))

    answer = refuses(request_of(regio, "lead"))
    assert (answer.status_code, LogLine.objects.get().verb) == (404, "toets.lees")


@pytest.mark.parametrize(("key", "there"), [(1, True), (2**63 - 1, True), (2**63, False), (10**40, False)])
def test_a_key_that_no_database_holds_is_not_there(regio: Regio, key: int, there: bool) -> None:
    @door("werk")
    def shows(request: HttpRequest, casus_id: int) -> HttpResponse:
        return HttpResponse("binnen")

    assert (shows(request_of(regio, "lead"), casus_id=key).status_code == 200) == there


def test_a_refusal_without_a_line_is_a_404_too(regio: Regio) -> None:
    @door("werk")
    def refuses(request: HttpRequest) -> HttpResponse:
        raise NotVisible

    assert refuses(request_of(regio, "lead")).status_code == 404
    assert not LogLine.objects.exists()


def refusals() -> list[tuple[object, ...]]:
    """What the log says about doors that stayed shut."""
    rows = LogLine.objects.filter(verb="deur.geweigerd", rule="R0", allowed=False).order_by("pk")
    return list(rows.values_list("account_id", "role", "object_type", "object_id", "casus_id"))


@pytest.mark.parametrize(("key", "path", "line"), [
    ("agent", "/werk/", ("justitie", "werkvoorraad", None, None)),
    ("beleid", "/werk/casus/12", ("beleid", "casus", None, 12)),
    ("agent", "/werk/melding/34", ("justitie", "melding", 34, None)),
    ("beleid", f"/werk/casus/{2**63}", ("beleid", "casus", None, None)),
    ("triagist", f"/werk/casus/{2**63}", ("vt_intake", "casus", None, None)),
])  # fmt: skip
def test_a_door_that_stays_shut_leaves_its_line(regio: Regio, key: str, path: str, line: tuple[object, ...]) -> None:
    name = resolve(path).url_name
    ask(regio, key, path)
    assert refusals() == [(regio.accounts[key].pk, line[0], name, *line[2:])]


def test_a_refused_page_is_the_page_of_an_unknown_address_also_with_a_high_key(regio: Regio) -> None:
    wrong, unknown = ask(regio, "triagist", f"/werk/casus/{2**63}"), ask(regio, "triagist", "/werk/dit-bestaat-niet")
    assert (wrong.status_code, page(wrong), wrong.headers) == (404, page(unknown), unknown.headers)


def test_who_has_no_function_any_more_is_named_in_the_log(regio: Regio) -> None:
    Appointment.objects.filter(account=regio.accounts["lead"]).update(tot=regio.at)
    assert ask(regio, "lead", "/werk/").status_code == 404
    assert [line[:2] for line in refusals()] == [(regio.accounts["lead"].pk, "anoniem")]


def test_a_visitor_leaves_no_line(regio: Regio) -> None:
    @door("advies")
    def shows(request: HttpRequest, nummer: int) -> HttpResponse:
        return HttpResponse("binnen")

    assert shows(request_of(regio, None), nummer=2**63).status_code == 404
    assert door("werk")(hello)(request_of(regio, None)).status_code == 302
    assert not LogLine.objects.exists()


def test_the_line_of_a_door_has_a_name_without_an_address_too(regio: Regio) -> None:
    assert door("beleid")(hello)(request_of(regio, "agent")).status_code == 404
    assert [line[2] for line in refusals()] == ["hello"]


def test_an_ended_appointment_shuts_the_door_at_the_next_click(regio: Regio) -> None:
    client = Client()
    client.force_login(regio.accounts["triagist"], "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/werk/").status_code == 200
    Appointment.objects.filter(account=regio.accounts["triagist"]).update(tot=regio.at)
    assert client.get("/werk/").status_code == 404


@pytest.mark.parametrize(("van", "tot", "live"), [
    (-1, None, True), (0, None, True), (1, None, False), (-2, 0, False), (-2, 1, True), (-5, -1, False),
])  # fmt: skip
def test_when_an_appointment_holds(regio: Regio, van: int, tot: int | None, live: bool) -> None:
    Appointment.objects.filter(account=regio.accounts["lead"]).update(
        van=regio.at + timedelta(days=van), tot=None if tot is None else regio.at + timedelta(days=tot)
    )
    assert (find_viewer(request_of(regio, "lead")) is not ANONYMOUS) == live


def test_a_blocked_account_is_nobody(regio: Regio) -> None:
    account = regio.accounts["lead"]
    account.is_active = False
    account.save()
    assert find_viewer(request_of(regio, "lead")) is ANONYMOUS


def test_the_chosen_appointment_counts_only_when_it_is_ones_own(regio: Regio) -> None:
    mine = Appointment.objects.create(
        account=regio.accounts["lead"], organisation=regio.organisations["gemeente"], role=Role.BELEID,
        functie="beleid", van=clock.now(),
    )  # fmt: skip
    of_another = Appointment.objects.get(account=regio.accounts["agent"])
    for chosen, role in ((mine.pk, Role.BELEID), (of_another.pk, Role.VT_LEAD), (None, Role.VT_LEAD)):
        request = request_of(regio, "lead")
        request.session["appointment"] = chosen
        assert find_viewer(request).role == role


def test_the_viewer_is_sought_once_per_request(regio: Regio) -> None:
    request = request_of(regio, "lead")
    assert find_viewer(request) is find_viewer(request)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Viewer]:
    """For whom the menu was counted."""
    found: list[Viewer] = []
    real = sockets.menus
    monkeypatch.setattr(sockets, "menus", lambda viewer: found.append(viewer) or real(viewer))
    return found


@pytest.mark.parametrize(("key", "path", "status", "times"), [
    ("triagist", "/werk/termijnen", 200, 1),
    ("triagist", "/werk/bestaat-niet", 404, 0),
    ("school", "/werk/termijnen", 404, 0),
    ("beheer", "/werk/termijnen", 404, 0),
    ("beheer", "/werk/regels", 200, 1),
])  # fmt: skip
def test_the_menu_is_counted_only_where_it_stands(
    regio: Regio, counted: list[Viewer], key: str, path: str, status: int, times: int
) -> None:
    """A page that refuses has no menu: what waits at ten entries is not looked up for it."""
    answer = ask(regio, key, path)
    assert (answer.status_code, len(counted)) == (status, times)
    assert (b"data-menu" in answer.content) is bool(times)
    assert (len(list(answer.context["menu"])) > 0, len(counted)) == (True, 1)  # asked later it is the same one


def test_nothing_may_be_stored_but_static_files(regio: Regio) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    guard = DoorMiddleware(answer)
    assert guard(RequestFactory().get("/werk/"))["Cache-Control"] == "no-store"
    assert "Cache-Control" not in guard(RequestFactory().get("/static/web/eenplan.css")).headers


HOMES = {
    Role.VT_INTAKE: "/werk/", Role.VT_CASUS: "/werk/", Role.VT_LEAD: "/werk/", Role.REGISSEUR: "/werk/",
    Role.PROCESREGISSEUR: "/werk/", Role.BEHEER: "/werk/regels", Role.FG: "/werk/nakijken",
    Role.ZORGPARTNER: "/partner/", Role.JUSTITIE: "/partner/", Role.BELEID: "/beleid/",
    Role.BETROKKENE: "/advies/", Role.ANONIEM: "/advies/",
}  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.django_db
def test_home(role: Role) -> None:
    viewer = Viewer(1, 1, role, DEFAULT_PURPOSE[role])
    assert home_of(viewer) == HOMES[role]
    name = HOMES[role].split("/")[1]
    assert role in DOORS[name], "nobody is sent to a door that is shut for him"


def test_back_is_a_redirect_also_for_htmx() -> None:
    request = RequestFactory().post("/werk/")
    assert back(request, "/werk/casus/1")["Location"] == "/werk/casus/1"
    request.htmx = True
    answer = back(request, "/werk/casus/1")
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/werk/casus/1")
