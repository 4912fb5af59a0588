"""A page with one form: shown, tried, refused with everything still in it."""

from typing import Any

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.sessies import SessionStore
from eenplan.core.audit.actions import Line
from eenplan.core.audit.models import LogLine
from eenplan.core.views import ActionView
from eenplan.core.web.forms import EenplanForm
from eenplan.core.workflow import Refused
from tests.regio import Regio


class WoordForm(EenplanForm):
    """One field."""

    woord = forms.CharField(label="Woord")


class Pagina(ActionView):
    """A page that renames the school."""

    roles = frozenset({Role.VT_LEAD})
    form_class = WoordForm
    titel = "Toetspagina"
    klaar = "Het is gebeurd."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        Organisation.objects.filter(soort="onderwijs").update(naam=data["woord"])
        if data["woord"] == "nee":
            raise Refused("Dat kan nu niet. Kies iets anders.")
        if data["woord"] == "weg":
            raise NotVisible(Line("toets.weg", casus_id=4, allowed=False))
        return "/werk/klaar"

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        return {"woord": f"begin {keys['nummer']}"}


def school() -> str:
    return Organisation.objects.get(soort="onderwijs").naam


def ask(regio: Regio, key: str = "lead", data: dict[str, str] | None = None, htmx: bool = False) -> Any:
    """The answer with its request."""
    factory = RequestFactory()
    request: HttpRequest = factory.get("/werk/x") if data is None else factory.post("/werk/x", data)
    request.user, request.session = regio.accounts[key], SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]  # what the middleware sets
    request.htmx = htmx  # type: ignore[attr-defined]  # what the middleware sets
    answer: HttpResponse = Pagina.at_door()(request, nummer=7)
    return answer, request


def test_the_page_starts_with_what_is_known(regio: Regio) -> None:
    answer, _ = ask(regio)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Toetspagina" in text
    assert 'value="begin 7"' in text


def test_done_goes_on_and_says_so(regio: Regio) -> None:
    answer, request = ask(regio, data={"woord": "ja"})
    assert (answer.status_code, answer["Location"]) == (302, "/werk/klaar")
    assert [str(message) for message in get_messages(request)] == ["Het is gebeurd."]
    assert school() == "ja"


def test_done_for_htmx(regio: Regio) -> None:
    answer, _ = ask(regio, data={"woord": "ja"}, htmx=True)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/werk/klaar")


def test_refused_undoes_the_change_and_keeps_the_words(regio: Regio) -> None:
    before = school()
    answer, request = ask(regio, data={"woord": "nee"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Dat kan nu niet. Kies iets anders." in text
    assert 'value="nee"' in text
    assert (school(), list(get_messages(request))) == (before, [])


@pytest.mark.parametrize("data", [{}, {"woord": ""}, {"woord": "   "}])
def test_what_is_not_filled_in_is_not_tried(regio: Regio, data: dict[str, str]) -> None:
    before = school()
    answer, _ = ask(regio, data=data)
    assert answer.status_code == 422
    assert "Dit is nog niet ingevuld." in answer.content.decode()
    assert school() == before


def test_not_visible_is_a_404_with_its_line_and_without_the_change(regio: Regio) -> None:
    before = school()
    answer, _ = ask(regio, data={"woord": "weg"})
    assert answer.status_code == 404
    line = LogLine.objects.get()
    assert (line.verb, line.casus_id, line.allowed) == ("toets.weg", 4, False)
    assert school() == before


@pytest.mark.parametrize("key", ["triagist", "regisseur", "beheer", "beleid"])
@pytest.mark.parametrize("data", [None, {"woord": "ja"}])
def test_another_role_finds_nothing(regio: Regio, key: str, data: dict[str, str] | None) -> None:
    before = school()
    assert ask(regio, key, data)[0].status_code == 404
    assert school() == before


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_do_nothing(regio: Regio, method: str) -> None:
    request = getattr(RequestFactory(), method)("/werk/x")
    request.user, request.session = regio.accounts["lead"], SessionStore()
    assert Pagina.at_door()(request, nummer=7).status_code == 405


def test_a_page_that_names_no_act_says_so(regio: Regio) -> None:
    with pytest.raises(NotImplementedError):
        ActionView().act(regio["lead"], {})


def test_the_door_of_a_page_can_be_read(regio: Regio) -> None:
    view = Pagina.at_door()
    assert (view.door, view.roles) == ("werk", frozenset({Role.VT_LEAD}))
