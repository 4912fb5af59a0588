"""Reading the domains: settings of the region, no personal data."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.maildomains.models import Maildomein
from eenplan.core.maildomains.rules import domain_of
from eenplan.core.outbox.models import HELD, Message


@dataclass(frozen=True, slots=True)
class Regel:
    """One domain with how many messages wait for it."""

    domein: Maildomein
    geldig: bool
    wachten: int


def live(domains: Collection[str], now: datetime) -> set[str]:
    """Which of these domains somebody vouches for now."""
    rows = Maildomein.objects.filter(domein__in=domains, tot__gt=now)
    return set(rows.values_list("domein", flat=True))


def waiting() -> dict[str, int]:
    """How many messages wait for each domain that nobody vouches for."""
    held: dict[str, int] = {}
    for row in Message.objects.filter(failed=HELD, sent_at__isnull=True).select_related("account", "organisation"):
        name = domain_of(row.to)
        held[name] = held.get(name, 0) + 1
    return held


def overview(now: datetime) -> list[Regel]:
    """Every domain, those where something waits or that are over first."""
    held = waiting()
    rows = Maildomein.objects.select_related("eigenaar").order_by("domein")
    lines = [Regel(row, row.tot > now, held.get(row.domein, 0)) for row in rows]
    return sorted(lines, key=lambda line: (not line.wachten, line.geldig))
