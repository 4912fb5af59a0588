"""The distribution table: who sit there see it, say who takes it, and for the others it closes (S3, domain 8.2)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname
from eenplan.feiten.models import Feit
from eenplan.keten.overdracht import actions, lijsten, queries
from eenplan.keten.overdracht.bewaking import bewaak
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.overdracht.tests.hulp import as_, page
from eenplan.keten.overdracht.verdeling import evalueer, verdeel
from eenplan.keten.tests.rollen import uitkomsten
from tests.decor import situatie
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(31)
AAN_TAFEL = {"regisseur", "collega", "ander"}


@situatie
def aan_tafel(regio: Regio, voorgesteld: Overdracht) -> Overdracht:
    """Handed over to the municipality, not yet divided."""
    offer = aanbod_aan(regio, None, organisatie_id=regio.organisations["gemeente"].pk)
    return actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)


def verdeeld(regio: Regio, row: Overdracht, key: str = "team", by: str = "ander") -> Overdracht:
    return verdeel(row.pk, regio.organisations[key].pk, "Zij kennen de buurt.", by=regio[by], at=regio.at)


def ziet(regio: Regio, key: str, row: Overdracht) -> bool:
    enter(regio[key])
    try:
        queries.overdracht(regio[key], row.pk, now=regio.at)
    except NotVisible:
        return False
    return True


def test_everybody_at_the_table_sees_it_and_nobody_else(regio: Regio, aan_tafel: Overdracht) -> None:
    keys = ("regisseur", "collega", "ander", "school", "agent", "beleid", "proces")
    assert {key for key in keys if ziet(regio, key, aan_tafel)} == AAN_TAFEL
    for key in AAN_TAFEL:
        enter(regio[key])
        assert [line.verdelen for line in lijsten.postvak(regio[key], now=regio.at)] == [True]


def test_veilig_thuis_stays_responsible(regio: Regio, aan_tafel: Overdracht) -> None:
    verdeeld(regio, aan_tafel)
    enter(SYSTEM)
    casus = Casus.objects.get(pk=aan_tafel.casus_id)
    assert (casus.verantwoordelijke_organisatie_id, casus.stand) == (regio.organisations["vt"].pk, "in_overdracht")


def test_dividing_closes_it_for_the_others(regio: Regio, aan_tafel: Overdracht) -> None:
    row = verdeeld(regio, aan_tafel)
    assert (row.organisatie_id, row.tafel) == (regio.organisations["team"].pk, [])
    with clock.at(regio.at + timedelta(minutes=1)):
        assert not ziet(regio, "ander", row)
        assert ziet(regio, "regisseur", row)
    enter(SYSTEM)
    ander = regio.organisations["ander_team"]
    assert not Deelname.objects.filter(organisatie=ander, tot__isnull=True).exists()
    assert not Deelbesluit.objects.filter(organisatie=ander, tot__gt=regio.at).exists()
    step = row.stappen.get(actie="verdeel")
    assert (step.tekst, step.organisatie_id) == ("Zij kennen de buurt.", row.organisatie_id)
    assert Feit.objects.get(naam="overdracht_verdeeld").kenmerken == {"ontvanger": "lokaal_team"}


def test_the_first_clock_runs_on_for_who_takes_it(regio: Regio, aan_tafel: Overdracht) -> None:
    enter(SYSTEM)
    term = Deadline.objects.get(object_type="overdracht", key="overdracht_antwoord", object_id=aan_tafel.pk)
    verdeeld(regio, aan_tafel)
    enter(SYSTEM)
    after = Deadline.objects.get(pk=term.pk)
    assert (after.due_at, after.organisation_id) == (term.due_at, regio.organisations["team"].pk)


def test_who_takes_it_answers(regio: Regio, aan_tafel: Overdracht) -> None:
    verdeeld(regio, aan_tafel)
    actions.accepteer(aan_tafel.pk, by=regio["regisseur"], at=regio.at)
    enter(SYSTEM)
    assert Casus.objects.get(pk=aan_tafel.casus_id).verantwoordelijke_id == regio["regisseur"].account_id


def test_a_refusal_brings_it_back_to_veilig_thuis(regio: Regio, aan_tafel: Overdracht) -> None:
    verdeeld(regio, aan_tafel)
    actions.weiger(aan_tafel.pk, "Vol.", by=regio["regisseur"], at=regio.at)
    assert not any(ziet(regio, key, aan_tafel) for key in AAN_TAFEL)


def test_taking_it_back_closes_the_table(regio: Regio, aan_tafel: Overdracht) -> None:
    actions.trek_in(aan_tafel.pk, "Toch anders.", by=regio["casus"], at=regio.at)
    enter(SYSTEM)
    assert not Deelname.objects.filter(casus=aan_tafel.casus_id, tot__isnull=True).exists()
    assert not any(ziet(regio, key, aan_tafel) for key in AAN_TAFEL)


def test_nobody_accepts_what_was_not_divided(regio: Regio, aan_tafel: Overdracht) -> None:
    for key in AAN_TAFEL:
        enter(regio[key])
        with pytest.raises(Refused, match="Alleen de ontvanger"):
            actions.accepteer(aan_tafel.pk, by=regio[key], at=regio.at)


def test_who_may_divide(regio: Regio, aan_tafel: Overdracht) -> None:
    found = uitkomsten(regio, lambda by: verdeel(aan_tafel.pk, regio.organisations["team"].pk, "x", by=by, at=regio.at))
    assert {key for key, outcome in found.items() if outcome == "ja"} == AAN_TAFEL
    assert {found[key] for key in ("school", "agent", "beleid", "proces", "fg")} == {"404"}
    assert found["lead"] == "nee"


@pytest.mark.parametrize(("place", "reden", "words"), [("team", " ", "waarom"), ("school", "x", "zit niet aan")])
def test_refusals(regio: Regio, aan_tafel: Overdracht, place: str, reden: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        verdeel(aan_tafel.pk, regio.organisations[place].pk, reden, by=regio["ander"], at=regio.at)


def test_once(regio: Regio, aan_tafel: Overdracht) -> None:
    verdeeld(regio, aan_tafel, by="regisseur")
    with pytest.raises(Refused, match="al verdeeld"):
        verdeeld(regio, aan_tafel, "ander_team", by="regisseur")


def test_a_table_needs_two(regio: Regio, voorgesteld: Overdracht) -> None:
    enter(SYSTEM)
    regio.accounts["ander"].is_active = False
    regio.accounts["ander"].save()
    offer = aanbod_aan(regio, None, organisatie_id=regio.organisations["gemeente"].pk)
    with pytest.raises(Refused, match="kan niet overnemen"):
        actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)


def test_nobody_divides_it_in_time(regio: Regio, aan_tafel: Overdracht) -> None:
    assert bewaak(regio.at + timedelta(days=8)) == 2


@pytest.mark.klok(53, 54)
def test_looking_back_every_six_weeks_and_every_three_months(regio: Regio, aan_tafel: Overdracht) -> None:
    gemeente = regio.organisations["gemeente"].pk
    with pytest.raises(Refused, match="nog niets verdeeld"):
        evalueer(gemeente, by=regio["ander"], at=regio.at)
    verdeeld(regio, aan_tafel)
    enter(regio["ander"])
    (table,) = lijsten.tafels(regio["ander"], now=regio.at)
    days = {term.key: term.due_at.date().isoformat() for term in table.termijnen}
    assert days == {"verdeling_casussen": "2026-05-01", "verdeling_evaluatie": "2026-06-20"}
    told = sockets.describe(regio["ander"], "verdeeltafel", [gemeente])
    assert told == {gemeente: ("Evalueer de verdeling", "/partner/overdrachten")}
    evalueer(gemeente, by=regio["regisseur"], at=regio.at + timedelta(days=80))
    evalueer(gemeente, "verdeling_casussen", by=regio["ander"], at=regio.at + timedelta(days=40))
    terms = Deadline.objects.filter(object_type="verdeeltafel").order_by("key", "pk")
    assert [(row.key, row.done_at is None) for row in terms] == [
        ("verdeling_casussen", False), ("verdeling_casussen", True), ("verdeling_evaluatie", False),
        ("verdeling_evaluatie", True),
    ]  # fmt: skip
    with pytest.raises(Refused, match="nog niets verdeeld"):
        evalueer(gemeente, "overdracht_antwoord", by=regio["ander"], at=regio.at)
    with pytest.raises(Refused, match="aan deze verdeeltafel"):
        evalueer(gemeente, by=regio["school"], at=regio.at)


def test_on_the_screen(client: Client, regio: Regio, aan_tafel: Overdracht) -> None:
    url = reverse("partner-overdracht", args=[aan_tafel.pk])
    assert "te verdelen" in page(as_(client, regio, "ander").get(reverse("overdracht-postvak")))
    shown = page(client.get(url))
    assert "Wie neemt de casus?" in shown
    assert "Accepteren" not in shown
    tafel = reverse("overdracht-verdeel", args=[aan_tafel.pk])
    assert client.post(tafel, {"organisatie": "", "reden": ""}).status_code == 422
    mine = str(regio.organisations["ander_team"].pk)
    answer = client.post(tafel, {"organisatie": mine, "reden": "Wij kennen hen.", "versie": ""})
    assert answer.headers["Location"] == url
    assert "Accepteren" in page(client.get(url))
    inbox = page(client.get(reverse("overdracht-postvak")))
    assert "Verdeeltafel Toetsdorp" in inbox
    done = reverse("verdeeltafel-evaluatie", args=[regio.organisations["gemeente"].pk])
    assert "nog niets verdeeld" in page(client.post(done, follow=True))  # it does not say which
    for what in ("verdeling_evaluatie", "verdeling_casussen"):
        assert "Vastgelegd" in page(client.post(done, {"wat": what}, follow=True)), what
    assert "aan deze verdeeltafel" not in inbox


def test_the_sender_can_choose_it(client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
    shown = page(as_(client, regio, "casus").get(reverse("overdracht", args=[voorgesteld.pk])))
    assert "verdelen door team en welzijn" in shown
