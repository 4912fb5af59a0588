"""The page: a text in, the same text without who it is about out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.doors import PARTNER, WERK, door, find_viewer
from eenplan.instrumenten.zonder_namen import queries
from eenplan.instrumenten.zonder_namen.forms import TekstForm
from eenplan.instrumenten.zonder_namen.rules import zonder_namen


@door("werk")
def werk(request: HttpRequest, casus_id: int) -> HttpResponse:
    """For who works at the region's own desk."""
    return _page(request, casus_id, "web/werk.html")


@door("partner", PARTNER)
def partner(request: HttpRequest, casus_id: int) -> HttpResponse:
    """The same page for a partner."""
    return _page(request, casus_id, "web/partner.html")


def _page(request: HttpRequest, casus_id: int, base: str) -> HttpResponse:
    viewer = find_viewer(request)
    people = queries.bekenden(viewer, casus_id, now=clock.now())
    form = TekstForm(request.POST if request.method == "POST" else None)
    copy = zonder_namen(form.cleaned_data["tekst"], people) if form.is_bound and form.is_valid() else ""
    back = "casus" if viewer.role in WERK else "partner-casus"
    context = {"form": form, "kopie": copy, "casus_id": casus_id, "deur_sjabloon": base, "terug": back}
    return render(request, "zonder_namen/tekst.html", context, status=422 if form.errors else 200)
