"""Ends a session that lasted or lay still too long, and holds who needs a second step at the page for it."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from eenplan.core.accounts.begin import GRENS, TWEEDE_STAP, heeft_tweede_stap
from eenplan.core.accounts.grenzen import MINUTE, over
from eenplan.core.doors import back

WORDS = {
    "stil": "U was een tijd niet bezig en bent uitgelogd. Log opnieuw in: wat u in een formulier typte, staat er nog.",
    "lang": "U was lang ingelogd en bent uitgelogd. Log opnieuw in: wat u in een formulier typte, staat er nog.",
}
EERST = "Voordat u verder gaat: stel een tweede stap bij het inloggen in. Dat is één keer werk."
FREE = ("/account/", "/advies", "/gezondheid", "/weg")


class BewakerMiddleware:
    """Asks nothing of the database beyond the session itself, and writes at most once a minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on, or send to the page that comes first."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
            return self.get_response(request)
        now, marks = timezone.now().timestamp(), request.session.get(GRENS) or {}
        if why := over(marks, now):
            logout(request)
            messages.info(request, WORDS[why])
            return back(request, f"{reverse('account_login')}?{urlencode({'next': _where(request)})}")
        if now - marks["laatst"] >= MINUTE:
            request.session[GRENS] = marks | {"laatst": now}
        demanded = request.session.get(TWEEDE_STAP)
        if demanded is not None and now >= demanded and not request.path.startswith(FREE):
            if not heeft_tweede_stap(int(request.session[SESSION_KEY])):
                messages.warning(request, EERST)
                return back(request, reverse("mfa_index"))
            del request.session[TWEEDE_STAP]
        return self.get_response(request)


def _where(request: HttpRequest) -> str:
    """Where he was looking: what was sent goes back to the page with the form."""
    if request.method == "GET" and not getattr(request, "htmx", False):
        return request.get_full_path()
    try:
        return urlsplit(request.headers.get("Referer", "")).path or "/"
    except ValueError:  # a visitor sends what he likes
        return "/"
