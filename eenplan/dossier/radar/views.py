"""Pieces of a page: the strip of a case, and what there was before in a case it proposes. And who looked often."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.dossier.radar import eerder as vroeger
from eenplan.dossier.radar import nakijken as toezicht
from eenplan.dossier.radar import queries
from eenplan.dossier.radar.forms import NakijkForm


@door("werk", VT)
def strook(request: HttpRequest, casus_id: int) -> HttpResponse:
    """Whom the people of this case may be."""
    return render(request, "radar/strook.html", {"bekenden": queries.strook(find_viewer(request), casus_id)})


@door("werk", VT)
def eerder(request: HttpRequest, casus_id: int) -> HttpResponse:
    """Who has that case, what runs and what was done."""
    found = vroeger.eerder(find_viewer(request), casus_id, clock.now())
    return render(request, "radar/eerder.html", {"eerder": found})


@door("werk", toezicht.TOEZICHT)
def nakijken(request: HttpRequest) -> HttpResponse:
    """Who looked often, as far as it is this viewer's to go after."""
    found = toezicht.na_te_kijken(find_viewer(request))
    return render(request, "radar/nakijken.html", {"gezocht": found, "nu": clock.now()})


class KijkNa(ActionView):
    """Go after one of them."""

    roles = toezicht.TOEZICHT
    form_class = NakijkForm
    titel, knop, klaar = "Waarom zo vaak gezocht?", "Nagekeken", "Vastgelegd in het logboek."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What was done, in numbers."""
        found = toezicht.een(viewer, keys["account_id"])
        return {
            "boven": found.wie.naam, "terug": reverse("nakijken"),
            "uitleg": f"Zocht tijdens het typen op {found.keer} mensen, kreeg er {found.gevonden} te zien en nam"
            f" {found.aangenomen} meldingen aan. Vraag wat de reden was. Klopt het niet? Meld het als incident.",
        }  # fmt: skip

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Write down what was found."""
        toezicht.kijk_na(keys["account_id"], data["antwoord"], by=viewer, at=clock.now())
        return reverse("nakijken")
