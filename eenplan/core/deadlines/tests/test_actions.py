"""Terms: started by the rule version of their day, watched without a gap, finished with a reason when late."""

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines import actions, queries
from eenplan.core.deadlines.actions import Subject
from eenplan.core.deadlines.models import Alarm, Deadline, Heartbeat
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.actions import change
from eenplan.core.rulebook.models import Rule
from eenplan.core.rulebook.queries import UnknownRule
from tests.regio import Regio

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
VB = "veiligheidsbeoordeling"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def subject(regio: Regio, object_id: int = 1, key: str = "triagist", casus_id: int | None = 7) -> Subject:
    viewer = regio[key]
    return Subject("toets", object_id, viewer.organisation_id or 0, viewer.account_id or 0, casus_id)


def begin(regio: Regio, *keys: str, object_id: int = 1) -> list[Deadline]:
    return actions.start(list(keys or [VB]), subject(regio, object_id), regio.at)


# domain 5, test vectors: event day -> last day of 5 WD, 5 days ATW, 4 weeks ATW, 10 weeks ATW
VECTORS = [
    ("2026-04-02", "2026-04-13", "2026-04-08", "2026-04-30", "2026-06-11"),
    ("2026-03-20", "2026-03-27", "2026-03-25", "2026-04-17", "2026-05-29"),
    ("2026-12-23", "2026-12-31", "2026-12-28", "2027-01-20", "2027-03-03"),
    ("2026-05-13", "2026-05-21", "2026-05-18", "2026-06-10", "2026-07-22"),
]


@pytest.mark.parametrize(("start", "vb", "wet", "informeren", "onderzoek"), VECTORS)
def test_terms_end_as_domain_5_says(
    regio: Regio, start: str, vb: str, wet: str, informeren: str, onderzoek: str
) -> None:
    keys = [VB, "start_onderzoek", "informeren", "onderzoek_afronden"]
    rows = actions.start(keys, subject(regio), moment(f"{start} 11:00"))
    ends = {row.key: row.due_at.astimezone(AMSTERDAM) for row in rows}
    assert [ends[key].date().isoformat() for key in keys] == [vb, wet, informeren, onderzoek]
    assert {end.strftime("%H:%M:%S") for end in ends.values()} == {"23:59:59"}


def test_a_term_keeps_what_it_hangs_on_and_its_rule(regio: Regio) -> None:
    (row,) = begin(regio)
    rule = Rule.objects.get(key=VB)
    assert (row.rule, row.label, row.casus_id, row.object_type, row.object_id) == (rule, rule.label, 7, "toets", 1)
    assert (row.organisation_id, row.account_id) == (regio["triagist"].organisation_id, regio["triagist"].account_id)
    assert (row.started_at, row.done_at, row.late_reason) == (regio.at, None, "")
    length = row.due_at - row.started_at
    assert (row.half_at - row.started_at, row.late_soon_at - row.started_at) == (length / 2, length * 0.8)
    assert str(row) == f"{rule.label}: 27-03-2026 23:59"


def test_the_rule_version_of_the_start_counts(regio: Regio) -> None:
    old = begin(regio)[0]
    change(VB, 3, valid_from=date(2026, 3, 23), source="besluit", verified_by="MT", by=regio["beheer"], at=regio.at)
    same_day = begin(regio, object_id=2)[0]
    new = actions.start([VB], subject(regio, 3), moment("2026-03-23 09:00"))[0]
    assert [row.due_at.astimezone(AMSTERDAM).date().day for row in (old, same_day, new)] == [27, 27, 26]
    old.refresh_from_db()
    assert (old.rule.value, new.rule.value) == (5, 3)


def test_the_day_of_the_start_is_the_day_in_amsterdam(regio: Regio) -> None:
    """Half past eleven at night in UTC is already the next day here."""
    change(VB, 3, valid_from=date(2026, 3, 23), source="besluit", verified_by="", by=regio["beheer"], at=regio.at)
    late = datetime(2026, 3, 22, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert actions.start([VB], subject(regio), late)[0].rule.value == 3


def test_an_unknown_term_starts_nothing(regio: Regio) -> None:
    with pytest.raises(UnknownRule, match="bestaat_niet"):
        actions.start([VB, "bestaat_niet"], subject(regio), regio.at)
    assert not Deadline.objects.exists()


def test_many_subjects_in_two_queries(regio: Regio, django_assert_num_queries: object) -> None:
    subjects = [subject(regio, number) for number in range(40)]
    with django_assert_num_queries(2):  # type: ignore[operator]  # a fixture of pytest-django
        rows = actions.start_each([VB, "informeren"], subjects, regio.at)
    assert len(rows) == 80


def test_the_same_term_runs_once_on_one_object(regio: Regio) -> None:
    begin(regio)
    with pytest.raises(IntegrityError, match="deadline_once"), transaction.atomic():
        begin(regio)
    actions.finish([VB], "toets", 1, regio.at)
    assert begin(regio)[0].pk


def test_a_term_with_an_agreed_end(regio: Regio) -> None:
    end = regio.at + timedelta(days=10)
    row = actions.start_until(VB, subject(regio), regio.at, end)
    assert (row.due_at, row.half_at, row.late_soon_at) == (
        end, regio.at + timedelta(days=5), regio.at + timedelta(days=8),
    )  # fmt: skip


def test_no_term_ends_before_it_starts(regio: Regio) -> None:
    with pytest.raises(IntegrityError, match="deadline_after_start"), transaction.atomic():
        actions.start_until(VB, subject(regio), regio.at, regio.at - timedelta(minutes=1))


LATE = [
    (timedelta(days=1), "", ""),
    (timedelta(days=1), "capaciteit", ""),
    (timedelta(days=30), "capaciteit", "capaciteit"),
    (timedelta(days=30), "", ""),
]


@pytest.mark.parametrize(("after", "given", "kept"), LATE)
def test_a_late_reason_stays_with_late_work_only(regio: Regio, after: timedelta, given: str, kept: str) -> None:
    begin(regio)
    assert actions.finish([VB], "toets", 1, regio.at + after, given) == 1
    row = Deadline.objects.get()
    assert (row.late_reason, row.done_at) == (kept, regio.at + after)


def test_to_the_second_is_in_time(regio: Regio) -> None:
    (row,) = begin(regio)
    actions.finish([VB], "toets", 1, row.due_at, "capaciteit")
    row.refresh_from_db()
    assert row.late_reason == ""


def test_finishing_touches_only_what_is_named(regio: Regio) -> None:
    begin(regio, VB, "informeren")
    begin(regio, VB, object_id=2)
    assert actions.finish([VB], "toets", 1, regio.at) == 1
    assert actions.finish([VB], "toets", 1, regio.at) == 0, "finished work keeps its moment"
    assert actions.finish([VB], "anders", 2, regio.at) == 0
    open_rows = Deadline.objects.filter(done_at__isnull=True)
    assert sorted(open_rows.values_list("object_id", "key")) == [(1, "informeren"), (2, VB)]


def test_running_terms_go_along_with_the_case(regio: Regio) -> None:
    done, running = begin(regio, VB, "informeren")
    actions.finish([VB], "toets", 1, regio.at)
    other = actions.start([VB], subject(regio, 9, casus_id=8), regio.at)[0]
    to = regio["regisseur"]
    assert actions.hand_over(7, to.organisation_id or 0, to.account_id or 0) == 1
    owners = dict(Deadline.objects.values_list("pk", "account_id"))
    assert owners == {
        running.pk: to.account_id, done.pk: regio["triagist"].account_id, other.pk: regio["triagist"].account_id,
    }  # fmt: skip


def test_closing_a_case_finishes_the_rest(regio: Regio) -> None:
    begin(regio, VB, "informeren")
    other = actions.start([VB], subject(regio, 9, casus_id=8), regio.at)[0]
    assert actions.close_case(7, regio.at) == 2
    assert list(Deadline.objects.filter(done_at__isnull=True)) == [other]


def levels() -> list[int]:
    return list(Alarm.objects.order_by("level").values_list("level", flat=True))


# Hundred hours: half at 50, nearly late at 80, late at 100.
@pytest.mark.parametrize(("hours", "raised"), [
    (0, []), (49, []), (50, [50]), (79, [50]), (80, [50, 80]), (99, [50, 80]), (100, [50, 80, 100]),
    (720, [50, 80, 100]),
])  # fmt: skip
def test_which_alarms_are_raised(regio: Regio, hours: int, raised: list[int]) -> None:
    actions.start_until(VB, subject(regio), regio.at, regio.at + timedelta(hours=100))
    assert actions.tick(regio.at + timedelta(hours=hours)) == len(raised)
    assert levels() == raised


def test_a_tick_may_be_repeated(regio: Regio) -> None:
    actions.start_until(VB, subject(regio), regio.at, regio.at + timedelta(hours=100))
    later = regio.at + timedelta(hours=60)
    assert [actions.tick(later) for _ in range(3)] == [1, 0, 0]
    assert Alarm.objects.get().raised_at == later


def test_an_alarm_goes_to_the_one_responsible_now(regio: Regio) -> None:
    actions.start_until(VB, subject(regio), regio.at, regio.at + timedelta(hours=100))
    actions.tick(regio.at + timedelta(hours=50))
    to = regio["regisseur"]
    actions.hand_over(7, to.organisation_id or 0, to.account_id or 0)
    actions.tick(regio.at + timedelta(hours=80))
    assert dict(Alarm.objects.values_list("level", "account_id")) == {
        50: regio["triagist"].account_id, 80: to.account_id,
    }  # fmt: skip


def test_finished_work_raises_nothing(regio: Regio) -> None:
    begin(regio)
    actions.finish([VB], "toets", 1, regio.at)
    assert actions.tick(regio.at + timedelta(days=90)) == 0


def test_thirty_days_down_is_caught_up_at_once(regio: Regio) -> None:
    """Promise 2: 200 terms pass half, nearly late and late while nobody looks; each alarm comes exactly once."""
    rows = actions.start_each([VB], [subject(regio, number) for number in range(200)], regio.at)
    back = regio.at + timedelta(days=30)
    assert actions.tick(back) == 600
    assert actions.tick(back + timedelta(minutes=1)) == 0
    seen = Counter(Alarm.objects.values_list("deadline_id", "level"))
    assert seen == Counter({(row.pk, level): 1 for row in rows for level in (50, 80, 100)})


@pytest.mark.parametrize("pause", [1, 7, 24, 100])
def test_however_often_it_ticks_the_alarms_are_the_same(regio: Regio, pause: int) -> None:
    """Every hour, every week or once: nothing is missed and nothing comes twice."""
    for number, length in enumerate((3, 30, 100, 400)):
        actions.start_until(VB, subject(regio, number), regio.at, regio.at + timedelta(hours=length))
    total = sum(actions.tick(regio.at + timedelta(hours=hour)) for hour in [*range(0, 401, pause), 401])
    assert total == Alarm.objects.count() == 12


def test_the_database_refuses_the_same_alarm_twice(regio: Regio) -> None:
    (row,) = begin(regio)
    given = {"deadline": row, "level": 50, "raised_at": regio.at, "account_id": row.account_id}
    Alarm.objects.create(**given)
    with pytest.raises(IntegrityError, match="alarm_once"), transaction.atomic():
        Alarm.objects.create(**given)
    assert "50%" in str(Alarm.objects.get())


def test_each_tick_beats_the_heart(regio: Regio) -> None:
    assert queries.last_heartbeat() is None
    for minutes in (0, 5):
        actions.tick(regio.at + timedelta(minutes=minutes))
        assert queries.last_heartbeat() == regio.at + timedelta(minutes=minutes)
    assert str(Heartbeat.objects.get()).startswith("werker 2026-03-20")


def test_reading_what_runs(regio: Regio) -> None:
    for number, days in ((1, 9), (2, 3), (3, 6)):
        actions.start_until(VB, subject(regio, number), regio.at, regio.at + timedelta(days=days))
    actions.start([VB], subject(regio, 4, key="regisseur"), regio.at)
    actions.finish([VB], "toets", 3, regio.at)
    assert [row.object_id for row in queries.running(regio["lead"])] == [2, 1]
    assert [row.object_id for row in queries.running(regio["lead"], limit=1)] == [2]
    assert [row.object_id for row in queries.running(regio["regisseur"])] == [4]
    assert [row.object_id for row in queries.of_case(regio["lead"], 7)] == [2, 3, 4, 1]


def test_the_latest_term_of_each_kind(regio: Regio) -> None:
    begin(regio, VB, "informeren")
    actions.finish([VB], "toets", 1, regio.at)
    again = actions.start([VB], subject(regio), regio.at + timedelta(days=1))[0]
    found = queries.of_object("toets", 1)
    assert set(found) == {VB, "informeren"}
    assert found[VB] == again


@pytest.mark.parametrize(("key", "seen"), [("triagist", [100, 80, 50]), ("lead", []), ("regisseur", [])])
def test_alarms_are_for_their_owner_heaviest_first(regio: Regio, key: str, seen: list[int]) -> None:
    begin(regio)
    actions.tick(regio.at + timedelta(days=30))
    assert [alarm.level for alarm in queries.alarms(regio[key])] == seen


def test_an_alarm_that_was_seen_or_whose_work_is_done_is_quiet(regio: Regio) -> None:
    viewer: Viewer = regio["triagist"]
    begin(regio)
    begin(regio, object_id=2)
    actions.tick(regio.at + timedelta(days=30))
    Alarm.objects.filter(level=50).update(seen_at=clock.now())
    actions.finish([VB], "toets", 2, regio.at + timedelta(days=30))
    assert [(alarm.deadline.object_id, alarm.level) for alarm in queries.alarms(viewer)] == [(1, 100), (1, 80)]


@pytest.mark.parametrize(
    ("days", "told"), [([3], 0), ([4], 0), ([7], 1), ([30], 1), ([7, 7], 1), ([7, 30], 2), ([7, 30, 31], 2)]
)
def test_the_owner_hears_that_his_term_is_nearly_over_once_a_day(regio: Regio, days: list[int], told: int) -> None:
    for number in (1, 2):
        begin(regio, object_id=number)
    for day in days:
        actions.tick(regio.at + timedelta(days=day))
    rows = Message.objects.filter(kind=Kind.TERMIJN)
    assert [row.account_id for row in rows] == [regio["triagist"].account_id] * told
    assert {(row.object_type, row.sent_at) for row in rows} <= {("account", None)}


def test_who_is_gone_hears_nothing(regio: Regio) -> None:
    begin(regio)
    regio.accounts["triagist"].is_active = False
    regio.accounts["triagist"].save()
    assert actions.tick(regio.at + timedelta(days=30)) == 3
    assert not Message.objects.filter(kind=Kind.TERMIJN).exists()
