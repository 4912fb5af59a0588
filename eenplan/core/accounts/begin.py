"""What happens when somebody has logged in: his session gets its limits, and hears whether a second step is needed."""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.accounts.grenzen import MINUTE, Plek, begin, tweede_stap_voor
from eenplan.core.accounts.models import Account
from eenplan.core.accounts.queries import live_appointments
from eenplan.core.rulebook.queries import rules
from eenplan.core.web.words import datum

GRENS, TWEEDE_STAP = "grens", "tweede_stap_voor"
KEYS = ["sessie_stil", "sessie_langst", "tweede_factor", "tweede_factor_uitstel"]


@receiver(user_logged_in)
def ingelogd(sender: Any, request: HttpRequest, user: Account, **rest: Any) -> None:
    """Mark the session; the rules of today hold until it ends."""
    found = rules(KEYS, clock.today())
    stil, langst = found["sessie_stil"].value * MINUTE, timedelta(hours=found["sessie_langst"].value)
    agent = request.META.get("HTTP_USER_AGENT", "")
    request.session[GRENS] = begin(timezone.now().timestamp(), stil, langst.total_seconds(), agent)
    level, wait = found["tweede_factor"].value, timedelta(days=found["tweede_factor_uitstel"].value)
    if settings.EENPLAN_TWEEDE_FACTOR and not heeft_tweede_stap(user.pk):
        _demand(request, user, level, wait)


def heeft_tweede_stap(account_id: int) -> bool:
    """Whether there is an app or a passkey; recovery codes alone are none."""
    mine = Authenticator.objects.filter(user_id=account_id)
    return bool(mine.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def _demand(request: HttpRequest, user: Account, level: int, wait: timedelta) -> None:
    live = live_appointments(user.pk, clock.now())
    until = tweede_stap_voor(
        level, wait, [Plek(Role(row.role), row.organisation.tweede_factor, row.van) for row in live]
    )
    if until is None:
        return
    # The term runs on the clock of the house, the session on that of the machine.
    left = (until - clock.now()).total_seconds()
    request.session[TWEEDE_STAP] = timezone.now().timestamp() + left
    if left > 0:
        words = f"Stel voor {datum(until)} een tweede stap bij het inloggen in: klik op uw naam, en dan op Uw account."
        messages.warning(request, words, fail_silently=True)
