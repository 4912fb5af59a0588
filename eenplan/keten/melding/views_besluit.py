"""What the strip of a report proposes, decided person by person; and taking back that somebody is not the same."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.doors import VT, back, door, find_viewer
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.radar.beslissen import beslis_bij, voorstellen
from eenplan.dossier.radar.terugnemen import neem_terug
from eenplan.keten.melding import queries
from eenplan.keten.melding.forms_besluit import PaarForm

KLAAR = {
    "niet_dezelfde": "Vastgelegd: dit zijn twee mensen. Bij de melding kunt u dat terugnemen.",
    "later": "Vastgelegd: u kijkt hier later naar.",
}


@door("werk", VT)
def per_persoon(request: HttpRequest, melding_id: int, casus_id: int) -> HttpResponse:
    """Everybody of this report who may be known in that case; a post decides about one of them."""
    viewer, fout, form = find_viewer(request), "", PaarForm(request.POST or None)
    found = queries.melding(viewer, melding_id)
    if form.is_valid():
        said = form.cleaned_data
        try:
            beslis_bij(
                found.melding.casus_id, casus_id, said["genoemd"], said["persoon"], said["besluit"], by=viewer,
                at=clock.now(), reden=said["reden"],
            )  # fmt: skip
            messages.success(request, KLAAR[said["besluit"]])
            return back(request, reverse("melding", args=[melding_id]))
        except Refused as refusal:
            fout = refusal.message
    elif form.is_bound:
        fout = " ".join(dict.fromkeys(str(text) for texts in form.errors.values() for text in texts))
    with one_look():
        rows = voorstellen(viewer, found.melding.casus_id, casus_id)
    context = {"m": found, "rijen": rows, "fout": fout}
    return render(request, "melding/per_persoon.html", context, status=409 if fout else 200)


@door("werk", VT)
def terugnemen(request: HttpRequest, melding_id: int, paarbesluit_id: int) -> HttpResponse:
    """A refused pair is proposed again."""
    viewer = find_viewer(request)
    if request.method == "POST":
        neem_terug(paarbesluit_id, by=viewer, at=clock.now())
        messages.success(request, "Teruggenomen. Het voorstel staat er weer als het nog op elkaar lijkt.")
    return back(request, reverse("melding", args=[melding_id]))
