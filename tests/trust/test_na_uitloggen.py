"""At a shared desk: what the next one finds with the back button, with an old tab, and with an old form (R11)."""

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.personen.models import VeiligContact
from eenplan.keten.tests.levensloop import Loop, opgenomen
from tests.decor import situatie
from tests.regio import PASSWORD, Regio


@situatie
def loop(regio: Regio) -> Loop:
    """A report that was taken up."""
    return opgenomen(regio)


def ingelogd(wie: str) -> Client:
    client = Client()
    assert client.post("/account/login/", {"login": wie, "password": PASSWORD}).status_code == 302
    return client


def paden(loop: Loop) -> list[str]:
    enter(SYSTEM)
    person = loop.mensen["slachtoffer"]
    return ["/werk/", f"/werk/casus/{loop.casus_id}", f"/werk/casus/{loop.casus_id}/veilig-contact/{person}"]


def test_misbruik_21_nothing_may_be_kept_for_the_back_button(loop: Loop) -> None:
    client, pages = ingelogd("triagist"), paden(loop)
    for page in pages:
        shown = client.get(page)
        assert (shown.status_code, shown["Cache-Control"]) == (200, "no-store"), page
    client.post("/account/logout/")
    for page in pages:
        again = client.get(page)
        assert (again.status_code, again["Location"]) == (302, f"/account/login/?next={page}")
        assert "Toets" not in again.content.decode()


def test_an_old_form_writes_nothing_after_logging_out(loop: Loop) -> None:
    client, page = ingelogd("triagist"), paden(loop)[2]
    assert client.get(page).status_code == 200
    client.post("/account/logout/")
    enter(SYSTEM)
    before = LogLine.objects.count()
    answer = client.post(page, {"telefoon": "06 1234 5678", "versie": "0"})
    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={page}")
    enter(SYSTEM)
    assert not VeiligContact.objects.exists()
    assert LogLine.objects.count() == before, "nobody is named, so nothing is done"


@pytest.mark.parametrize("wie", ["casus", "beheer"])
def test_an_old_form_of_a_colleague_is_not_sent_on_the_name_of_who_logs_in_next(loop: Loop, wie: str) -> None:
    """He is not in this team: the form that the other left behind is for him as if it were not there."""
    client, page = ingelogd("triagist"), paden(loop)[2]
    client.post("/account/logout/")
    assert client.post("/account/login/", {"login": wie, "password": PASSWORD}).status_code == 302
    assert client.post(page, {"telefoon": "06 1234 5678", "versie": "0"}).status_code == 404
    enter(SYSTEM)
    assert not VeiligContact.objects.exists()


def test_a_form_with_the_token_of_an_ended_session_is_refused(loop: Loop) -> None:
    """The real check on forged requests is on here; a login makes a new token."""
    client, page = Client(enforce_csrf_checks=True), paden(loop)[2]
    client.force_login(loop.regio.accounts["triagist"], "allauth.account.auth_backends.AuthenticationBackend")
    shown = client.get(page)
    old = str(shown.context["csrf_token"])
    client.logout()
    client.cookies.clear()
    client.force_login(loop.regio.accounts["triagist"], "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(page, {"telefoon": "06 1234 5678", "versie": "0", "csrfmiddlewaretoken": old})
    assert answer.status_code == 403
    enter(SYSTEM)
    assert not VeiligContact.objects.exists()
