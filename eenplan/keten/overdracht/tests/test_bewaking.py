"""Nobody answers: after two working days both leads hear it, after five it is a bottleneck; each once."""

from datetime import timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.overdracht import actions
from eenplan.keten.overdracht.bewaking import bewaak
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(22)
TWEE, VIJF = timedelta(days=5), timedelta(days=8)  # offered on a Friday; five working days later is a Friday


@pytest.fixture
def gehoord(monkeypatch: pytest.MonkeyPatch) -> list[sockets.Event]:
    """What was told to who listens."""
    heard: list[sockets.Event] = []
    monkeypatch.setitem(sockets._on, "overdracht.vastgelopen", [heard.append])
    return heard


def stappen(row: Overdracht) -> list[str]:
    enter(SYSTEM)
    return list(row.stappen.order_by("op", "pk").values_list("actie", flat=True))


def test_in_time_nothing_is_said(regio: Regio, aangeboden: Overdracht, gehoord: list[sockets.Event]) -> None:
    assert bewaak(regio.at + timedelta(days=4, hours=8)) == 0
    assert gehoord == []


def test_after_two_working_days_both_leads_hear_it(
    regio: Regio, aangeboden: Overdracht, gehoord: list[sockets.Event]
) -> None:
    assert [bewaak(regio.at + TWEE), bewaak(regio.at + TWEE)] == [1, 0]
    enter(SYSTEM)
    told = Message.objects.filter(kind="termijn", object_type="overdracht", object_id=aangeboden.pk)
    people = set(told.filter(account__isnull=False).values_list("account_id", flat=True))
    assert {regio["lead"].account_id, regio["regisseur"].account_id} <= people
    assert told.filter(organisation=regio.organisations["team"]).count() == 1
    assert stappen(aangeboden)[-1] == "herinner"
    assert gehoord == []


def test_after_five_it_is_stuck(regio: Regio, aangeboden: Overdracht, gehoord: list[sockets.Event]) -> None:
    """Also when the worker lay still for a week: both are said, in order, once."""
    assert [bewaak(regio.at + VIJF), bewaak(regio.at + VIJF)] == [2, 0]
    assert stappen(aangeboden)[-2:] == ["herinner", "escaleer"]
    assert [event.ids for event in gehoord] == [
        {"casus_id": aangeboden.casus_id, "overdracht_id": aangeboden.pk, "organisatie_id": aangeboden.organisatie_id}
    ]
    fact = Feit.objects.get(naam="overdracht_vastgelopen")
    assert (fact.waarde, fact.kenmerken) == (8, {"ontvanger": "lokaal_team"})


def test_the_sender_stays_responsible(regio: Regio, aangeboden: Overdracht, gehoord: list[sockets.Event]) -> None:
    before = Casus.objects.values_list("verantwoordelijke_id", "stand").get(pk=aangeboden.casus_id)
    bewaak(regio.at + VIJF)
    enter(SYSTEM)
    assert Casus.objects.values_list("verantwoordelijke_id", "stand").get(pk=aangeboden.casus_id) == before


def test_an_answer_ends_it(regio: Regio, aangeboden: Overdracht, gehoord: list[sockets.Event]) -> None:
    actions.weiger(aangeboden.pk, "Vol.", by=regio["regisseur"], at=regio.at)
    assert bewaak(regio.at + VIJF) == 0


def test_a_new_offer_begins_anew(regio: Regio, aangeboden: Overdracht, gehoord: list[sockets.Event]) -> None:
    bewaak(regio.at + VIJF)
    later = regio.at + timedelta(days=9)
    actions.trek_in(aangeboden.pk, "Verkeerd team.", by=regio["casus"], at=later)
    actions.bied_aan(aangeboden.pk, aanbod_aan(regio), by=regio["casus"], at=later)
    assert bewaak(later + timedelta(hours=1)) == 0
    assert bewaak(later + timedelta(days=10)) == 2


def test_what_is_said_stands_on_the_page_and_the_timeline(
    regio: Regio, aangeboden: Overdracht, gehoord: list[sockets.Event]
) -> None:
    bewaak(regio.at + VIJF)
    enter(regio["lead"])
    labels = [item.label for item in sockets.timelines(regio["lead"], aangeboden.casus_id)]
    assert any(label.startswith("Overdracht loopt vast bij Lokaal team") for label in labels)
