"""What a receiver never reads: a secret address in any text, and what was said to the receiver before him."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.keten.overdracht import actions, queries
from eenplan.keten.overdracht.geheim import zonder_plek
from eenplan.keten.overdracht.models import Overdracht, Vraag
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from tests.regio import Regio

KANARIE = "KANARIE-17"


@pytest.fixture
def geheim(regio: Regio, casus: Casus) -> None:
    """She lives at a secret address."""
    enter(SYSTEM)
    Adres.objects.create(
        persoon=Persoon.objects.get(voornamen="Sanne"), bronhouder=regio.organisations["vt"], straat="Schuilstraat",
        huisnummer=7, postcode="9999 ZZ", plaats="Elders", zoekadres="x", geheim=True, van=regio.at.date(),
    )  # fmt: skip


@pytest.fixture
def gevraagd(regio: Regio, aangeboden: Overdracht) -> Vraag:
    """A question of the first receiver."""
    return actions.vraag(aangeboden.pk, f"Waar woont zij? {KANARIE}", by=regio["regisseur"], at=regio.at)


@pytest.fixture
def volgende(regio: Regio, gevraagd: Vraag) -> Overdracht:
    """The first team asked, got an answer and refused; now it is offered to another team."""
    pk = gevraagd.overdracht_id
    actions.antwoord(gevraagd.pk, f"Bij haar zus. {KANARIE}", by=regio["casus"], at=regio.at)
    actions.weiger(pk, f"Hij is bekend bij ons. {KANARIE}", by=regio["regisseur"], at=regio.at)
    elsewhere = aanbod_aan(regio, "ander", organisatie_id=regio.organisations["ander_team"].pk)
    return actions.bied_aan(pk, elsewhere, by=regio["casus"], at=regio.at + timedelta(hours=1))


@pytest.mark.parametrize("text", ["Zij woont Schuilstraat 7.", "schuilstraat  7", "postcode 9999zz"])
def test_an_answer_does_not_betray_the_address(regio: Regio, geheim: None, gevraagd: Vraag, text: str) -> None:
    with pytest.raises(Refused, match="geheim adres"):
        actions.antwoord(gevraagd.pk, text, by=regio["casus"], at=regio.at)
    enter(SYSTEM)
    gevraagd.refresh_from_db()
    assert gevraagd.antwoord == ""
    assert actions.antwoord(gevraagd.pk, "Op een veilige plek.", by=regio["casus"], at=regio.at).antwoord


def test_the_reason_of_taking_back_does_not_either(regio: Regio, geheim: None, aangeboden: Overdracht) -> None:
    with pytest.raises(Refused, match="geheim adres"):
        actions.trek_in(aangeboden.pk, "Zij zit nu Schuilstraat 7.", by=regio["casus"], at=regio.at)
    enter(SYSTEM)
    aangeboden.refresh_from_db()
    assert aangeboden.stand == "aangeboden"


def test_a_refused_answer_keeps_what_was_typed(client: Client, regio: Regio, geheim: None, gevraagd: Vraag) -> None:
    client.force_login(regio.accounts["casus"])
    answer = client.post(reverse("overdracht-antwoord", args=[gevraagd.pk]), {"tekst": "Zij zit Schuilstraat 7"})
    assert answer.status_code == 409
    assert "Zij zit Schuilstraat 7" in answer.content.decode()


def test_the_next_receiver_starts_with_a_clean_page(client: Client, regio: Regio, volgende: Overdracht) -> None:
    enter(regio["ander"])
    seen = queries.overdracht(regio["ander"], volgende.pk, now=regio.at)
    assert (seen.vragen, [step.actie for step in seen.stappen]) == ((), ["bied_aan"])
    client.force_login(regio.accounts["ander"])
    for url in (reverse("partner-overdracht", args=[volgende.pk]), reverse("partner-casus", args=[volgende.casus_id])):
        shown = client.get(url)
        assert shown.status_code == 200
        assert KANARIE not in shown.content.decode()
        assert regio.organisations["team"].naam not in shown.content.decode()


def test_the_timeline_is_silent_about_the_former_receiver(regio: Regio, volgende: Overdracht) -> None:
    enter(regio["ander"])
    labels = [item.label for item in sockets.timelines(regio["ander"], volgende.casus_id)]
    assert f"Overdracht aangeboden aan {regio.organisations['ander_team'].naam}" in labels
    assert not any(regio.organisations["team"].naam in label for label in labels)


def test_a_second_offer_to_the_same_team_starts_anew(regio: Regio, gevraagd: Vraag) -> None:
    pk = gevraagd.overdracht_id
    actions.weiger(pk, KANARIE, by=regio["regisseur"], at=regio.at)
    actions.bied_aan(pk, aanbod_aan(regio, "collega"), by=regio["casus"], at=regio.at + timedelta(hours=1))
    enter(regio["collega"])
    seen = queries.overdracht(regio["collega"], pk, now=regio.at)
    assert (seen.vragen, [step.actie for step in seen.stappen]) == ((), ["bied_aan"])


def test_veilig_thuis_keeps_reading_everything(regio: Regio, volgende: Overdracht) -> None:
    enter(regio["lead"])
    seen = queries.overdracht(regio["lead"], volgende.pk, now=regio.at)
    assert [item.antwoord for item in seen.vragen] == [f"Bij haar zus. {KANARIE}"]
    assert {"stel_op", "bied_aan", "vraag", "antwoord", "weiger"} == {step.actie for step in seen.stappen}


@pytest.mark.parametrize(("ticked", "read"), [({DataClass.VEILIGHEID}, True), ({DataClass.IDENTITEIT}, False)])
def test_an_answer_is_about_safety(
    client: Client, regio: Regio, voorgesteld: Overdracht, ticked: set[DataClass], read: bool
) -> None:
    actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, klassen=frozenset(ticked)), by=regio["casus"], at=regio.at)
    asked = actions.vraag(voorgesteld.pk, "Is er een wapen?", by=regio["regisseur"], at=regio.at)
    actions.antwoord(asked.pk, KANARIE, by=regio["casus"], at=regio.at)
    client.force_login(regio.accounts["regisseur"])
    shown = client.get(reverse("partner-overdracht", args=[voorgesteld.pk])).content.decode()
    assert "Is er een wapen?" in shown
    assert (KANARIE in shown) is read
    assert ("alleen als veiligheid met u is gedeeld" in shown) is not read


def test_asking_about_a_question_that_is_not_there_is_logged(client: Client, regio: Regio) -> None:
    with pytest.raises(NotVisible) as caught:
        actions.antwoord(9999, "Ja.", by=regio["casus"], at=regio.at)
    assert caught.value.line is not None
    client.force_login(regio.accounts["casus"])
    assert client.post(reverse("overdracht-antwoord", args=[9999]), {"tekst": "Ja."}).status_code == 404
    enter(SYSTEM)
    line = LogLine.objects.filter(verb="overdracht.zoek", account_id=regio["casus"].account_id).latest("pk")
    assert (line.object_type, line.object_id, line.allowed) == ("vraag", 9999, False)


PLEKKEN = ("Zij woont Dorpsstraat 12.", "Is het Schuilstraat 7?", "Post naar 1111 AA graag.", "Havikhorst 61?")


@pytest.mark.parametrize("text", PLEKKEN)
def test_a_receiver_types_no_address_and_learns_nothing_by_trying(
    regio: Regio, geheim: None, aangeboden: Overdracht, text: str
) -> None:
    """The secret one and any other are refused alike."""
    with pytest.raises(Refused, match=r"Haal het adres '.+' uit de tekst: anderen lezen mee"):
        actions.vraag(aangeboden.pk, text, by=regio["regisseur"], at=regio.at)
    with pytest.raises(Refused, match="anderen lezen mee"):
        actions.weiger(aangeboden.pk, text, by=regio["regisseur"], at=regio.at)
    enter(SYSTEM)
    aangeboden.refresh_from_db()
    assert aangeboden.stand == "aangeboden"
    assert not aangeboden.vragen.exists()


@pytest.mark.parametrize("text", ["Zij zit in de Schuil straat.", "postcode 9999-ZZ", "Schuilstr. 7", "SCHUILSTRAAT"])
def test_veilig_thuis_is_told_however_it_spells_the_secret_place(
    regio: Regio, geheim: None, casus: Casus, text: str
) -> None:
    with pytest.raises(Refused, match="geheim adres"):
        zonder_plek(regio["casus"], casus, text)
    zonder_plek(regio["casus"], casus, "Bij Dorpsstraat 12 is het veilig.")  # an address that is no secret may be said


def test_machinery_is_held_to_the_same(regio: Regio, geheim: None, casus: Casus) -> None:
    with pytest.raises(Refused, match="geheim adres"):
        zonder_plek(SYSTEM, casus, "", "Schuilstraat 7")
    zonder_plek(SYSTEM, casus)
