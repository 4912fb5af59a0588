"""One leaf of the manual."""

from functools import partial as part

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from eenplan.core.doors import door
from eenplan.core.handleiding import opmaak
from eenplan.core.handleiding.bladen import EERSTE, adres, bladen


def _blad(request: HttpRequest, deur: str, blad: str) -> HttpResponse:
    alle = bladen()
    if blad not in alle:
        raise Http404
    waar = part(adres, deur)
    titel, text = alle[blad]
    context = {
        "sjabloon": f"web/{deur}.html", "titel": titel,
        "tekst": mark_safe(opmaak.html(text, waar)),  # noqa: S308  # our own pages, and opmaak escapes them
        "bladen": [(waar(name), words, name == blad) for name, (words, _) in alle.items()],
    }  # fmt: skip
    return render(request, "handleiding/blad.html", context)


@door("werk")
def werk(request: HttpRequest, blad: str = EERSTE) -> HttpResponse:
    """Behind the door of who works on cases."""
    return _blad(request, "werk", blad)


@door("partner")
def partner(request: HttpRequest, blad: str = EERSTE) -> HttpResponse:
    """Behind the door of partners."""
    return _blad(request, "partner", blad)


@door("beleid")
def beleid(request: HttpRequest, blad: str = EERSTE) -> HttpResponse:
    """Behind the door of policy."""
    return _blad(request, "beleid", blad)
