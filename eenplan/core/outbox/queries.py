"""How the outbox stands."""

from datetime import datetime

from django.db.models import Count, Min, Q

from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import LAST_ATTEMPT


def waiting(since: datetime) -> tuple[int, datetime | None, int]:
    """How many notices wait, since when the oldest, and how many made since then were given up."""
    tried = Q(attempts__gte=LAST_ATTEMPT)
    found = Message.objects.filter(sent_at__isnull=True).aggregate(
        count=Count("pk", filter=~tried),
        oldest=Min("created_at", filter=~tried),
        given_up=Count("pk", filter=tried & Q(created_at__gte=since)),
    )
    return found["count"], found["oldest"], found["given_up"]
