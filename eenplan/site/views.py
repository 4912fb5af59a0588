"""The front door: to one's own work, choosing an appointment, and whether the house stands."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import ANONYMOUS
from eenplan.core.accounts.queries import live_appointments
from eenplan.core.doors import door, find_viewer, home_of
from eenplan.core.web import stijlgids as gids
from eenplan.site.behoud.meten import UIT
from eenplan.site.health import ALIVE, SEEN, judge


@door("advies")
def voordeur(request: HttpRequest) -> HttpResponse:
    """To the door that fits; a visitor without account goes to the citizen's door."""
    viewer = find_viewer(request)
    if request.user.is_authenticated and viewer is ANONYMOUS:
        return render(request, "site/geen_functie.html", status=403)
    return redirect(home_of(viewer))


@door("advies")
def gezondheid(request: HttpRequest) -> JsonResponse:
    """Whether everything lives that has to live, for a watching machine; 503 when not. Says nothing else."""
    good = all(judge(SEEN[name])[0] for name in ALIVE)
    return JsonResponse({"gezond": good}, status=200 if good else 503)


@door("werk", {Role.BEHEER})
def status(request: HttpRequest) -> HttpResponse:
    """How the house stands, for the functional manager: no name, no case, no text of anybody."""
    rows = [(name, *judge(check)) for name, check in SEEN.items()]
    wrong = [row for row in rows if not row[1]]
    off = [name for name, good, text in rows if good and UIT in text]
    return render(request, "site/status.html", {"rijen": rows, "fout": wrong, "uit": off, "moment": clock.now()})


@door("advies")
@login_required
def kies_functie(request: HttpRequest) -> HttpResponse:
    """Choose in which appointment one works now."""
    mine = list(live_appointments(int(request.user.pk or 0), clock.now()))
    if request.method == "POST" and request.POST.get("functie") in {str(row.pk) for row in mine}:
        request.session["appointment"] = int(request.POST["functie"])
        return redirect("voordeur")
    return render(request, "site/functie.html", {"functies": mine})


@door("werk")
def stijlgids(request: HttpRequest) -> HttpResponse:
    """All parts of the look with invented data, for who builds on it; in DEBUG only."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "web/stijlgids.html", gids.context())
