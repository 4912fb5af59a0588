"""While a report is written down: whether the people that are being typed are known. Nothing typed is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.doors import VT, door, find_viewer
from eenplan.dossier.radar.queries import typend
from eenplan.dossier.radar.typen import Getypt
from eenplan.keten.melding.forms import person_rows

FIELDS = ("naam", "geboortedatum", "adres", "bsn")


@door("werk", VT)
@require_POST
def bekend(request: HttpRequest) -> HttpResponse:
    """The strip for the rows as they are now."""
    rows = person_rows(request.POST)
    typed = [Getypt(**{name: str(row[name].value() or "")[:400] for name in FIELDS}) for row in rows]
    found = typend(find_viewer(request), typed, clock.now())
    return render(request, "melding/typend.html", {"bekenden": found or [], "gezocht": found is not None})
