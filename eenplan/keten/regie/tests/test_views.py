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
from eenplan.keten.tests.rollen import kijk_en_stuur
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


GEWEIGERD = [
    ({"persoon": ""}, 422, "Maak een keuze", True),
    ({"persoon": "1-1"}, 422, "Wie krijgt de regie?", True),
    ({"regel": "9.9"}, 422, "Waarom deze regisseur?", True),
    ({"reden": ""}, 422, "Dit is nog niet ingevuld", False),
    ({"versie": 1}, 409, "Iemand anders heeft dit intussen gewijzigd", True),
]


def test_refusal_keeps_what_was_typed(client: Client, regio: Regio, url: str) -> None:
    browser, found = as_(client, regio, "lead"), []
    for changes, _, words, _ in GEWEIGERD:
        sent = {"persoon": keuze(regio, "collega"), "regel": "4.4-1", "reden": "Mijn uitleg blijft staan."} | changes
        response = browser.post(url, sent)
        shown = response.content.decode()
        kept = "Mijn uitleg blijft staan." in shown
        found.append((changes, response.status_code, words if words in shown else "", kept))
    assert found == GEWEIGERD


def test_nobody_to_choose_says_what_to_do(client: Client, regio: Regio) -> None:
    fresh = nieuwe_casus(regio)
    shown = as_(client, regio, "lead").get(reverse("regie", args=[fresh.pk])).content.decode()
    assert "Draag de casus eerst over" in shown


def test_others_get_404(regio: Regio, url: str) -> None:
    others = ("triagist", "collega", "ander", "school", "agent", "beleid", "fg", "beheer", "proces")
    found = kijk_en_stuur(regio, others, {url: {"persoon": keuze(regio, "collega"), "regel": "4.4-1", "reden": "x"}})
    assert found == {(key, url): (404, 404) for key in others}


def test_panel_on_the_case_page(client: Client, regio: Regio, casus: Casus, url: str) -> None:
    for key, link in (("lead", True), ("casus", True), ("triagist", False)):
        shown = as_(client, regio, key).get(reverse("casus", args=[casus.pk])).content.decode()
        assert "Toets Regisseur" in shown
        assert (url in shown) is link, key


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
