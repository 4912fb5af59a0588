"""The page of what is to be destroyed, and its four steps."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.deadlines.actions import end_of
from eenplan.core.doors import door, find_viewer
from eenplan.core.rulebook.queries import rule
from eenplan.core.views import ActionView
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.vernietiging import actions, queries
from eenplan.dossier.vernietiging.forms import VasthoudForm
from eenplan.dossier.vernietiging.rules import HERZIEN, WIE

KLAAR = {
    "kijk_door": "Doorgekeken. Iemand anders bevestigt.",
    "leg_terug": "Teruggezet.",
    "bevestig": "De casus is vernietigd. Het bewijs staat onderaan.",
    "geef_vrij": "De casus mag weer worden vernietigd.",
}


@door("werk", WIE)
def lijst(request: HttpRequest) -> HttpResponse:
    """What waits, what is held, and the last proofs."""
    viewer, now = find_viewer(request), clock.now()
    context = {
        "regels": queries.voorstellen(viewer), "vast": queries.vastgehouden(viewer, day_of(now)),
        "bewijzen": queries.bewijzen(viewer), "nu": now, "leest_gezin": viewer.role is Role.VT_LEAD,
    }  # fmt: skip
    return render(request, "vernietiging/lijst.html", context)


@door("werk", WIE)
@require_POST
def stap(request: HttpRequest, casus_id: int, actie: str) -> HttpResponse:
    """One button of the list."""
    viewer, at = find_viewer(request), clock.now()
    try:
        if actie == "bevestig":
            actions.bevestig(casus_id, by=viewer, at=at)
        elif actie == "geef_vrij":
            actions.geef_vrij(casus_id, by=viewer, at=at)
        else:
            actions.zet(casus_id, actie, by=viewer, at=at)
        messages.success(request, KLAAR.get(actie, ""))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("vernietigen")


class Vasthouden(ActionView):
    """A case must stay for now."""

    roles = WIE
    form_class = VasthoudForm
    titel, knop = "Een casus niet vernietigen", "Vasthouden"
    klaar = "Vastgehouden. De casus wordt niet vernietigd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Where one came from."""
        return {"terug": reverse("vernietigen")}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """As late as the rule allows; the number when one came from a list."""
        now = clock.now()
        last = end_of(rule(HERZIEN, day_of(now)), now)
        return {"nummer": self.request.GET.get("nummer", ""), "herzien_op": day_of(last)}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Hold it."""
        pk = actions.op_nummer(data["nummer"], by=viewer)
        actions.houd_vast(pk, data["grond"], data["herzien_op"], by=viewer, at=clock.now())
        return reverse("vernietigen")
