"""The watch on offers on the calendar: over Easter, after thirty days of silence, and when something fails halfway."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.feiten.models import Feit
from eenplan.keten.overdracht import actions, lijsten
from eenplan.keten.overdracht.bewaking import bewaak
from eenplan.keten.overdracht.models import Overdracht, Overdrachtstap
from eenplan.keten.overdracht.openstaand import openstaand
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.overdracht.verdeling import evalueer, verdeel
from eenplan.keten.tests.rollen import IEDEREEN, uitkomsten
from tests.decor import situatie
from tests.foto import foto, verschil
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(22)
MENSEN = ("Sanne", "Peter", "Bram", "Toets ", "Proefstraat", "999000019", "buurt")


@situatie
def aan_tafel(regio: Regio, voorgesteld: Overdracht) -> Overdracht:
    """Handed over to the municipality, not yet divided."""
    offer = aanbod_aan(regio, None, organisatie_id=regio.organisations["gemeente"].pk)
    return actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)


def dag(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.AMSTERDAM)


def stappen(row: Overdracht) -> list[str]:
    enter(SYSTEM)
    return list(row.stappen.order_by("op", "pk").values_list("actie", flat=True))


@pytest.mark.parametrize(
    ("offered", "moments"),
    [
        # On the last day nothing is said; the first minute after it is. Good Friday and Easter Monday do not count.
        ("2026-04-02T16:30", "2026-04-08 23:50=0 2026-04-09 00:10=1 2026-04-13 23:50=0 2026-04-14 00:10=1"),
        ("2026-12-23T12:00", "2026-12-28 23:50=0 2026-12-29 00:10=1 2026-12-31 23:50=0 2027-01-01 00:10=1"),
    ],
)
def test_vectors(regio: Regio, voorgesteld: Overdracht, offered: str, moments: str) -> None:
    at = dag(offered)
    with clock.at(at):
        offer = aanbod_aan(regio, tot=at + timedelta(days=90))
        actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=at)
    found = [f"{text}={bewaak(dag(text))}" for text in re.findall(r"(\S+ \S+)=", moments)]
    assert " ".join(found) == moments


def test_thirty_days_of_silence(regio: Regio, aangeboden: Overdracht) -> None:
    """Both are said once, there is one bottleneck, and the receiver can still answer."""
    late = regio.at + timedelta(days=30)
    assert [bewaak(late), bewaak(late), bewaak(late + timedelta(days=30))] == [2, 0, 0]
    assert stappen(aangeboden)[-2:] == ["herinner", "escaleer"]
    assert Feit.objects.filter(naam="knelpunt_aangebracht").count() == 1
    assert Feit.objects.get(naam="overdracht_vastgelopen").waarde == 30
    with clock.at(late):
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=late)
    enter(SYSTEM)
    assert Casus.objects.get(pk=aangeboden.casus_id).verantwoordelijke_id == regio["regisseur"].account_id
    assert not Deadline.objects.filter(object_type="overdracht", done_at__isnull=True).exists()


@pytest.mark.parametrize("end", ["accepteer", "weiger", "trek_in"])
def test_after_an_answer_nothing_is_said(regio: Regio, aangeboden: Overdracht, end: str) -> None:
    by, pk, at = regio["casus" if end == "trek_in" else "regisseur"], aangeboden.pk, regio.at
    act = {
        "accepteer": lambda: actions.accepteer(pk, by=by, at=at),
        "weiger": lambda: actions.weiger(pk, "Vol.", by=by, at=at),
        "trek_in": lambda: actions.trek_in(pk, "Nee.", by=by, at=at),
    }[end]
    act()
    assert bewaak(at + timedelta(days=60)) == 0
    assert not {"herinner", "escaleer"} & set(stappen(aangeboden))


def test_who_listens_and_fails_leaves_the_reminder_and_is_tried_again(
    regio: Regio, aangeboden: Overdracht, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is an act of its own: what went well stays, what failed leaves nothing."""

    def broken(event: sockets.Event) -> None:
        raise DatabaseError("no bottleneck")

    late = regio.at + timedelta(days=10)
    with monkeypatch.context() as patched:
        patched.setitem(sockets._on, "overdracht.vastgelopen", [broken])
        with pytest.raises(DatabaseError, match="no bottleneck"):
            bewaak(late)
    assert stappen(aangeboden)[-1] == "herinner"
    assert not Feit.objects.filter(naam="overdracht_vastgelopen").exists()
    assert bewaak(late) == 1
    assert stappen(aangeboden)[-1] == "escaleer"


def test_what_the_watch_says_names_nobody(regio: Regio, aangeboden: Overdracht) -> None:
    bewaak(regio.at + timedelta(days=10))
    enter(SYSTEM)
    facts = Feit.objects.filter(naam__in=("overdracht_vastgelopen", "knelpunt_aangebracht"))
    told = repr(list(facts.values())) + repr(list(Message.objects.filter(kind="termijn").values()))
    assert facts.count() == 2
    assert [word for word in MENSEN if word in told] == []
    lines = LogLine.objects.filter(verb__in=("overdracht.herinner", "overdracht.escaleer"))
    assert set(lines.values_list("casus_id", "account_id", "ground")) == {(aangeboden.casus_id, None, "domain 3.5")}


@pytest.mark.voorziening(31)
class TestTafel:
    """A case on the distribution table of a municipality."""

    def test_all_or_nothing(self, regio: Regio, aan_tafel: Overdracht, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*args: object) -> None:
            raise DatabaseError("log is full")

        team, before = regio.organisations["team"].pk, foto()
        monkeypatch.setattr("eenplan.core.acts.write", full)
        with pytest.raises(DatabaseError, match="log is full"):
            verdeel(aan_tafel.pk, team, "Zij kennen de buurt.", by=regio["ander"], at=regio.at)
        assert verschil(before) == set()

    def test_what_is_told_of_it_names_nobody(self, regio: Regio, aan_tafel: Overdracht) -> None:
        team = regio.organisations["team"].pk
        verdeel(aan_tafel.pk, team, "Zij kennen de buurt.", by=regio["ander"], at=regio.at + timedelta(days=2))
        enter(SYSTEM)
        fact = Feit.objects.get(naam="overdracht_verdeeld")
        assert (fact.waarde, fact.kenmerken, len(fact.keten)) == (2, {"ontvanger": "lokaal_team"}, 16)
        told = repr(list(Message.objects.filter(object_type="overdracht").values()))
        assert [word for word in MENSEN if word in told] == []
        assert Overdrachtstap.objects.get(actie="verdeel").door_id == regio["ander"].account_id

    def test_nobody_answers_before_it_is_divided(self, regio: Regio, aan_tafel: Overdracht) -> None:
        at, pk = regio.at, aan_tafel.pk
        tries = (
            lambda by: actions.accepteer(pk, by=by, at=at),
            lambda by: actions.weiger(pk, "Vol.", by=by, at=at),
            lambda by: actions.vraag(pk, "Is er een wapen?", by=by, at=at),
        )
        for attempt in tries:
            found = uitkomsten(regio, attempt)
            assert {key for key in IEDEREEN if found[key] == "ja"} == set()
            assert {found[key] for key in ("regisseur", "collega", "ander")} == {"nee"}

    def test_after_dividing_only_who_got_it_answers(self, regio: Regio, aan_tafel: Overdracht) -> None:
        verdeel(aan_tafel.pk, regio.organisations["team"].pk, "Dichtbij.", by=regio["ander"], at=regio.at)
        with clock.at(regio.at + timedelta(minutes=1)):
            found = uitkomsten(regio, lambda by: actions.accepteer(aan_tafel.pk, by=by, at=clock.now()))
        assert {key for key, outcome in found.items() if outcome == "ja"} == {"regisseur", "collega"}
        assert found["ander"] == "404"

    def test_who_may_look_back(self, regio: Regio, aan_tafel: Overdracht) -> None:
        verdeel(aan_tafel.pk, regio.organisations["team"].pk, "Dichtbij.", by=regio["ander"], at=regio.at)
        gemeente = regio.organisations["gemeente"].pk
        found = uitkomsten(regio, lambda by: evalueer(gemeente, by=by, at=regio.at))
        assert found == {key: "ja" if key in {"regisseur", "collega", "ander"} else "nee" for key in IEDEREEN}

    def test_a_second_case_does_not_move_the_clock(self, regio: Regio, aan_tafel: Overdracht) -> None:
        """The table looks back three months after the first case, however many follow (S3)."""
        team = regio.organisations["team"].pk
        verdeel(aan_tafel.pk, team, "Dichtbij.", by=regio["ander"], at=regio.at)
        enter(SYSTEM)
        terms = Deadline.objects.filter(object_type="verdeeltafel").order_by("pk")
        first = list(terms.values_list("pk", "due_at"))
        later = regio.at + timedelta(days=20)
        with clock.at(later):
            actions.weiger(aan_tafel.pk, "Vol.", by=regio["regisseur"], at=later)
            offer = aanbod_aan(regio, None, organisatie_id=regio.organisations["gemeente"].pk)
            actions.bied_aan(aan_tafel.pk, offer, by=regio["casus"], at=later)
            verdeel(aan_tafel.pk, regio.organisations["ander_team"].pk, "Ruimte.", by=regio["ander"], at=later)
        enter(SYSTEM)
        assert list(terms.values_list("pk", "due_at")) == first

    def test_shredding_takes_the_steps_along(self, regio: Regio, aan_tafel: Overdracht) -> None:
        verdeel(aan_tafel.pk, regio.organisations["team"].pk, "Dichtbij.", by=regio["ander"], at=regio.at)
        enter(SYSTEM)
        sockets.shred(aan_tafel.casus_id)
        assert not any(model.objects.exists() for model in (Overdracht, Overdrachtstap))
        assert Feit.objects.filter(naam="overdracht_verdeeld").exists()


def test_the_lists_of_every_role(regio: Regio, aangeboden: Overdracht) -> None:
    """How many each finds in his inbox and among what was sent; who is not in it finds nothing."""
    found = {}
    for key in IEDEREEN:
        enter(regio[key])
        lists = (lijsten.postvak(regio[key], now=regio.at), lijsten.verzonden(regio[key], now=regio.at))
        found[key] = tuple(len(rows) for rows in lists)
    sent = dict.fromkeys(("triagist", "triagist2", "casus", "lead"), (0, 1))
    assert found == {**dict.fromkeys(IEDEREEN, (0, 0)), **sent, "regisseur": (1, 0)}


def test_what_a_system_of_the_receiver_finds(regio: Regio, aangeboden: Overdracht) -> None:
    """That there is an offer and until when; a line in the log for each, and none for who finds nothing."""
    for key, there in (("regisseur", 1), ("ander", 0), ("school", 0)):
        enter(regio[key])
        assert len(openstaand(regio[key])) == there, key
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="overdracht.lijst", rule="lijst")
    assert list(lines.values_list("account_id", "casus_id")) == [(regio["regisseur"].account_id, aangeboden.casus_id)]


def test_what_was_shared_ends_by_itself(regio: Regio, aangeboden: Overdracht) -> None:
    """Ninety days when nobody chose another day (R5)."""
    enter(SYSTEM)
    ends = Deelbesluit.objects.filter(casus=aangeboden.casus_id, organisatie=aangeboden.organisatie_id)
    assert set(ends.values_list("tot", flat=True)) == {regio.at + timedelta(days=90)}
    with clock.at(regio.at + timedelta(days=91)):
        enter(regio["regisseur"])
        with pytest.raises(NotVisible):
            actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=clock.now())
