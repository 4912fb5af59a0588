"""State x role x action of both services, through the real acts and through the front door."""

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
from eenplan.keten.triage.tests.test_matrix import TEAM
from eenplan.keten.vervolg.actions import leg_bevinding, leg_contact, rond_af, sluit_voortijdig
from eenplan.keten.vervolg.actions_voorwaarden import controleer_voorwaarde, stel_voorwaarde
from eenplan.keten.vervolg.models import Dienst, Voorwaarde
from eenplan.keten.vervolg.rules import CONTACT_KAN_OOK, COURSES
from eenplan.keten.vervolg.tests.hulp import (
    BEVESTIGD,
    GEBELD,
    KLAAR,
    NIET_ALLEEN,
    bijna_klaar,
    dienst,
    met_contact,
    vers,
)
from tests.regio import PEOPLE, Regio

STATES = [(soort, stand) for soort, course in COURSES.items() for stand in course.states]
ACTS: dict[str, Callable[[Dienst, Viewer, Regio], object]] = {
    "leg_contact": lambda row, by, regio: leg_contact(row.pk, GEBELD, by=by, at=regio.at),
    "stel_voorwaarde": lambda row, by, regio: stel_voorwaarde(row.pk, NIET_ALLEEN, by=by, at=regio.at),
    "leg_bevinding": lambda row, by, regio: leg_bevinding(row.pk, BEVESTIGD, by=by, at=regio.at),
    "rond_af": lambda row, by, regio: rond_af(row.pk, by=by, at=regio.at, samenvatting=KLAAR),
    "sluit_voortijdig": lambda row, by, regio: sluit_voortijdig(row.pk, by=by, at=regio.at, reden=KLAAR),
}
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "leg_contact": (
        "vervolg-dienst", {"met_wie": "moeder", "hoe": "telefoon", "gelukt": "ja", "veiligheid": "veilig"},
    ),
    "stel_voorwaarde": (
        "vervolg-voorwaarde", {"voor_wie": "vader", "tekst": "Slaapt bij zijn broer.", "controle_op": "2026-04-03"},
    ),
    "leg_bevinding": (
        "vervolg-bevinding", {"vorm": "PG", "uitslag": "BEV", "onderbouwing": "Moeder en de wijkagent zeggen het."},
    ),
    "rond_af": ("vervolg-afronden", {"samenvatting": KLAAR}),
    "sluit_voortijdig": ("vervolg-voortijdig", {"samenvatting": KLAAR}),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does afterwards is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def in_state(regio: Regio, soort: str, stand: str) -> Dienst:
    """A service of this kind in this state; the case worker is in its team."""
    make = {"open": dienst, "contact_gelegd": met_contact, "informatie": met_contact}.get(stand, bijna_klaar)
    row = make(regio, soort)
    if stand == "afgerond":
        row = rond_af(row.pk, by=regio["lead"], at=regio.at, samenvatting=KLAAR)
    enter(SYSTEM)
    Teamlid.objects.create(casus_id=row.casus_id, account=regio.accounts["casus"], van=regio.at)
    assert (row.soort, row.stand) == (soort, stand)
    return row


def may(soort: str, stand: str, wie: str, action: str) -> bool:
    """By the course of its kind and the team; talking goes on in later stands."""
    role: Role = PEOPLE[wie][1]
    open_to = {row.action for row in COURSES[soort].allowed(stand, role)}
    talking = action == "leg_contact" and stand in CONTACT_KAN_OOK
    return wie in TEAM and (action in open_to or talking)


@pytest.mark.parametrize("action", list(ACTS))
@pytest.mark.parametrize(("soort", "stand"), STATES)
def test_through_the_acts(regio: Regio, soort: str, stand: str, action: str) -> None:
    row = in_state(regio, soort, stand)
    found = {wie: attempt(lambda: ACTS[action](row, regio[wie], regio)) for wie in PEOPLE}  # noqa: B023  # run at once
    assert found == {
        wie: "done" if may(soort, stand, wie, action) else "refused" if wie in TEAM else "not there" for wie in PEOPLE
    }
    assert vers(row).stand == stand


@pytest.mark.parametrize(("soort", "stand"), STATES)
def test_through_the_front_door(client: Client, regio: Regio, soort: str, stand: str) -> None:
    row = in_state(regio, soort, stand)
    found, expected = {}, {}
    for wie in ("triagist", "casus", "lead", "regisseur", "agent", "beleid"):
        client.force_login(regio.accounts[wie])
        for action, (naam, typed) in PAGES.items():
            url = reverse(naam, args=[row.pk])
            with undone():
                seen = client.get(url).status_code
            with undone():
                found[wie, action] = (seen, client.post(url, {**typed, "versie": row.versie}).status_code)
            done = 302 if may(soort, stand, wie, action) else 409
            expected[wie, action] = (200, done) if wie in TEAM else (404, 404)
    assert found == expected


@pytest.mark.parametrize("antwoord", ["ja", "deels", "nee"])
def test_checking_a_condition_is_for_the_team(client: Client, regio: Regio, antwoord: str) -> None:
    in_state(regio, "VV", "voorwaarden_gesteld")
    pk, found = Voorwaarde.objects.get().pk, {}
    url, typed = reverse("vervolg-controleer", args=[pk]), {"nagekomen": antwoord, "bevinding": "Gezien."}
    for wie in PEOPLE:
        client.force_login(regio.accounts[wie])
        act = attempt(lambda: controleer_voorwaarde(pk, antwoord, "Gezien.", by=regio[wie], at=regio.at))  # noqa: B023  # run at once
        with undone():
            found[wie] = (act, client.post(url, typed).status_code)
    assert found == {wie: ("done", 302) if wie in TEAM else ("not there", 404) for wie in PEOPLE}


@pytest.mark.parametrize("naam", ["vervolg-controleer", *(naam for naam, _ in PAGES.values())])
def test_a_number_that_does_not_exist(client: Client, regio: Regio, naam: str) -> None:
    typed = {key: value for _, form in PAGES.values() for key, value in form.items()} | {"nagekomen": "ja"}
    for wie in ("lead", "agent"):
        client.force_login(regio.accounts[wie])
        found = {method: getattr(client, method)(reverse(naam, args=[999_999]), typed).status_code
                 for method in ("get", "post")}  # fmt: skip
        assert found == {"get": 404, "post": 404}
