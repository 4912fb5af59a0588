"""Searching the log, and why one line was allowed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core.access.policy import Role
from eenplan.core.doors import door, find_viewer
from eenplan.dossier.logboek import queries, uitleg
from eenplan.dossier.logboek.forms import ZoekForm

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
