"""Where sessions are kept: Django's own store, on a table that knows whose each one is."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Store
from django.utils import timezone

from eenplan.core.accounts.models import Aanmelding


class SessionStore(Store):
    """The same, with the account beside it."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Our table."""
        return Aanmelding

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """A row with its account; empty for a visitor."""
        row: Any = super().create_model_instance(data)
        row.account_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row


def ruim_op() -> int:
    """Throw away what is over; returns how many. The worker does it every minute."""
    return Aanmelding.objects.filter(expire_date__lte=timezone.now()).delete()[0]
