"""A local team's own system: what it hears, and what it may do in the name of one of its people."""

import json
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment, PartnerToken
from eenplan.core.audit.models import LogLine
from eenplan.keten.overdracht.models import Overdracht
from tests.regio import Regio

API = "/api/v1"


class Systeem:
    """The system of one organisation."""

    def __init__(self, regio: Regio, key: str) -> None:
        PartnerToken.objects.create(
            organisation=regio.organisations[key], naam=key, van=regio.at, token_hash=sha256(key.encode()).hexdigest()
        )
        self.headers = {"Authorization": f"Bearer {key}"}

    def get(self, path: str, namens: str = "") -> Any:
        return Client().get(f"{API}{path}", headers=self._as(namens))

    def post(self, path: str, body: dict[str, object], namens: str = "") -> Any:
        sent = json.dumps(body)
        return Client().post(f"{API}{path}", sent, content_type="application/json", headers=self._as(namens))

    def _as(self, namens: str) -> dict[str, str]:
        return self.headers | ({"Eenplan-Namens": namens} if namens else {})


@pytest.fixture
def team(regio: Regio, aangeboden: Overdracht) -> Systeem:
    return Systeem(regio, "team")


def answer_url(row: Overdracht) -> str:
    return f"/overdrachten/{row.pk}/antwoord"


def fresh(row: Overdracht) -> Overdracht:
    enter(SYSTEM)
    return Overdracht.objects.select_related("casus").get(pk=row.pk)


def test_that_something_waits_and_no_more(regio: Regio, team: Systeem, aangeboden: Overdracht) -> None:
    (found,) = team.get("/overdrachten").json()
    assert found == {
        "id": aangeboden.pk, "sinds": "2026-03-20T09:00:00+01:00", "antwoordUiterlijk": "2026-03-24T23:59:59+01:00"
    }  # fmt: skip
    assert Systeem(regio, "ander_team").get("/overdrachten").json() == []
    lines = LogLine.objects.filter(verb="overdracht.lijst")
    assert [(line.casus_id, line.organisation_id) for line in lines] == [
        (aangeboden.casus_id, regio.organisations["team"].pk)
    ]


def test_yes_in_the_name_of_a_person(regio: Regio, team: Systeem, aangeboden: Overdracht) -> None:
    assert team.get("/casussen", "regisseur").json()[0]["stand"] != "in_uitvoering"
    answer = team.post(answer_url(aangeboden), {"antwoord": "accepteer"}, "regisseur")
    assert (answer.status_code, answer.content) == (204, b"")
    casus = fresh(aangeboden).casus
    assert (casus.verantwoordelijke_id, casus.stand) == (regio.accounts["regisseur"].pk, "in_uitvoering")
    lines = set(LogLine.objects.filter(verb="overdracht.accepteer").values_list("account_id", "ground"))
    assert lines == {
        (regio.accounts["regisseur"].pk, ""),
        (regio.accounts["regisseur"].pk, "API, namens Toets Regisseur"),
    }
    assert team.get("/overdrachten").json() == []
    (mine,) = team.get("/casussen", "regisseur").json()
    assert (mine["nummer"], mine["stand"]) == (casus.nummer, "in_uitvoering")
    assert "Toets" not in json.dumps(mine)
    assert team.post(answer_url(aangeboden), {"antwoord": "accepteer"}, "regisseur").status_code == 409


def test_no_with_a_reason(team: Systeem, aangeboden: Overdracht) -> None:
    no = {"antwoord": "weiger", "soort": "geen_capaciteit"}
    refused = team.post(answer_url(aangeboden), no, "regisseur")
    assert refused.status_code == 409
    assert "waarom u weigert" in refused.json()["detail"]
    assert team.post(answer_url(aangeboden), no | {"reden": "Wij zijn vol."}, "regisseur").status_code == 204
    assert fresh(aangeboden).stand == "geweigerd"


@pytest.mark.parametrize("namens", ["", "niemand", "casus", "ander", "lead"])
def test_only_a_director_of_the_own_organisation(team: Systeem, aangeboden: Overdracht, namens: str) -> None:
    for found in (team.get("/casussen", namens), team.post(answer_url(aangeboden), {"antwoord": "accepteer"}, namens)):
        assert found.status_code == 400
        assert found.json()["invalid-params"][0]["name"] == "Eenplan-Namens"
    assert fresh(aangeboden).stand == "aangeboden"


def test_who_left_can_no_longer_be_named(regio: Regio, team: Systeem, aangeboden: Overdracht) -> None:
    Appointment.objects.filter(account=regio.accounts["regisseur"]).update(tot=regio.at)
    assert team.get("/casussen", "regisseur").status_code == 400


def test_another_team_finds_nothing(regio: Regio, aangeboden: Overdracht) -> None:
    other = Systeem(regio, "ander_team")
    assert other.post(answer_url(aangeboden), {"antwoord": "accepteer"}, "ander").status_code == 404
    assert other.post("/overdrachten/999999/antwoord", {"antwoord": "accepteer"}, "ander").status_code == 404
    assert other.get("/casussen", "ander").json() == []
    assert fresh(aangeboden).stand == "aangeboden"


@pytest.mark.parametrize("body", [{}, {"antwoord": "misschien"}, {"antwoord": "accepteer", "extra": 1}])
def test_a_wrong_answer_says_which_field(team: Systeem, aangeboden: Overdracht, body: dict[str, object]) -> None:
    found = team.post(answer_url(aangeboden), body, "regisseur")
    assert found.status_code == 400
    assert found.json()["invalid-params"]


def test_without_a_token_nothing(aangeboden: Overdracht) -> None:
    for path in ("/overdrachten", "/casussen"):
        assert Client().get(f"{API}{path}").status_code == 401
