"""Opening a case in an emergency, ending it, and judging it."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import WERK, back, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import opgeschort
from eenplan.dossier.casus.rules import Nood
from eenplan.dossier.noodtoegang import actions, queries
from eenplan.dossier.noodtoegang.forms import NoodForm, OordeelForm, OpheffenForm
from eenplan.dossier.noodtoegang.rules import BEOORDELAARS, DICHT, IN_NOOD

FOUT = "Dit wachtwoord klopt niet."
GEOPEND = "De casus is voor u open, alleen om te lezen."
GEEINDIGD = "De noodtoegang is voorbij. Een ander beoordeelt nog of het terecht was."


class OpenNood(ActionView):
    """One form: by what, why, and the password. Before that nothing is told, also not whether somebody is known."""

    roles = IN_NOOD & WERK
    basis, casus = "web/werk.html", "casus"
    template = "noodtoegang/vraag.html"
    form_class = NoodForm
    titel, knop = "Noodtoegang", "Openen"

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What of one's own runs, whether one may at all, and how many wait for a judgement."""
        now = clock.now()
        return {
            "deur_sjabloon": self.basis, "casus_adres": self.casus, "lopend": queries.mijn_lopende(viewer, now),
            "dicht": DICHT if opgeschort(viewer, now) else "", "einde": f"{_deur(viewer)}nood-einde",
            "wachtend": queries.aantal_wachtend(viewer) if viewer.role in BEOORDELAARS else 0,
        }  # fmt: skip

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Outside a savepoint of its own: that it was refused stays in the log."""
        viewer = find_viewer(request)
        form = self.form(viewer, request.POST)
        if not form.is_valid():
            return self.show(request, form, self.context(viewer), 422)
        data = form.cleaned_data
        if not get_adapter(request).reauthenticate(request.user, data["wachtwoord"]):  # axes counts, and holds back
            actions.fout_wachtwoord(data["sleutel"], by=viewer)
            form.add_error("wachtwoord", FOUT)
            return self.show(request, form, self.context(viewer), 422)
        try:
            row = actions.open_nood(data["sleutel"], data["reden"], by=viewer, at=clock.now())
        except Refused as refusal:
            self.refuse(form, refusal)
            return self.show(request, form, self.context(viewer), 409)
        messages.success(request, GEOPEND)
        return back(request, reverse(self.casus, args=[row.casus_id]))


class PartnerOpenNood(OpenNood):
    """The same for police and justice."""

    door = "partner"
    roles = frozenset({Role.JUSTITIE})
    basis, casus = "web/partner.html", "partner-casus"


def _deur(viewer: Viewer) -> str:
    return "partner-" if viewer.role is Role.JUSTITIE else ""


@require_POST
def _einde(request: HttpRequest, noodtoegang_id: int) -> HttpResponse:
    viewer = find_viewer(request)
    actions.beeindig(noodtoegang_id, by=viewer, at=clock.now())
    messages.success(request, GEEINDIGD)
    return redirect(f"{_deur(viewer)}nood")


einde = door("werk", OpenNood.roles)(_einde)
partner_einde = door("partner", PartnerOpenNood.roles)(_einde)


@door("werk", BEOORDELAARS)
def beoordelen(request: HttpRequest) -> HttpResponse:
    """What waits, who is held back, and what was judged lately."""
    viewer, now = find_viewer(request), clock.now()
    context = {"wachtend": queries.wachtend(viewer, now), "gedaan": queries.gedaan(viewer), "nu": now}
    return render(request, "noodtoegang/beoordelen.html", context)


class Oordeel(ActionView):
    """One opening: who, why, what was read; and what its judge thinks."""

    roles = BEOORDELAARS
    template = "noodtoegang/oordeel.html"
    titel, knop, klaar = "Noodtoegang beoordelen", "Vastleggen", "Vastgelegd. Wie de casus opende, krijgt bericht."

    def rij(self, viewer: Viewer, **keys: Any) -> queries.Beoordeling:
        """Looked up once per request."""
        if not hasattr(self, "_rij"):
            self._rij = queries.een(viewer, keys["noodtoegang_id"], clock.now())
        return self._rij

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What was read, in numbers."""
        found = self.rij(viewer, **keys)
        return {"b": found, "boven": found.rij.account.naam, "terug": reverse("nood-beoordelen")}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """A judgement; after "niet terecht" only whether the right is given back."""
        given = self.rij(viewer, **keys).stand
        return (OpheffenForm if given == Nood.NIET_TERECHT else OordeelForm)(data)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Judge it, or give the right back."""
        what = data.get("oordeel", "hef_op")
        actions.beoordeel(keys["noodtoegang_id"], what, data["reden"], by=viewer, at=clock.now())
        return reverse("nood-beoordelen")
