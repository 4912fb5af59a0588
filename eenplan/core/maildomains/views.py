"""The page of the functional manager: where mail may go."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door, find_viewer
from eenplan.core.maildomains import actions, queries
from eenplan.core.maildomains.forms import DomeinForm
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused

WHO = frozenset({Role.BEHEER})


@door("werk", WHO)
def maildomeinen(request: HttpRequest) -> HttpResponse:
    """Every domain, what waits first."""
    find_viewer(request)
    return render(request, "maildomains/maildomeinen.html", {"regels": queries.overview(clock.now())})


class KeurGoed(ActionView):
    """Vouch for a domain, anew or again."""

    roles = WHO
    form_class = DomeinForm
    titel = "Maildomein goedkeuren"
    knop = "Goedkeuren"
    klaar = "Het domein is goedgekeurd. Wat wachtte, gaat nu weg."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back."""
        return {"terug": reverse("maildomeinen")}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Vouch."""
        actions.laat_toe(data["domein"], by=viewer, at=clock.now())
        return reverse("maildomeinen")

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside the domain."""
        form.add_error("domein", refusal.message)

    def get(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Begin with the domain that one came for."""
        form = self.form_class(initial={"domein": request.GET.get("domein", "")[:253]})
        return self.show(request, form, self.context(find_viewer(request), **keys))


class TrekIn(ActionView):
    """No mail goes there from now on."""

    roles = WHO
    titel = "Maildomein intrekken"
    knop = "Intrekken"
    klaar = "Er gaat geen mail meer naar dit domein."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What it means, and the way back."""
        return {"terug": reverse("maildomeinen"), "uitleg": "Berichten naar dit domein wachten, tot u het goedkeurt."}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Take it back."""
        actions.trek_in(keys["key"], by=viewer, at=clock.now())
        return reverse("maildomeinen")
