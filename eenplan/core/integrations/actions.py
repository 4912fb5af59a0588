"""Letting a system in, ending it, and telling it that something waits."""

import http.client
import logging
import secrets
import ssl
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Appointment, PartnerToken
from eenplan.core.acts import Act, act
from eenplan.core.crypto.zegel import seal, unseal
from eenplan.core.integrations.models import Notice, Webhook
from eenplan.core.integrations.rules import Parcel, next_try, parcel, wrong_with
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import TEXTS, Kind
from eenplan.core.workflow import Refused

log = logging.getLogger(__name__)
KIND = "koppeling"
BATCH, PATIENCE = 50, 10  # notices per turn, seconds per system
LOOK_BACK = timedelta(days=2)  # a message that was committed late is still found; the worker catches up after downtime


def _only_manager(by: Viewer) -> None:
    if by.role is not Role.BEHEER:
        raise Refused("Koppelingen beheert alleen de functioneel beheerder. Vraag het aan beheer.")


def _name(naam: str) -> str:
    if not naam.strip():
        raise Refused("Geef het systeem een naam, zodat u het later herkent.")
    return naam.strip()[:100]


def give_token(organisation_id: int, naam: str, *, by: Viewer, at: datetime) -> str:
    """Let a system of this organisation in at the API; returns its token, that is kept nowhere."""
    _only_manager(by)
    token = secrets.token_urlsafe(32)
    with act("koppeling.geef_token", by=by, at=at) as a:
        row = PartnerToken.objects.create(
            organisation_id=organisation_id, naam=_name(naam), token_hash=sha256(token.encode()).hexdigest(), van=at
        )
        _log(a, "token", row.pk)
    return token


def take_token(token_id: int, *, by: Viewer, at: datetime) -> None:
    """This token opens nothing from now on (R11)."""
    _only_manager(by)
    with act("koppeling.trek_token_in", by=by, at=at) as a:
        if not PartnerToken.objects.filter(pk=token_id, ingetrokken_op__isnull=True).update(ingetrokken_op=at):
            raise Refused("Dit token is al ingetrokken.")
        _log(a, "token", token_id)


def add_webhook(organisation_id: int, naam: str, url: str, *, by: Viewer, at: datetime) -> str:
    """Tell this system from now on; returns the secret with which its notices are signed, shown once."""
    _only_manager(by)
    if problem := wrong_with(url):
        raise Refused(problem)
    secret = secrets.token_urlsafe(32)
    with act("koppeling.voeg_webhook_toe", by=by, at=at) as a:
        row = Webhook.objects.create(
            organisation_id=organisation_id, naam=_name(naam), url=url, van=at,
            secret=seal(secret.encode(), organisation_id=organisation_id, kind=KIND),
        )  # fmt: skip
        _log(a, "webhook", row.pk)
    return secret


def end_webhook(webhook_id: int, *, by: Viewer, at: datetime) -> None:
    """Tell this system nothing more; what waited for it goes."""
    _only_manager(by)
    with act("koppeling.beeindig_webhook", by=by, at=at) as a:
        if not Webhook.objects.filter(pk=webhook_id, tot__isnull=True).update(tot=at):
            raise Refused("Deze koppeling is al beëindigd.")
        Notice.objects.filter(webhook_id=webhook_id, sent_at__isnull=True).delete()
        _log(a, "webhook", webhook_id)


def _log(a: Act, kind: str, key: int) -> None:
    a.log(object_type=kind, object_id=key)


def enqueue(now: datetime) -> int:
    """A notice for every message to an organisation, or to one of its people, that has a system to be told."""
    made = 0
    for hook in Webhook.objects.filter(tot__isnull=True):
        since = max(hook.van, now - LOOK_BACK)
        known = Notice.objects.filter(webhook=hook).values("message_id")
        new = Message.objects.filter(created_at__gte=since).exclude(pk__in=known).filter(_concerns(hook, now))
        rows = [Notice(webhook=hook, message=row, key=uuid4(), next_at=now) for row in new.order_by("created_at")]
        made += len(Notice.objects.bulk_create(rows, ignore_conflicts=True))
    return made


def _concerns(hook: Webhook, now: datetime) -> Q:
    """What this organisation may be told: what was sent to it, and to people who worked nowhere else then (R5).

    A notice for who has two employers does not say for which of them it is: neither hears it, he himself does.
    """
    then = _worked(OuterRef("created_at"))
    here = then.filter(Q(tot__isnull=True) | Q(tot__gt=now), organisation_id=hook.organisation_id)
    only_here = Exists(here) & ~Exists(then.exclude(organisation_id=hook.organisation_id))
    return Q(organisation_id=hook.organisation_id) | Q(Q(organisation__isnull=True), only_here)


def _worked(moment: OuterRef) -> QuerySet[Appointment]:
    """Where the person of a message worked when it was written."""
    rows = Appointment.objects.filter(account_id=OuterRef("account_id"), van__lte=moment)
    return rows.filter(Q(tot__isnull=True) | Q(tot__gt=moment))


def notify(now: datetime) -> int:
    """Send every notice that is due; returns how many arrived. One that fails is tried again, each time later.

    Each in a transaction of its own: a crash half way sends one again, not all of them.
    """
    sent = 0
    for _ in range(BATCH):
        with transaction.atomic():
            outcome = _notify_next(now)
        if outcome is None:
            break
        sent += outcome
    return sent


def _notify_next(now: datetime) -> bool | None:
    """Send the notice that is due longest; whether it arrived, None when none is due."""
    due = Notice.objects.select_for_update(skip_locked=True, of=("self",)).select_related("webhook", "message")
    notice = due.filter(next_at__lte=now).order_by("next_at", "pk").first()
    if notice is None:
        return None
    failed = _post(_parcel(notice, now))
    Notice.objects.filter(pk=notice.pk).update(
        attempts=F("attempts") + 1, failed=failed[:100], sent_at=None if failed else now,
        next_at=next_try(notice.attempts + 1, now) if failed else None,
    )  # fmt: skip
    return not failed


def _parcel(notice: Notice, now: datetime) -> Parcel:
    hook, message = notice.webhook, notice.message
    secret = unseal(hook.secret, organisation_id=hook.organisation_id, kind=KIND).decode()
    sentence = TEXTS[Kind(message.kind)].body.partition("\n")[0]
    return parcel(hook.url, secret, str(notice.key), sentence, message.created_at, now)


def _post(item: Parcel) -> str:
    """Send it; what went wrong in a word, empty when the system answered with 2xx. Follows no redirect."""
    parts = urlsplit(item.url)
    host = parts.hostname or ""
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, parts.port, timeout=PATIENCE, context=context)
    else:
        connection = http.client.HTTPConnection(host, parts.port, timeout=PATIENCE)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, item.body, item.headers)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError) as error:
        log.warning("webhook: %s", type(error).__name__)
        return type(error).__name__
    finally:
        connection.close()
    return "" if 200 <= status < 300 else f"antwoord {status}"
