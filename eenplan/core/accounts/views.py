"""Logging out, setting a password with a code, and the page for who tried too often."""

from dataclasses import replace
from typing import Any

from allauth.account import views
from allauth.core.internal import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts import overzicht
from eenplan.core.accounts.beheer.codes import zet_wachtwoord
from eenplan.core.accounts.forms import CodeForm
from eenplan.core.accounts.throttle import client_address
from eenplan.core.doors import door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused

FORGET = '"cache", "storage"'  # the session's cookie goes with the answer of allauth
TRIES = "20/15m/key"  # codes from one address; a code has 59 bits
WAIT = 15 * 60  # seconds; AXES_COOLOFF_TIME


def uitloggen(request: HttpRequest) -> HttpResponse:
    """Log out, and have the browser forget what it kept of this site, as the way out for citizens does."""
    response: HttpResponse = views.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = FORGET
    return response


def te_vaak(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """Instead of the answer of axes, which names the user and is English."""
    answer = render(request, "429.html", status=429)
    answer.headers["Retry-After"] = str(WAIT)
    return answer


@door("advies")
@login_required
def uw_account(request: HttpRequest) -> HttpResponse:
    """One's own password, second step and sessions; a post ends the session that it names, or all others."""
    here, viewer = request.session.session_key, replace(find_viewer(request), account_id=int(request.user.pk or 0))
    account_id = int(viewer.account_id or 0)
    if request.method == "POST":
        gone = overzicht.beeindig(account_id, here, request.POST.get("sessie", ""), by=viewer, at=clock.now())
        messages.success(request, "U bent daar uitgelogd." if gone else "Die aanmelding was al voorbij.")
        return redirect("uw-account")
    return render(request, "accounts/uw_account.html", {"plaatsen": overzicht.plaatsen(account_id, here)})


class Code(ActionView):
    """Set a password with the code of the functional manager; a wrong name and a wrong code sound the same."""

    door = "advies"
    form_class: type[forms.Form] = CodeForm
    template = "accounts/code.html"
    titel = "Wachtwoord instellen"
    knop = "Wachtwoord instellen"
    klaar = "Uw wachtwoord is ingesteld. Log nu in."

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """As often as somebody mistypes, not as often as a machine guesses."""
        key = client_address(request) or "onbekend"
        if not ratelimit.consume(request, app="allauth.account", action="code", config={"code": TRIES}, key=key):
            return te_vaak(request)
        return super().post(request, **keys)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Set it."""
        if not zet_wachtwoord(data["gebruikersnaam"], data["code"], data["wachtwoord"], at=clock.now()):
            raise self.refusal()
        return reverse("account_login")

    @staticmethod
    def refusal() -> Refused:
        """One sentence for everything."""
        return Refused(
            "Deze gebruikersnaam en code passen niet bij elkaar, of de code is al gebruikt of te oud. Vraag de"
            " functioneel beheerder om een nieuwe code."
        )
