"""Pages of the roster: who has duty, planning it, taking it off."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door, find_viewer
from eenplan.core.views import ActionView
from eenplan.netwerk.dienst import actions, queries
from eenplan.netwerk.dienst.forms import DienstForm
from eenplan.netwerk.dienst.rules import PLANT, VT


@door("werk", VT)
def rooster(request: HttpRequest) -> HttpResponse:
    """Who has duty from now on, and where the roster has a gap."""
    now = clock.now()
    context = {"rooster": queries.rooster(find_viewer(request), now), "nu": now}
    return render(request, "dienst/rooster.html", context)


class Plan(ActionView):
    """Put a duty on the roster."""

    roles = PLANT
    titel = "Dienst plannen"
    knop = "Op het rooster zetten"
    klaar = "De dienst staat op het rooster."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With one's own colleagues; a gap that was clicked fills in the times."""
        given = {name: self.request.GET.get(name, "") for name in ("soort", "van", "tot")}
        start = {name: value for name, value in given.items() if value}
        return DienstForm(data, mensen=queries.mensen(viewer, clock.now()), initial=start)

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back."""
        return {"terug": reverse("rooster")}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Plan it."""
        wanted = actions.NieuweDienst(
            data["soort"], data["account"], data["van"], data["tot"], data["telefoon"], data["keer"]
        )
        actions.plan(wanted, by=viewer, at=clock.now())
        return reverse("rooster")


@door("werk", PLANT)
@require_POST
def schrap(request: HttpRequest, dienst_id: int) -> HttpResponse:
    """Take one duty off."""
    actions.schrap(dienst_id, by=find_viewer(request), at=clock.now())
    messages.success(request, "De dienst is van het rooster gehaald.")
    return redirect("rooster")
