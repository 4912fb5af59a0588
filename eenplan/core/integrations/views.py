"""The page of the functional manager: which systems come in, and which are told."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door, find_viewer
from eenplan.core.integrations import actions, queries
from eenplan.core.integrations.forms import SysteemForm, WebhookForm
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused

WHO = frozenset({Role.BEHEER})


@door("werk", WHO)
def koppelingen(request: HttpRequest) -> HttpResponse:
    """Every token and every address."""
    return render(request, "integrations/koppelingen.html", {"alles": queries.overview()})


class _Once(ActionView):
    """Makes something secret that is shown once, on the page that answers; it is kept nowhere and in no session."""

    roles = WHO
    wat = ""
    uitleg = ""

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back."""
        return {"terug": reverse("koppelingen")}

    def make(self, viewer: Viewer, data: dict[str, Any]) -> str:
        """Make it; returns the secret."""
        raise NotImplementedError  # each page makes its own

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Make it and show it."""
        viewer = find_viewer(request)
        form: forms.Form = self.form(viewer, request.POST)
        if not form.is_valid():
            return self.show(request, form, self.context(viewer), 422)
        try:
            secret = self.make(viewer, form.cleaned_data)
        except Refused as refusal:
            self.refuse(form, refusal)
            return self.show(request, form, self.context(viewer), 409)
        shown = {"geheim": secret, "wat": self.wat, "uitleg": self.uitleg, **self.context(viewer)}
        return render(request, "integrations/eenmalig.html", shown)


class NieuwToken(_Once):
    """Let a system in."""

    form_class = SysteemForm
    titel = "Nieuw token"
    knop = "Token maken"
    wat = "Token"
    uitleg = "Het systeem stuurt dit token mee bij elk verzoek aan de API."

    def make(self, viewer: Viewer, data: dict[str, Any]) -> str:
        """A token."""
        return actions.give_token(int(data["organisatie"]), data["naam"], by=viewer, at=clock.now())


class NieuweWebhook(_Once):
    """Tell a system."""

    form_class = WebhookForm
    titel = "Nieuwe webhook"
    knop = "Webhook maken"
    wat = "Geheim"
    uitleg = "Met dit geheim rekent het systeem na dat een bericht van Eenplan komt."

    def make(self, viewer: Viewer, data: dict[str, Any]) -> str:
        """An address with its secret."""
        return actions.add_webhook(int(data["organisatie"]), data["naam"], data["url"], by=viewer, at=clock.now())

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside the address."""
        form.add_error("url", refusal.message)


class TrekTokenIn(ActionView):
    """This token opens nothing more."""

    roles = WHO
    titel = "Token intrekken"
    knop = "Intrekken"
    klaar = "Het token is ingetrokken."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What it means, and the way back."""
        return {"terug": reverse("koppelingen"), "uitleg": "Het systeem kan vanaf nu niet meer bij de API."}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Take it back."""
        actions.take_token(keys["key"], by=viewer, at=clock.now())
        return reverse("koppelingen")


class BeeindigWebhook(ActionView):
    """This system hears nothing more."""

    roles = WHO
    titel = "Webhook beëindigen"
    knop = "Beëindigen"
    klaar = "De webhook is beëindigd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What it means, and the way back."""
        return {
            "terug": reverse("koppelingen"),
            "uitleg": "Het systeem krijgt geen berichten meer. Wat nog wachtte, vervalt.",
        }

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """End it."""
        actions.end_webhook(keys["key"], by=viewer, at=clock.now())
        return reverse("koppelingen")
