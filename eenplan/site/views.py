"""The front door: to one's own work, choosing an appointment, and whether the house stands."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from eenplan.core import clock
from eenplan.core.access.viewer import ANONYMOUS
from eenplan.core.accounts.queries import live_appointments
from eenplan.core.doors import door, find_viewer, home_of
from eenplan.site.gezondheid import stand


@door("advies")
def voordeur(request: HttpRequest) -> HttpResponse:
    """To the door that fits; a visitor without account goes to the citizen's door."""
    viewer = find_viewer(request)
    if request.user.is_authenticated and viewer is ANONYMOUS:
        return render(request, "site/geen_functie.html", status=403)
    return redirect(home_of(viewer))


@door("advies")
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Whether database and worker are alive; 503 when not. Says nothing else."""
    goed, regels = stand()
    return JsonResponse({"gezond": goed, "onderdelen": regels}, status=200 if goed else 503)


@door("advies")
@login_required
def kies_functie(request: HttpRequest) -> HttpResponse:
    """Choose in which appointment one works now."""
    mine = list(live_appointments(int(request.user.pk or 0), clock.now()))
    if request.method == "POST" and request.POST.get("functie") in {str(row.pk) for row in mine}:
        request.session["appointment"] = int(request.POST["functie"])
        return redirect("voordeur")
    return render(request, "site/functie.html", {"functies": mine})
