"""Who tries passwords, and how often: axes counts in the database, this says what is one name and one address.

Two limits: on one name from one address (AXES_FAILURE_LIMIT), and from one address on all names together, else one
password could be tried on everybody. Who is held does not make it longer by going on: an office behind one address
would never get in again.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest

from eenplan.core.accounts.rules import login_name

LONGEST = 255  # of the column of axes
VISITOR = 64  # bits of an IPv6 address that one visitor cannot choose


def typed_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """The name that a try counts on, the same for `GGZ`, `Ggz` and `ggz`."""
    given = (credentials or {}).get("username") or request.POST.get("login")
    return login_name(str(given))[:LONGEST] if given else None


def client_address(request: HttpRequest) -> str | None:
    """The address that a try counts on.

    X-Forwarded-For is what a visitor says; only its end counts, for as many hops as there are proxies of our own.
    """
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    trusted = settings.EENPLAN_PROXIES
    said = hops[-trusted] if 0 < trusted <= len(hops) else ""
    return _address(said) or _address(request.META.get("REMOTE_ADDR") or "")


def _address(text: str) -> str | None:
    try:
        found: IPv4Address | IPv6Address = ip_address(text.strip())
    except ValueError:
        return None
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Network((found, VISITOR), strict=False).network_address)


class Handler(AxesDatabaseHandler):  # type: ignore[misc]  # axes has no types
    """The counting of axes with a second limit per address."""

    def get_failures(self, request: Any, credentials: dict[str, Any] | None = None) -> int:
        """As many as hold the name back, also when the address did too much on other names."""
        own: int = super().get_failures(request, credentials)
        full = self._of_address(request) >= settings.EENPLAN_LOGIN_PER_ADDRESS
        return max(own, settings.AXES_FAILURE_LIMIT) if full else own

    def _of_address(self, request: Any) -> int:
        recent = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address, attempt_time__gte=get_cool_off_threshold(request)
        )
        return recent.aggregate(total=Sum("failures_since_start"))["total"] or 0
