"""Reading the systems of partners: settings of the region, no personal data."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from eenplan.core.accounts.models import PartnerToken
from eenplan.core.integrations.models import Notice, Webhook


@dataclass(frozen=True, slots=True)
class Overview:
    """Every token and every address; what ended stands apart."""

    tokens: tuple[PartnerToken, ...]
    webhooks: tuple[Webhook, ...]
    ended_tokens: tuple[PartnerToken, ...]
    ended_webhooks: tuple[Webhook, ...]


def overview() -> Overview:
    """All of them; each webhook with `sent`, `waiting`, `lost` and `last` counted."""
    tokens = PartnerToken.objects.select_related("organisation").order_by("organisation__naam", "naam")
    hooks = Webhook.objects.select_related("organisation").annotate(
        sent=Count("notices", filter=Q(notices__sent_at__isnull=False)),
        waiting=Count("notices", filter=Q(notices__next_at__isnull=False)),
        lost=Count("notices", filter=Q(notices__sent_at__isnull=True, notices__next_at__isnull=True)),
        last=Max("notices__sent_at"),
    )
    told = hooks.order_by("organisation__naam", "naam")
    return Overview(
        tuple(row for row in tokens if not row.ingetrokken_op), tuple(row for row in told if not row.tot),
        tuple(row for row in tokens if row.ingetrokken_op), tuple(row for row in told if row.tot),
    )  # fmt: skip


def lost_since(moment: datetime) -> int:
    """How many notices of messages since then were given up; `eenplan gezondheid` tells."""
    gone = Notice.objects.filter(sent_at__isnull=True, next_at__isnull=True, message__created_at__gte=moment)
    return gone.filter(webhook__tot__isnull=True).count()
