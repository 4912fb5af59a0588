"""The page to assign and change, and the block on the family page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.queries import huidige
from eenplan.keten.regie.tests.conftest import nieuwe_casus
from tests.regio import Regio


def as_(client: Client, regio: Regio, key: str) -> Client:
    client.force_login(regio.accounts[key])
    return client


def keuze(regio: Regio, key: str) -> str:
    return f"{regio[key].organisation_id}-{regio[key].account_id}"


def versie(client: Client, url: str) -> object:
    return client.get(url).context["form"]["versie"].value()


@pytest.fixture
def url(casus: Casus, regie: Regie) -> str:
    return reverse("regie", args=[casus.pk])


def test_page_shows_table_and_history(client: Client, regio: Regio, url: str) -> None:
    shown = as_(client, regio, "lead").get(url).content.decode()
    for words in ("Regie wisselen", "Toets Regisseur", "Toets Collega", "Lokaal, tenzij", "Licht toe"):
        assert words in shown


def test_change_by_veilig_thuis(client: Client, regio: Regio, casus: Casus, url: str) -> None:
    number = versie(as_(client, regio, "lead"), url)
    with clock.at(regio.at + timedelta(days=1)):
        response = client.post(
            url, {"persoon": keuze(regio, "collega"), "regel": "4.4-1", "reden": "Zwangerschap.", "versie": number}
        )
    assert response.headers["Location"] == reverse("casus", args=[casus.pk])
    enter(SYSTEM)
    now = huidige(casus.pk)
    assert now is not None
    assert (now.account_id, now.regel) == (regio["collega"].account_id, "4.4-1")
    shown = client.get(response.headers["Location"]).content.decode()
    assert "Toets Collega" in shown
    assert "Zwangerschap." in shown


def test_pass_on_to_a_colleague(client: Client, regio: Regio, casus: Casus, url: str) -> None:
    first = as_(client, regio, "regisseur").get(url)
    assert "regel" not in first.context["form"].fields
    sent = {"persoon": keuze(regio, "collega"), "reden": "Verlof.", "versie": first.context["form"]["versie"].value()}
    response = client.post(url, sent)
    assert response.headers["Location"] == "/werk/"
    assert client.get(url).status_code == 404  # R11: on the next click
    assert as_(client, regio, "collega").get(url).status_code == 200


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"persoon": ""}, 422, "Maak een keuze"),
        ({"persoon": "1-1"}, 422, "Wie krijgt de regie?"),
        ({"regel": "9.9"}, 422, "Waarom deze regisseur?"),
        ({"reden": ""}, 422, "Dit is nog niet ingevuld"),
        ({"versie": 1}, 409, "Iemand anders heeft dit intussen gewijzigd"),
    ],
)
def test_refusal_keeps_what_was_typed(
    client: Client, regio: Regio, url: str, changes: dict[str, object], status: int, words: str
) -> None:
    sent = {"persoon": keuze(regio, "collega"), "regel": "4.4-1", "reden": "Mijn uitleg blijft staan."} | changes
    response = as_(client, regio, "lead").post(url, sent)
    assert response.status_code == status
    shown = response.content.decode()
    assert words in shown
    assert ("Mijn uitleg blijft staan." in shown) is ("reden" not in changes)


def test_nobody_to_choose_says_what_to_do(client: Client, regio: Regio) -> None:
    fresh = nieuwe_casus(regio)
    shown = as_(client, regio, "lead").get(reverse("regie", args=[fresh.pk])).content.decode()
    assert "Draag de casus eerst over" in shown


@pytest.mark.parametrize("key", ["triagist", "collega", "ander", "school", "agent", "beleid", "fg", "beheer", "proces"])
def test_others_get_404(client: Client, regio: Regio, url: str, key: str) -> None:
    as_(client, regio, key)
    assert client.get(url).status_code == 404
    assert client.post(url, {"persoon": keuze(regio, "collega"), "regel": "4.4-1", "reden": "x"}).status_code == 404


@pytest.mark.parametrize(("key", "link"), [("lead", True), ("casus", True), ("triagist", False)])
def test_panel_on_the_case_page(client: Client, regio: Regio, casus: Casus, url: str, key: str, link: bool) -> None:
    shown = as_(client, regio, key).get(reverse("casus", args=[casus.pk])).content.decode()
    assert "Toets Regisseur" in shown
    assert (url in shown) is link


def test_panel_of_the_director(client: Client, regio: Regio, casus: Casus, url: str) -> None:
    assert url in as_(client, regio, "regisseur").get(reverse("casus", args=[casus.pk])).content.decode()


def test_timeline_and_shredder(regio: Regio, casus: Casus, regie: Regie) -> None:
    enter(regio["lead"])
    labels = [item.label for item in sockets.timelines(regio["lead"], casus.pk)]
    assert f"Regie: Toets Regisseur, {regio.organisations['team'].naam}" in labels
    enter(SYSTEM)
    sockets.shred(casus.pk)
    assert not Regie.objects.exists()


def test_nothing_for_who_does_not_take_part(regio: Regio, casus: Casus, regie: Regie) -> None:
    enter(SYSTEM)  # also without the second lock
    assert [item for item in sockets.timelines(regio["ander"], casus.pk) if item.label.startswith("Regie")] == []
