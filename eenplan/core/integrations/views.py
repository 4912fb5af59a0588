"""The page of the functional manager: which systems come in, and which are told."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door
from eenplan.core.integrations import actions, queries
from eenplan.core.integrations.forms import SysteemForm, WebhookForm
from eenplan.core.views import ActionView, EenmaligView
from eenplan.core.workflow import Refused

WHO = frozenset({Role.BEHEER})


@door("werk", WHO)
def koppelingen(request: HttpRequest) -> HttpResponse:
    """Every token and every address."""
    return render(request, "integrations/koppelingen.html", {"alles": queries.overview()})


class _Once(EenmaligView):
    """A secret for a system of a partner."""

    roles = WHO
    waarschuwing = (
        "U ziet dit maar één keer. Kopieer het nu en geef het langs een veilige weg aan de beheerder van het systeem."
    )

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back."""
        return {"terug": reverse("koppelingen"), "terug_naar": "Koppelingen"}


class NieuwToken(_Once):
    """Let a system in."""

    form_class = SysteemForm
    titel = "Nieuw token"
    knop = "Token maken"
    wat = "Token"
    uitleg_geheim = "Het systeem stuurt dit token mee bij elk verzoek aan de API."

    def make(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """A token."""
        return actions.give_token(int(data["organisatie"]), data["naam"], by=viewer, at=clock.now())


class NieuweWebhook(_Once):
    """Tell a system."""

    form_class = WebhookForm
    titel = "Nieuwe webhook"
    knop = "Webhook maken"
    wat = "Geheim"
    uitleg_geheim = "Met dit geheim rekent het systeem na dat een bericht van Eenplan komt."

    def make(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
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
