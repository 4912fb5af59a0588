"""To one's own organisation and back; the first time with a code of the functional manager."""

import logging
from typing import Any

from allauth.account.utils import perform_login
from allauth.account.views import LoginView
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.beheer.codes import wie_heeft
from eenplan.core.accounts.beheer.views import WHO
from eenplan.core.accounts.organisatielogin import actions, protocol, queries
from eenplan.core.accounts.organisatielogin.forms import BronForm, KoppelForm
from eenplan.core.accounts.organisatielogin.vraag import Mislukt
from eenplan.core.accounts.views import Code
from eenplan.core.doors import door
from eenplan.core.views import ActionView

log = logging.getLogger(__name__)
KEPT, CODE = "organisatielogin", "koppelcode"
NIET = "Inloggen via uw organisatie lukte niet. Probeer het opnieuw, of vraag de functioneel beheerder om een code."


class Inloggen(LoginView):  # type: ignore[misc]  # allauth has no types
    """The login page, with the organisations that have one of their own."""

    def get(self, request: HttpRequest, *args: Any, **keys: Any) -> HttpResponse:
        """Who begins here has no code: one that was left in this browser is of somebody else."""
        request.session.pop(CODE, None)
        answer: HttpResponse = super().get(request, *args, **keys)
        return answer

    def get_context_data(self, **rest: Any) -> dict[str, Any]:
        """Which."""
        return {**super().get_context_data(**rest), "bronnen": queries.bronnen()}


@door("advies")
@require_GET
def heen(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """To the organisation. By a link: the content security policy lets no form lead elsewhere."""
    row = queries.bron(organisation_id)
    if row is None or not row.actief:
        raise Http404
    try:
        url, kept = protocol.begin(queries.open_bron(row), _terug(request))
    except Mislukt as problem:
        return _niet(request, problem)
    request.session[KEPT] = {**kept, "organisation": organisation_id}
    return redirect(url)


@door("advies")
@require_GET
def terug(request: HttpRequest) -> HttpResponse:
    """Who came back; what was remembered is used once, so that nothing can be sent again."""
    kept, code = request.session.pop(KEPT, {}), request.session.pop(CODE, None)
    row = queries.bron(kept.get("organisation", 0))
    try:
        if row is None or not row.actief:
            raise Mislukt("state")
        subject = protocol.finish(queries.open_bron(row), kept, request.GET.dict(), _terug(request))
        account = (
            actions.koppel(row, subject, *code, at=clock.now())
            if code
            else queries.account_van(row, subject, clock.now())
        )
        if account is None:
            raise Mislukt("onbekend")
    except Mislukt as problem:
        return _niet(request, problem)
    answer: HttpResponse = perform_login(request, account, email_verification="none")
    return answer


def _terug(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("organisatielogin-terug"))


def _niet(request: HttpRequest, problem: Mislukt) -> HttpResponse:
    """The same words for everything, also for who is not known here; the reason is for the log of the process."""
    log.warning("organisatielogin: %s", problem)
    messages.error(request, NIET)
    return redirect("account_login")


class Koppel(Code):
    """The first time: who, and which code. Looks like the page for a password, and tells as little."""

    form_class: type[forms.Form] = KoppelForm
    template = "accounts/koppel.html"
    klaar = ""

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Remember the code for who comes back; it is used then."""
        answer = super().post(request, **keys)
        if answer.status_code != 302:
            return answer
        request.session[CODE] = [request.POST["gebruikersnaam"], request.POST["code"]]
        return render(request, "accounts/koppel_verder.html", {"verder": answer["Location"]})

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Where he goes on: the login of his organisation."""
        account_id = wie_heeft(data["gebruikersnaam"], data["code"], at=clock.now())
        row = queries.bron_van(account_id or 0, clock.now())
        if row is None:
            raise self.refusal()
        return reverse("organisatielogin", args=[row.organisation_id])


class StelIn(ActionView):
    """The functional manager sets up the login of an organisation."""

    roles = WHO
    form_class = BronForm
    titel = "Eigen inlog"
    klaar = "De eigen inlog van de organisatie is bewaard."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Whose login."""
        row = queries.organisatie(keys["organisation_id"])
        if row is None:
            raise NotVisible
        return {"boven": row.naam, "terug": reverse("organisatie", args=[row.pk])}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """As it is; the secret is never shown."""
        row = queries.bron(keys["organisation_id"])
        return {"issuer": row.issuer, "client_id": row.client_id, "actief": row.actief} if row else {"actief": True}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep it."""
        self.context(viewer, **keys)
        actions.stel_in(
            keys["organisation_id"], data["issuer"], data["client_id"], data["secret"], data["actief"], by=viewer,
            at=clock.now(),
        )  # fmt: skip
        return reverse("organisatie", args=[keys["organisation_id"]])
