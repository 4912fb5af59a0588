"""Vouching for a domain, taking that back, and making somebody's duty of what waits."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Appointment
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM, Unit, due
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.maildomains.models import Maildomein
from eenplan.core.maildomains.queries import waiting
from eenplan.core.maildomains.rules import GELDIG, NAKIJKEN, VERLENGEN, domain_of
from eenplan.core.outbox.models import HELD, Message
from eenplan.core.rulebook.queries import rules
from eenplan.core.workflow import Refused

KIND = "maildomein"


def laat_toe(domein: str, *, by: Viewer, at: datetime) -> Maildomein:
    """Vouch for a domain for the term of the rule table, anew or again; what waited for it leaves."""
    if by.role is not Role.BEHEER or by.account_id is None:
        raise Refused("Maildomeinen keurt alleen de functioneel beheerder goed.")
    name = domain_of(domein)
    if not name:
        raise Refused("Dit is geen maildomein. Bedoeld wordt wat achter het apenstaartje staat, zoals gemeente.nl.")
    with act("maildomein.laat_toe", by=by, at=at) as a:
        rule = rules([GELDIG], at.astimezone(AMSTERDAM).date())[GELDIG]
        given = {"eigenaar_id": by.account_id, "tot": due(at, rule.value, Unit(rule.unit))}
        row, _ = Maildomein.objects.update_or_create(
            domein=name, defaults=given, create_defaults={**given, "sinds": at}
        )
        finish([NAKIJKEN, VERLENGEN], KIND, row.pk, at)
        start([VERLENGEN], Subject(KIND, row.pk, by.organisation_id or 0, by.account_id), at)
        held = Message.objects.filter(failed=HELD, sent_at__isnull=True).select_related("account", "organisation")
        free = [message.pk for message in held if domain_of(message.to) == name]
        Message.objects.filter(pk__in=free).update(failed="")
        a.log(object_type=KIND, object_id=row.pk)
    return row


def trek_in(key: int, *, by: Viewer, at: datetime) -> None:
    """Nobody vouches for it any longer: no mail goes there from now on."""
    if by.role is not Role.BEHEER:
        raise Refused("Maildomeinen trekt alleen de functioneel beheerder in.")
    with act("maildomein.trek_in", by=by, at=at) as a:
        if not Maildomein.objects.filter(pk=key, tot__gt=at).update(tot=at):
            raise Refused("Dit domein is al vervallen.")
        finish([VERLENGEN], KIND, key, at)
        a.log(object_type=KIND, object_id=key)


def maak_zichtbaar(now: datetime) -> int:
    """A duty for the manager on each domain that messages wait for; returns how many began. May run twice."""
    with transaction.atomic():
        enter(SYSTEM)
        names = {name for name in waiting() if name}
        keeper = _keeper(now) if names else None
        if keeper is None:
            return 0
        return sum(_duty(name, keeper, now) for name in sorted(names))


def _keeper(now: datetime) -> Appointment | None:
    """The functional manager whose duty it is; the one who was appointed first."""
    live = Appointment.objects.filter(Q(tot__isnull=True) | Q(tot__gt=now), role=Role.BEHEER.value, van__lte=now)
    return live.filter(account__is_active=True).order_by("van", "pk").first()


def _duty(name: str, keeper: Appointment, now: datetime) -> bool:
    given = {"eigenaar_id": keeper.account_id, "sinds": now, "tot": now}
    row, _ = Maildomein.objects.get_or_create(domein=name, defaults=given)
    running = Deadline.objects.filter(object_type=KIND, object_id=row.pk, key=NAKIJKEN, done_at__isnull=True)
    if row.tot > now or running.exists():
        return False
    start([NAKIJKEN], Subject(KIND, row.pk, keeper.organisation_id, keeper.account_id), now)
    return True
