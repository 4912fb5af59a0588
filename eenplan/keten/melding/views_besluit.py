"""What the strip of a report proposes, decided person by person; and taking back that somebody is not the same."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, back, door, find_viewer
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.radar.beslissen import beslis_bij, naast_elkaar, voorstellen, zelfde_mensen
from eenplan.dossier.radar.terugnemen import neem_terug
from eenplan.keten.melding import queries
from eenplan.keten.melding.forms_besluit import PaarForm
from eenplan.keten.melding.vierogen.queries import vraagt_tweede

KLAAR = {
    "dezelfde": "Vastgelegd: dit is dezelfde persoon. Voeg samen als u iedereen hebt bekeken.",
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
            return back(request, _verder(viewer, melding_id, found.melding.casus_id, casus_id))
        except Refused as refusal:
            fout = refusal.message
    elif form.is_bound:
        fout = " ".join(dict.fromkeys(str(text) for texts in form.errors.values() for text in texts))
    with one_look():
        rows = naast_elkaar(viewer, found.melding.casus_id, casus_id, now=clock.now())
        tweede = vraagt_tweede(viewer, found.melding.casus_id, casus_id, at=clock.now())
    context = {
        "m": found, "rijen": rows, "fout": fout, "bekend_id": casus_id, "zelfde": zelfde_mensen(rows), "tweede": tweede,
    }  # fmt: skip
    return render(request, "melding/per_persoon.html", context, status=409 if fout else 200)


def _verder(viewer: Viewer, melding_id: int, casus_id: int, bekend_id: int) -> str:
    """Back to the others of that case; to the report when nobody is proposed any more."""
    try:
        voorstellen(viewer, casus_id, bekend_id)
    except NotVisible:
        return reverse("melding", args=[melding_id])
    return reverse("melding-per-persoon", args=[melding_id, bekend_id])


@door("werk", VT)
def terugnemen(request: HttpRequest, melding_id: int, paarbesluit_id: int) -> HttpResponse:
    """A refused pair is proposed again."""
    viewer = find_viewer(request)
    if request.method == "POST":
        neem_terug(paarbesluit_id, by=viewer, at=clock.now())
        messages.success(request, "Teruggenomen. Het voorstel staat er weer als het nog op elkaar lijkt.")
    return back(request, reverse("melding", args=[melding_id]))
