"""Searching the log, why one line was allowed, and what somebody has to go after."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door, find_viewer
from eenplan.core.views import ActionView
from eenplan.dossier.logboek import beoordelen, queries, uitleg
from eenplan.dossier.logboek.forms import ZoekForm
from eenplan.dossier.logboek.forms_oordeel import OordeelForm
from eenplan.dossier.logboek.nakijken import TOEZICHT

LEZER = frozenset({Role.FG})


@door("werk", LEZER)
def logboek(request: HttpRequest) -> HttpResponse:
    """Who looked, when, at what kind of data and by which rule; a page of lines at a time."""
    form, page = ZoekForm(request.GET), queries.Blad([], None)
    if form.is_valid():
        page = queries.zoek(find_viewer(request), queries.Vraag(**form.cleaned_data, voor=_getal(request)))
    params = request.GET.copy()
    params["voor"] = str(page.verder)
    context = {"form": form, "blad": page, "verder": params.urlencode() if page.verder else "", "gevraagd": request.GET}
    return render(request, "logboek/zoek.html", context, status=200 if form.is_valid() else 422)


def _getal(request: HttpRequest) -> int | None:
    text = request.GET.get("voor", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


@door("werk", LEZER)
def waarom(request: HttpRequest, logline_id: int) -> HttpResponse:
    """One line, explained."""
    return render(request, "logboek/waarom.html", {"u": uitleg.waarom(find_viewer(request), logline_id)})


@door("werk", TOEZICHT)
def nakijken(request: HttpRequest) -> HttpResponse:
    """What waits to be gone after, and what was made of it before."""
    viewer = find_viewer(request)
    context = {"wacht": beoordelen.wachten(viewer), "klaar": beoordelen.beoordeeld(viewer), "nu": clock.now()}
    return render(request, "logboek/nakijken.html", context)


class Beoordeel(ActionView):
    """One point: what was odd, and what it was."""

    roles = TOEZICHT
    form_class = OordeelForm
    template = "logboek/punt.html"
    titel, knop, klaar = "Nakijken", "Vastleggen", "Vastgelegd. Dit punt is nagekeken."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The point, and where its lines are."""
        found = beoordelen.een(viewer, keys["nakijkpunt_id"])
        return {"p": found, "terug": reverse("nakijken"), "mag_zoeken": viewer.role in LEZER}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Write down what it was."""
        beoordelen.beoordeel(keys["nakijkpunt_id"], data["oordeel"], data["reden"], by=viewer, at=clock.now())
        return reverse("nakijken")
