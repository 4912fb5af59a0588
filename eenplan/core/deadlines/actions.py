"""Starting, finishing and watching deadlines.

`start` and `finish` run inside the act that causes them, so they open no transaction and log nothing of
their own. `tick` is idempotent: it may run twice, late, or after thirty days down.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.calendar import AMSTERDAM, Unit, due
from eenplan.core.deadlines.models import Alarm, Deadline, Heartbeat
from eenplan.core.outbox.actions import put_once_a_day
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.models import Rule
from eenplan.core.rulebook.queries import rules

URGENT = 80
LEVELS = ((50, "half_at"), (80, "late_soon_at"), (100, "due_at"))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a deadline hangs on, and who owns it."""

    object_type: str
    object_id: int
    organisation_id: int
    account_id: int
    casus_id: int | None = None


def end_of(rule: Rule, started_at: datetime) -> datetime:
    """The last moment of the term by this version of the rule."""
    return due(started_at, rule.value, Unit(rule.unit), atw=rule.atw, exact=rule.exact)


def _row(rule: Rule, subject: Subject, started_at: datetime, due_at: datetime) -> Deadline:
    length = due_at - started_at
    return Deadline(
        rule=rule, key=rule.key, label=rule.label, casus_id=subject.casus_id, object_type=subject.object_type,
        object_id=subject.object_id, organisation_id=subject.organisation_id, account_id=subject.account_id,
        started_at=started_at, half_at=started_at + length / 2, late_soon_at=started_at + length * 0.8, due_at=due_at,
    )  # fmt: skip


def start(keys: list[str], subject: Subject, started_at: datetime) -> list[Deadline]:
    """Start these terms for the subject, by the rule versions valid on the day of the start."""
    return start_each(keys, [subject], started_at)


def start_each(keys: list[str], subjects: Sequence[Subject], started_at: datetime) -> list[Deadline]:
    """Start these terms for every subject, in two queries however many there are."""
    found = rules(keys, started_at.astimezone(AMSTERDAM).date())
    ends = {key: end_of(found[key], started_at) for key in keys}
    rows = [_row(found[key], subject, started_at, ends[key]) for subject in subjects for key in keys]
    return Deadline.objects.bulk_create(rows)


def start_until(key: str, subject: Subject, started_at: datetime, due_at: datetime) -> Deadline:
    """Start a term whose end was agreed (a check date), under the rule that names it."""
    row = _row(rules([key], started_at.astimezone(AMSTERDAM).date())[key], subject, started_at, due_at)
    row.save(force_insert=True)
    return row


def finish(keys: list[str], object_type: str, object_id: int, at: datetime, late_reason: str = "") -> int:
    """Finish the running terms of this object; a late one keeps its coded reason. Returns how many."""
    running = Deadline.objects.filter(object_type=object_type, object_id=object_id, key__in=keys, done_at__isnull=True)
    reason = Case(When(due_at__lt=at, then=Value(late_reason)), default=F("late_reason"))
    return running.update(done_at=at, late_reason=reason)


def hand_over(
    casus_id: int, organisation_id: int, account_id: int, *, stays: Collection[str] = (), of: Collection[int] = ()
) -> int:
    """Give the running terms of the case to its new responsible person; those on `stays` (object types) stay.

    `of`: only what these organisations had to do; without it, whoever had.
    """
    running = Deadline.objects.filter(casus_id=casus_id, done_at__isnull=True).exclude(object_type__in=stays)
    if of:
        running = running.filter(organisation_id__in=of)
    return running.update(organisation_id=organisation_id, account_id=account_id)


def running_for(casus_id: int, organisation_id: int) -> list[int]:
    """On whose names at this organisation something still runs in the case."""
    running = Deadline.objects.filter(casus_id=casus_id, organisation_id=organisation_id, done_at__isnull=True)
    return list(running.values_list("account_id", flat=True).distinct())


def close_case(casus_id: int, at: datetime) -> int:
    """Finish whatever still runs on a case that closes."""
    return Deadline.objects.filter(casus_id=casus_id, done_at__isnull=True).update(done_at=at)


def tick(now: datetime) -> int:
    """Raise every alarm that is due and was not raised yet; returns how many. Safe to repeat and to run late.

    Who owns a term that is nearly or wholly over gets a notice, once a day however many there are.
    """
    raised, urgent = 0, set()
    with transaction.atomic():
        enter(SYSTEM)
        for level, field in LEVELS:
            due_rows = Deadline.objects.filter(Q(**{f"{field}__lte": now}), done_at__isnull=True)
            fresh = due_rows.exclude(alarms__level=level).values_list("pk", "account_id")
            alarms = [Alarm(deadline_id=pk, level=level, raised_at=now, account_id=owner) for pk, owner in fresh]
            raised += len(alarms)
            urgent |= {alarm.account_id for alarm in alarms if level >= URGENT}
            Alarm.objects.bulk_create(alarms, ignore_conflicts=True, batch_size=2000)
        put_once_a_day(Kind.TERMIJN, urgent, now)
        Heartbeat.objects.update_or_create(name="werker", defaults={"at": now})
    return raised
