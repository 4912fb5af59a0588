"""Putting messages in the outbox (inside the act) and sending them (in the worker)."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, Q

from eenplan.core.accounts.models import Account
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.maildomains.queries import live
from eenplan.core.maildomains.rules import domain_of
from eenplan.core.outbox.models import HELD, Message
from eenplan.core.outbox.rules import LAST_ATTEMPT, TEXTS, Kind

log = logging.getLogger(__name__)
BATCH = 50


def put(
    kind: Kind,
    *,
    object_type: str,
    object_id: int,
    at: datetime,
    organisation_id: int | None = None,
    account_id: int | None = None,
) -> Message:
    """Leave a notice for an account or an organisation, in the running transaction."""
    return Message.objects.create(
        kind=kind.value, organisation_id=organisation_id, account_id=account_id,
        object_type=object_type, object_id=object_id, created_at=at,
    )  # fmt: skip


def put_once_a_day(kind: Kind, account_ids: Collection[int], at: datetime) -> None:
    """Leave this notice for each of these people who work here and did not get it today (by the clock on the wall)."""
    today = at.astimezone(AMSTERDAM).replace(hour=0, minute=0, second=0, microsecond=0)
    had = Message.objects.filter(kind=kind.value, account_id__in=account_ids, created_at__gte=today)
    people = Account.objects.filter(pk__in=account_ids, is_active=True).exclude(pk__in=had.values("account_id"))
    Message.objects.bulk_create(
        Message(kind=kind.value, account_id=pk, object_type="account", object_id=pk, created_at=at)
        for pk in people.order_by("pk").values_list("pk", flat=True)
    )


def deliver(now: datetime) -> int:
    """Send what waits; returns how many left. A failure stays and is tried again, a minute later each time.

    What should go to a domain that nobody vouches for is held until somebody does (access.md, misuse 12).
    """
    sent = 0
    with transaction.atomic():
        waiting = Message.objects.select_for_update(skip_locked=True, of=("self",)).select_related(
            "account", "organisation"
        )
        batch = list(waiting.filter(
            Q(attempts=0) | Q(created_at__lt=now - F("attempts") * timedelta(minutes=1)),
            sent_at__isnull=True, attempts__lt=LAST_ATTEMPT,
        ).exclude(failed=HELD).order_by("created_at")[:BATCH])  # fmt: skip
        trusted = live({domain_of(message.to) for message in batch}, now) if batch else set()
        for message in batch:
            if not message.to or domain_of(message.to) in trusted:
                sent += _send(message, now)
            else:
                Message.objects.filter(pk=message.pk).update(failed=HELD)
    return sent


def _send(message: Message, now: datetime) -> int:
    text, to = TEXTS[Kind(message.kind)], message.to
    try:
        if to:
            send_mail(text.subject, text.body, None, [to])
    except (OSError, ValueError) as error:  # ValueError: an address that is none; the others must not wait for it
        log.warning("outbox %s: %s", message.pk, type(error).__name__)
        Message.objects.filter(pk=message.pk).update(attempts=F("attempts") + 1, failed=type(error).__name__)
        return 0
    Message.objects.filter(pk=message.pk).update(sent_at=now, attempts=F("attempts") + 1, failed="")
    return 1
