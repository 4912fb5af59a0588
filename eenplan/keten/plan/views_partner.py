"""A partner's own tasks, each with three buttons and one line (product D5: one click, at most 20 seconds)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.doors import PARTNER, back, door, find_viewer
from eenplan.core.workflow import Refused
from eenplan.keten.plan import queries_partner
from eenplan.keten.plan.actions_partner import meld_voortgang
from eenplan.keten.plan.partner import HOE_WOORDEN

WACHT = frozenset({Role.REGISSEUR, Role.VT_CASUS, Role.VT_LEAD})
TAAK = PARTNER | {Role.REGISSEUR}  # another team may have a task too


@door("partner", TAAK)
@require_http_methods(["GET"])
def taken(request: HttpRequest) -> HttpResponse:
    """What the plans of families ask of this organisation."""
    return _page(request)


@door("partner", TAAK)
@require_http_methods(["POST"])
def meld(request: HttpRequest, afspraak_id: int) -> HttpResponse:
    """The click; a refusal keeps the line that was typed."""
    viewer, text = find_viewer(request), request.POST.get("tekst", "").replace("\0", "")
    try:
        meld_voortgang(afspraak_id, request.POST.get("hoe", ""), text, by=viewer, at=clock.now())
    except Refused as refusal:
        return _page(request, refusal.message, afspraak_id, text)
    messages.success(request, "Dank u wel. De casusregisseur ziet uw antwoord.")
    return back(request, reverse("partner-taken"))


@door("werk", WACHT)
@require_http_methods(["GET"])
def wachtend(request: HttpRequest) -> HttpResponse:
    """Which answers of partners are overdue: for the director of the family and for Veilig Thuis."""
    rows = queries_partner.wachtend(find_viewer(request), now=clock.now(), what="plan.wachtend")
    return render(request, "plan/wachtend.html", {"taken": rows, "nu": clock.now()})


def _page(request: HttpRequest, refused: str = "", at: int = 0, typed: str = "") -> HttpResponse:
    rows = queries_partner.taken(find_viewer(request), now=clock.now(), what="plan.taken")
    context = {
        "taken": rows, "hoe": [(key.value, words) for key, words in HOE_WOORDEN.items()], "geweigerd": refused,
        "bij": at, "getypt": typed,
    }  # fmt: skip
    return render(request, "plan/taken.html", context, status=409 if refused else 200)
