"""The demo's later stories: one at a time, each once, only where the demo was built."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.rules import MELDERSOORTEN, Kanaal
from eenplan.site import tasks
from eenplan.site.demo import live, mensen, regio


@pytest.fixture
def gebouwd(db: None, now: datetime) -> datetime:
    """The region of the demo, built to its end."""
    regio.maak()
    merk = regio.merk(now)
    merk.ingetrokken_op = now
    merk.save()
    return now


def test_each_arrives_once_and_then_it_is_done(gebouwd: datetime) -> None:
    for number, story in enumerate(live.STORIES, start=1):
        bewijs = live.volgende(gebouwd)
        assert bewijs is not None
        enter(SYSTEM)
        assert Melding.objects.count() == number
        row = Melding.objects.get(pk=bewijs.melding_id)
        assert row.tekst == story["tekst"]
        assert Deadline.objects.filter(object_type="melding", object_id=row.pk, done_at__isnull=True).count() == 4
    assert live.volgende(gebouwd) is None


def test_the_stories_are_sent_by_people_of_the_demo() -> None:
    assert {row["door"] for row in live.STORIES} <= {mens.gebruiker for mens in mensen.MENSEN}
    assert len({live.sleutel(row) for row in live.STORIES}) == len(live.STORIES) >= 8


def test_nothing_arrives_where_no_demo_was_built(db: None, now: datetime) -> None:
    assert live.volgende(now) is None
    regio.maak()
    regio.merk(now)  # begun, and cut off
    assert live.volgende(now) is None


def test_the_worker_does_it_only_when_asked(gebouwd: datetime, settings: Any) -> None:
    settings.EENPLAN_DEMO_LIVE = False
    assert tasks.demo(0) == 0
    settings.EENPLAN_DEMO_LIVE = True
    assert tasks.demo(0) == 1
    enter(SYSTEM)
    assert Melding.objects.count() == 1


@pytest.mark.parametrize("story", live.STORIES, ids=[row["id"] for row in live.STORIES])
def test_each_story_can_be_taken_in_as_it_is(gebouwd: datetime, story: dict[str, Any]) -> None:
    nieuw = live._nieuw(story, gebouwd)
    assert nieuw.fouten(gebouwd) == {}
    assert nieuw.kanaal in set(Kanaal)
    assert nieuw.melder.soort in MELDERSOORTEN
    assert nieuw.sleutel == live.sleutel(story)
    assert gebouwd.date() - timedelta(days=60) <= (nieuw.incident.datum or gebouwd.date()) <= gebouwd.date()
    assert all(person.naam for person in nieuw.personen)


@pytest.mark.parametrize("story", live.STORIES, ids=[row["id"] for row in live.STORIES])
def test_a_citizen_is_named_by_nobody_and_a_professional_by_his_place(gebouwd: datetime, story: dict[str, Any]) -> None:
    melder = live._nieuw(story, gebouwd).melder
    if story["groep"] == "Burger":
        assert (melder.organisatie, melder.functie) == ("", "")
        assert melder.afgeschermd
    else:
        assert melder.organisatie
        assert not melder.afgeschermd


def test_the_key_of_a_story_depends_on_its_name_only() -> None:
    one, two = live.STORIES[:2]
    assert live.sleutel(one) == live.sleutel({"id": one["id"]}) != live.sleutel(two)


def test_a_story_that_came_before_is_passed_over(gebouwd: datetime) -> None:
    first = live.volgende(gebouwd)
    again = live.volgende(gebouwd + timedelta(minutes=1))
    assert first is not None
    assert again is not None
    assert first.nummer != again.nummer
    assert again.nieuw


def test_an_ended_build_that_is_withdrawn_takes_no_story(gebouwd: datetime) -> None:
    merk = regio.merk(gebouwd)
    merk.ingetrokken_op = None
    merk.save()
    assert live.volgende(gebouwd) is None
