"""Pieces of a page: the strip of a case, and what there was before in a case it proposes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.doors import VT, door, find_viewer
from eenplan.dossier.radar import eerder as vroeger
from eenplan.dossier.radar import queries


@door("werk", VT)
def strook(request: HttpRequest, casus_id: int) -> HttpResponse:
    """Whom the people of this case may be."""
    return render(request, "radar/strook.html", {"bekenden": queries.strook(find_viewer(request), casus_id)})


@door("werk", VT)
def eerder(request: HttpRequest, casus_id: int) -> HttpResponse:
    """Who has that case, what runs and what was done."""
    found = vroeger.eerder(find_viewer(request), casus_id, clock.now())
    return render(request, "radar/eerder.html", {"eerder": found})
