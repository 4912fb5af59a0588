"""The page of a proposal to join two cases: the second person decides, who proposed it may take it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, back, door, find_viewer
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import one_look
from eenplan.keten.melding.vierogen import actions, queries
from eenplan.keten.melding.vierogen.forms import BesluitForm

KLAAR = {
    "bevestig": "Samengevoegd. Op de bladzijde van de melding kunt u dat ongedaan maken.",
    "weiger": "Vastgelegd: het blijven twee casussen. Wie het voorstelde, krijgt bericht.",
    "gezien": "Dit staat niet meer in uw werk.",
    "trek_in": "Het voorstel is ingetrokken.",
}


@door("werk", VT)
def voorstel(request: HttpRequest, samenvoegvoorstel_id: int) -> HttpResponse:
    """Who is the same and why; a post says yes or no."""
    viewer, fout, form = find_viewer(request), "", BesluitForm(request.POST or None)
    if form.is_valid():
        try:
            melding_id = _beslis(viewer, samenvoegvoorstel_id, form.cleaned_data)
            messages.success(request, KLAAR[form.cleaned_data["besluit"]])
            return back(request, reverse("melding", args=[melding_id]))
        except Refused as refusal:
            fout = refusal.message
    elif form.is_bound:
        fout = " ".join(dict.fromkeys(str(text) for texts in form.errors.values() for text in texts))
    with one_look():
        found = queries.blad(viewer, samenvoegvoorstel_id, now=clock.now())
    context = {"b": found, "fout": fout, "reden": request.POST.get("reden", ""), "nu": clock.now()}
    return render(request, "melding/voorstel.html", context, status=409 if fout else 200)


def _beslis(viewer: Viewer, voorstel_id: int, said: dict[str, Any]) -> int:
    """Do what the button says; returns the report it is about."""
    now, besluit = clock.now(), said["besluit"]
    if besluit == "bevestig":
        seen = (said["van_versie"], said["naar_versie"])
        return actions.bevestig(voorstel_id, versies=seen, by=viewer, at=now).melding_id
    if besluit == "gezien":
        return actions.lees_antwoord(voorstel_id, by=viewer, at=now).melding_id
    if besluit == "weiger":
        return actions.weiger(voorstel_id, said["reden"], by=viewer, at=now).melding_id
    return actions.trek_in(voorstel_id, by=viewer, at=now).melding_id
