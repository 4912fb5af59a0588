"""Screens of the check: the queue, the call card, one more round, and adding what one knows."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.keten.nameting import actions, queries
from eenplan.keten.nameting.forms import AanvullingForm, ExtraForm, KaartForm
from eenplan.keten.nameting.rules import Resultaat

BASE = {"werk": "web/werk.html", "partner": "web/partner.html"}


@door("werk", VT)
def wachtrij(request: HttpRequest) -> HttpResponse:
    """Rounds by due date: late first."""
    viewer, now = find_viewer(request), clock.now()
    groepen = queries.wachtrij(viewer, now=now)
    full = sum(len(rows) for _, rows in groepen) == queries.LONGEST_QUEUE
    return render(request, "nameting/wachtrij.html", {"groepen": groepen, "nu": now, "vol": full})


class OverRonde(ActionView):
    """A page about one round."""

    def kaart(self, viewer: Viewer, **keys: Any) -> queries.Kaart:
        """The round, opened once per request."""
        if not hasattr(self, "_kaart"):
            self._kaart = queries.kaart(viewer, keys["ronde_id"], now=clock.now())
        return self._kaart

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Where this is about and the way back."""
        kaart = self.kaart(viewer, **keys)
        terug = reverse("partner-casus" if self.door == "partner" else "casus", args=[kaart.ronde.casus_id])
        return {"kaart": kaart, "deur_sjabloon": BASE[self.door], "boven": kaart.dossier.naam, "terug": terug}


class Kaart(OverRonde):
    """The call card; its result is final."""

    roles = VT
    template = "nameting/kaart.html"
    titel = "Nameting"
    knop = "Resultaat vastleggen"
    klaar = "Het resultaat staat vast."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """Questions for each person of the case."""
        kaart = self.kaart(viewer, **keys)
        initial = {"versie": kaart.ronde.versie}
        return KaartForm(data, initial=initial, mensen=kaart.dossier.mensen)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Give the round its result."""
        ronde = actions.leg_vast(
            keys["ronde_id"], data["resultaat"], data["gesprekken"], waarom=data["waarom"],
            regisseur_gesproken=data["regisseur_gesproken"], by=viewer, at=clock.now(), versie=data["versie"],
        )  # fmt: skip
        if ronde.resultaat == Resultaat.ONVEILIG:
            self.klaar = "Onveilig: de casus wordt opnieuw beoordeeld. Beantwoord nu eerst of er direct gevaar is."
        return reverse("casus", args=[ronde.casus_id])

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside the question it is about; a refusal may come from a newer state, so read it again."""
        del self._kaart
        if isinstance(refusal, actions.Ongeldig):
            for name, message in refusal.fouten.items():
                form.add_error(name if name in form.fields else None, message)
        else:
            form.add_error(None, refusal.message)


class Extra(ActionView):
    """Plan one more round."""

    roles = VT
    form_class = ExtraForm
    titel = "Extra nameting"
    knop = "Plannen"
    klaar = "De extra nameting staat in de wachtrij."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The case it is about."""
        dossier = open_casus(viewer, keys["casus_id"], what="nameting.lees", now=clock.now())
        return {"boven": dossier.naam, "terug": casus_url(viewer, keys["casus_id"])}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Plan it."""
        actions.extra_ronde(keys["casus_id"], data["op"], data["aanleiding"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])


class Aanvulling(OverRonde):
    """Add what one knows; for the director of the local team and for colleagues."""

    roles = VT | {Role.REGISSEUR}
    form_class = AanvullingForm
    titel = "Aanvullen wat u weet"
    klaar = "Toegevoegd. Veilig Thuis leest dit bij de nameting."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Add it."""
        actions.vul_aan(keys["ronde_id"], data["tekst"], by=viewer, at=clock.now())
        return str(self.context(viewer, **keys)["terug"])


class PartnerAanvulling(Aanvulling):
    """The same at the door of the local team."""

    door = "partner"
    roles = frozenset({Role.REGISSEUR})
