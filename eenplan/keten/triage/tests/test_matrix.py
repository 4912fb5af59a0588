"""State x role x action, through the real acts and through the front door; nothing is assumed about who may what."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.dossier.casus.models import Teamlid
from eenplan.keten.melding.tests.hulp import attempt, undone
from eenplan.keten.triage.actions import bevestig, controleer_acuut, geef_terug, stel_voor
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import COURSE
from eenplan.keten.triage.tests.hulp import OZ, lopend, voorgelegd
from tests.regio import PEOPLE, Regio

STATES = list(COURSE.states)
TEAM = {"triagist", "triagist2", "lead", "casus"}
ACTS: dict[str, Callable[[Veiligheidsbeoordeling, Viewer, Regio], object]] = {
    "leg_voor": lambda vb, by, regio: stel_voor(vb.pk, OZ, by=by, at=regio.at),
    "bevestig": lambda vb, by, regio: bevestig(vb.pk, by=by, at=regio.at),
    "geef_terug": lambda vb, by, regio: geef_terug(vb.pk, "Wie zag het kind?", by=by, at=regio.at),
}
FORM = {
    "structureel": "ja", "structureel_feiten": "Geslagen, derde keer.", "structureel_bron": "moeder",
    "duidelijk": "nee", "werkt_mee": "ja", "gereed": "nee", "zorg": "ja", "uitkomst": "VT", "dienst": "OZ",
    "motivering": OZ.motivering, "acuut": "nee", "toelichting": "", "reden": "Wie zag het kind?",
}  # fmt: skip
URLS = {
    "leg_voor": "triage-beoordeling",
    "bevestig": "triage-bevestigen",
    "geef_terug": "triage-teruggeven",
    "controleer_acuut": "triage-acuut",
}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after a decision is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def in_state(regio: Regio, stand: str) -> Veiligheidsbeoordeling:
    """An assessment in this state, written by the triagist; the case worker is in its team."""
    vb = lopend(regio) if stand == "concept" else voorgelegd(regio)
    if stand == "besloten":
        vb = bevestig(vb.pk, by=regio["triagist2"], at=regio.at)
    enter(SYSTEM)
    Teamlid.objects.create(casus_id=vb.casus_id, account=regio.accounts["casus"], van=regio.at)
    assert vb.stand == stand
    return vb


def may(stand: str, wie: str, action: str) -> bool:
    """By the course, the team, and the rule that nobody reads his own work."""
    role: Role = PEOPLE[wie][1]
    open_to = {row.action for row in COURSE.allowed(stand, role)}
    if action == "controleer_acuut":
        return wie in TEAM and stand == "concept"
    return wie in TEAM and action in open_to and not (action == "bevestig" and wie == "triagist")


@pytest.mark.parametrize("action", list(ACTS))
@pytest.mark.parametrize("stand", STATES)
def test_through_the_acts(regio: Regio, stand: str, action: str) -> None:
    vb = in_state(regio, stand)
    found = {wie: attempt(lambda: ACTS[action](vb, regio[wie], regio)) for wie in PEOPLE}  # noqa: B023  # run at once
    assert found == {
        wie: "done" if may(stand, wie, action) else "refused" if wie in TEAM else "not there" for wie in PEOPLE
    }


@pytest.mark.parametrize(("acuut", "toelichting"), [(True, "Hij staat voor de deur."), (False, ""), (None, "")])
@pytest.mark.parametrize("stand", ["concept", "voorgesteld"])
def test_the_acute_check_through_the_act(regio: Regio, stand: str, acuut: bool | None, toelichting: str) -> None:
    vb = in_state(regio, stand)
    found = {
        wie: attempt(lambda: controleer_acuut(vb.casus_id, acuut, toelichting, by=regio[wie], at=regio.at))  # noqa: B023  # run at once
        for wie in PEOPLE
    }
    here = "done" if stand == "concept" else "refused"
    assert found == {wie: here if wie in TEAM else "not there" for wie in PEOPLE}


@pytest.mark.parametrize("action", list(URLS))
@pytest.mark.parametrize("stand", STATES)
def test_through_the_front_door(client: Client, regio: Regio, stand: str, action: str) -> None:
    """Who looks at a page of before the decision and checks again, is shown the new state first (409)."""
    vb = in_state(regio, stand)
    url, found, expected = reverse(URLS[action], args=[vb.pk]), {}, {}
    for wie in PEOPLE:
        client.force_login(regio.accounts[wie])
        with undone():
            seen = client.get(url).status_code
        with undone():
            found[wie] = (seen, client.post(url, {**FORM, "versie": vb.versie}).status_code)
        expected[wie] = (200, 302 if may(stand, wie, action) else 409) if wie in TEAM else (404, 404)
    assert found == expected


def test_after_a_decision_a_check_opens_a_new_assessment(regio: Regio) -> None:
    vb = in_state(regio, "besloten")
    again = controleer_acuut(vb.casus_id, True, "Hij is terug.", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert again.pk != vb.pk
    assert (again.stand, again.acuut) == ("concept", "ja")
    assert Veiligheidsbeoordeling.objects.get(pk=vb.pk).acuut == "nee"


@pytest.mark.parametrize("naam", ["triage-tweede-lezing", "triage-voorstel"])
def test_pages_without_a_case(client: Client, regio: Regio, naam: str) -> None:
    found = {}
    for wie in PEOPLE:
        client.force_login(regio.accounts[wie])
        found[wie] = client.post(reverse(naam), {}).status_code
    assert found == {wie: 200 if wie in TEAM else 404 for wie in PEOPLE}


@pytest.mark.parametrize("naam", ["triage-beginnen", "triage-teruggekoppeld", *URLS.values()])
@pytest.mark.parametrize("pk", [0, 999_999])
def test_a_number_that_does_not_exist(client: Client, regio: Regio, naam: str, pk: int) -> None:
    for wie in ("lead", "agent"):
        client.force_login(regio.accounts[wie])
        assert client.post(reverse(naam, args=[pk]), FORM).status_code == 404
