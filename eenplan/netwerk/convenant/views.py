"""The register of agreements, writing one down, and looking at one again."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import organisations
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.netwerk.convenant import actions, queries
from eenplan.netwerk.convenant.forms import AfspraakForm, HerzienForm
from eenplan.netwerk.convenant.rules import HOUDERS

LEZERS = VT | {Role.PROCESREGISSEUR, Role.REGISSEUR}


@door("werk", LEZERS)
def register(request: HttpRequest) -> HttpResponse:
    """Every agreement of the region."""
    viewer, now = find_viewer(request), clock.now()
    lines = queries.register(viewer, op=now.date())
    context = {"regels": lines, "mag": queries.mag_beheren(viewer), "nu": now}
    return render(request, "convenant/register.html", context)


class LegVast(ActionView):
    """Write one down."""

    roles = HOUDERS
    titel = "Samenwerkingsafspraak vastleggen"
    knop = "Vastleggen"
    klaar = "Vastgelegd. Eenplan vraagt op tijd om te herzien."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back."""
        return {"terug": reverse("samenwerkingsafspraken")}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the organisations of the region; it holds from today unless told otherwise."""
        start = {"geldig_van": clock.today()}
        self.typed = AfspraakForm(data, initial=start, organisaties=organisations())
        return self.typed

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Write it down."""
        actions.leg_vast(self.typed.nieuw(), by=viewer, at=clock.now())
        return reverse("samenwerkingsafspraken")


class Herzie(ActionView):
    """Look at one again."""

    roles = HOUDERS
    form_class = HerzienForm
    titel = "Samenwerkingsafspraak herzien"
    knop = "Herzien"
    klaar = "Herzien."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which one, and the way back."""
        return {"boven": str(queries.een(viewer, keys["afspraak_id"])), "terug": reverse("samenwerkingsafspraken")}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Go on, or end."""
        actions.herzie(keys["afspraak_id"], by=viewer, at=clock.now(), tot=data["tot"])
        return reverse("samenwerkingsafspraken")
