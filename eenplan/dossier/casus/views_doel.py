"""Saying for what one looks at a case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from eenplan.core.access.policy import Purpose, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import PARTNER, VT, door, find_viewer
from eenplan.dossier.casus import doel
from eenplan.dossier.casus.queries import mag_openen


@door("werk", VT | {Role.REGISSEUR})
def kies(request: HttpRequest, casus_id: int) -> HttpResponse:
    """The choice, and what was chosen."""
    return _kies(request, casus_id, "web/werk.html", "casus")


@door("partner", PARTNER | {Role.REGISSEUR})
def partner_kies(request: HttpRequest, casus_id: int) -> HttpResponse:
    """The same for a partner."""
    return _kies(request, casus_id, "web/partner.html", "partner-casus")


def _kies(request: HttpRequest, casus_id: int, base: str, page: str) -> HttpResponse:
    viewer = find_viewer(request)
    if request.method == "POST":
        doel.kies(request, viewer, casus_id, request.POST.get("doel", ""))
        return redirect(page, casus_id)
    mag_openen(viewer, casus_id, what="casus.doel")
    return vraag(request, viewer, casus_id, base, doel.keuzes(viewer, casus_id))


def vraag(request: HttpRequest, viewer: Viewer, casus_id: int, base: str, keuzes: tuple[Purpose, ...]) -> HttpResponse:
    """The page that asks it; it tells nothing of the case."""
    context = {"deur_sjabloon": base, "keuzes": keuzes, "nu_voor": viewer.purpose, "casus_id": casus_id}
    return render(request, "casus/doel.html", context)
