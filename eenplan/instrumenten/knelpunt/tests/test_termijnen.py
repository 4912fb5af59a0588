"""The terms of each level on the calendar, what happens after thirty days of silence, and who is told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.calendar import due
from eenplan.core.deadlines.actions import tick
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.knelpunt import actions, queries
from eenplan.instrumenten.knelpunt.models import Knelpunt
from eenplan.instrumenten.knelpunt.rules import NIVEAUS, RULES, Soort, Uitkomst
from eenplan.instrumenten.knelpunt.tests.conftest import nieuw
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(94)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# (raised or laid there, then the last day of: taking up, operational, tactical, strategic, director's group, committee)
# Good Friday and Easter Monday (3 and 6 April 2026), Christmas and New Year are no working days.
VECTOREN = [
    (
        "2026-03-20T09:00",
        "2026-03-24 2026-04-07 2026-05-01 2026-09-20 2026-06-20 2026-06-20",
    ),  # Friday
    ("2026-03-21T23:30", "2026-03-24 2026-04-07 2026-05-02 2026-09-21 2026-06-21 2026-06-21"),  # Saturday evening
    ("2026-04-02T16:30", "2026-04-08 2026-04-20 2026-05-14 2026-10-02 2026-07-02 2026-07-02"),  # before Easter
    ("2026-12-23T12:00", "2026-12-28 2027-01-08 2027-02-03 2027-06-23 2027-03-23 2027-03-23"),  # before Christmas
    ("2026-08-31T12:00", "2026-09-02 2026-09-14 2026-10-12 2027-02-28 2026-11-30 2026-11-30"),  # no 31st there
]


@pytest.mark.parametrize(("start", "ends"), VECTOREN)
def test_vectors(start: str, ends: str) -> None:
    moment = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
    found = [due(moment, rule.value, rule.unit, atw=rule.atw) for rule in RULES]
    assert " ".join(end.astimezone(AMSTERDAM).date().isoformat() for end in found) == ends


def termijn(row: Knelpunt) -> Deadline:
    """The one term that runs on it."""
    enter(SYSTEM)
    return Deadline.objects.get(object_type="knelpunt", object_id=row.pk, done_at__isnull=True)


def test_one_term_at_a_time_on_the_name_of_the_owner(regio: Regio, knelpunt: Knelpunt) -> None:
    keys = [termijn(knelpunt).key]
    actions.pak_op(knelpunt.pk, by=regio["lead"], at=regio.at)
    for level in NIVEAUS[1:]:
        keys.append(termijn(knelpunt).key)
        carrier = regio["proces" if level == "tactisch" else "lead"].account_id
        actions.leg_hoger(knelpunt.pk, "Te groot.", carrier, by=regio["proces"], at=regio.at)
        assert termijn(knelpunt).account_id == carrier
    keys.append(termijn(knelpunt).key)
    assert keys == [rule.key for rule in RULES]


def test_without_another_name_it_stays_with_its_owner(regio: Regio, knelpunt: Knelpunt) -> None:
    actions.pak_op(knelpunt.pk, by=regio["lead"], at=regio.at)
    actions.leg_hoger(knelpunt.pk, "Te groot.", by=regio["proces"], at=regio.at)
    assert termijn(knelpunt).account_id == regio["lead"].account_id


@pytest.mark.parametrize(("days", "late"), [(0, False), (4, False), (5, True), (30, True)])
def test_late_after_two_working_days(regio: Regio, knelpunt: Knelpunt, days: int, late: bool) -> None:
    """Raised on a Friday: Tuesday is the last day."""
    enter(regio["proces"])
    (found,) = queries.te_behandelen(regio["proces"], now=regio.at + timedelta(days=days))
    assert found.te_laat is late


def test_thirty_days_of_silence_lose_nothing(regio: Regio, knelpunt: Knelpunt) -> None:
    """The worker lay still: every alarm is raised once, the term still runs and the act still works."""
    late = regio.at + timedelta(days=30)
    assert tick(late) > 0
    assert tick(late) == 0
    assert termijn(knelpunt).key == "knelpunt_aangebracht"
    actions.pak_op(knelpunt.pk, by=regio["proces"], at=late)
    ended = Deadline.objects.get(object_type="knelpunt", key="knelpunt_aangebracht")
    assert (ended.done_at, ended.done_at > ended.due_at) == (late, True)
    assert termijn(knelpunt).started_at == late


def test_after_the_term_the_next_level_comes_first(regio: Regio, knelpunt: Knelpunt) -> None:
    actions.pak_op(knelpunt.pk, by=regio["proces"], at=regio.at)
    enter(regio["proces"])
    for days, first in ((1, "knelpunt-besluit"), (30, "knelpunt-hoger")):
        beeld = queries.knelpunt(regio["proces"], knelpunt.pk, now=regio.at + timedelta(days=days))
        assert next(name for _, name in beeld.knoppen) == first


def test_words_of_the_term_after_it_was_taken_up(regio: Regio, knelpunt: Knelpunt) -> None:
    actions.pak_op(knelpunt.pk, by=regio["proces"], at=regio.at)
    for key, there in (("lead", True), ("proces", True), ("regisseur", False), ("ander", False)):
        enter(regio[key])
        told = sockets.describe(regio[key], "knelpunt", [knelpunt.pk])
        assert [words for words, _ in told.values()] == ["Besluit over het knelpunt, of leg het hoger"] * there, key


def berichten(row: Knelpunt) -> list[tuple[str, int | None]]:
    """What was sent about it, and to whom."""
    enter(SYSTEM)
    rows = Message.objects.filter(object_type="knelpunt", object_id=row.pk).order_by("pk")
    return list(rows.values_list("kind", "account_id"))


def test_who_is_told_of_what(regio: Regio, knelpunt: Knelpunt) -> None:
    raiser, owner, lead = (regio[key].account_id for key in ("regisseur", "proces", "lead"))
    actions.pak_op(knelpunt.pk, by=regio["proces"], at=regio.at)
    assert berichten(knelpunt) == [("nieuw", owner)]
    actions.leg_hoger(knelpunt.pk, "Te groot.", lead, by=regio["proces"], at=regio.at)
    actions.besluit(knelpunt.pk, Uitkomst.DEELS, "Er is iets.", by=regio["lead"], at=regio.at)
    assert sorted(berichten(knelpunt)[1:]) == sorted([("nieuw", lead), ("antwoord", raiser), ("antwoord", raiser)])


def test_taking_it_back_tells_nobody_and_ends_the_term(regio: Regio, knelpunt: Knelpunt) -> None:
    before = berichten(knelpunt)
    actions.trek_in(knelpunt.pk, "Er is plek.", by=regio["regisseur"], at=regio.at)
    assert berichten(knelpunt) == before
    assert not Deadline.objects.filter(object_type="knelpunt", done_at__isnull=True).exists()


class TestZwijgen:
    """An offer that nobody answers becomes one bottleneck per receiver, as long as that one is open."""

    @pytest.mark.parametrize(("stand", "again"), [("aangebracht", False), ("operationeel", False), ("besloten", True)])
    def test_again_only_after_it_was_decided(self, regio: Regio, casus: Casus, stand: str, again: bool) -> None:
        team = regio.organisations["team"].pk
        enter(SYSTEM)
        row = actions.na_zwijgen(casus.pk, team, by=SYSTEM, at=regio.at, ground="toets")
        assert row is not None
        if stand != "aangebracht":
            actions.pak_op(row.pk, by=regio["proces"], at=regio.at)
        if stand == "besloten":
            actions.besluit(row.pk, Uitkomst.DEELS, "Zij antwoorden morgen.", by=regio["proces"], at=regio.at)
        enter(SYSTEM)
        assert (actions.na_zwijgen(casus.pk, team, by=SYSTEM, at=regio.at, ground="toets") is not None) is again

    def test_another_receiver_or_another_kind_does_not_stand_in_its_way(self, regio: Regio, casus: Casus) -> None:
        enter(SYSTEM)
        team, other = (regio.organisations[key].pk for key in ("team", "ander_team"))
        actions.breng_aan(casus.pk, nieuw(organisaties=(team,)), by=SYSTEM, at=regio.at)
        made = [actions.na_zwijgen(casus.pk, pk, by=SYSTEM, at=regio.at, ground="toets") for pk in (team, other)]
        assert [row is not None for row in made] == [True, True]
        assert Knelpunt.objects.filter(soort=Soort.GEEN_ANTWOORD, gemeente="Toetsdorp").count() == 2
