"""Laying a report at a known case in one click, and undoing it."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.links import casus_url
from eenplan.keten.melding import koppelen, losmaken, queries
from eenplan.keten.melding.dezelfde_mens import TweeMensen
from eenplan.keten.melding.forms import KoppelForm, LosForm
from eenplan.keten.melding.vierogen.actions import stel_voor
from eenplan.keten.melding.vierogen.rules import TweedeNodig


class Koppel(ActionView):
    """Lay the report at a known case."""

    roles = VT
    form_class = KoppelForm
    titel = "Bij bekende casus voegen"
    knop = "Voegen"
    klaar = "De melding ligt nu bij de bekende casus. Op de bladzijde van de melding kunt u dat ongedaan maken."
    uitleg = ""

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Why two people decide, when they do; and the way back."""
        return {"terug": reverse("melding", args=[keys["melding_id"]]), "uitleg": self.uitleg}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """A human says: the same people, and perhaps the same incident; with `waarom` he proposes it to a second."""
        which, now, met = (keys["melding_id"], data["casus_id"], data["zelfde"]), clock.now(), data.get("met")
        if data["waarom"]:
            self.klaar = "Voorgesteld. Een collega leest mee en beslist; tot dan blijft alles zoals het is."
            made = stel_voor(*which, data["waarom"], met_id=met, by=viewer, at=now)
            return reverse("melding-voorstel", args=[made.pk])
        return casus_url(viewer, koppelen.koppel(*which, met_id=met, by=viewer, at=now).casus_id)

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Of two people who decide: say why. Of two numbers: the same button joins it and keeps these people apart."""
        if isinstance(refusal, TweedeNodig) and isinstance(form, KoppelForm):
            form.vraag_waarom()
            self.uitleg = refusal.message  # nothing was wrong: it is the next question
            return
        super().refuse(form, refusal)
        if isinstance(refusal, TweeMensen):
            left = {key: value for key, value in form.cleaned_data["zelfde"].items() if key not in refusal.apart}
            form.data = {**form.data.dict(), "zelfde": json.dumps(left)}  # type: ignore[attr-defined]  # posted: a QueryDict
            self.knop = "Voegen en deze twee apart houden"

    def show(self, request: HttpRequest, form: forms.Form, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """With a second person the button only proposes."""
        if isinstance(form, KoppelForm) and form.met_tweede:
            apart = self.knop != type(self).knop
            self.titel = "Samenvoegen voorstellen"
            self.knop = "Voorstellen en deze twee apart houden" if apart else "Voorstellen aan een collega"
        return super().show(request, form, context, status)


class Los(ActionView):
    """Give the report its own case back."""

    roles = VT
    form_class = LosForm
    titel = "Samenvoegen ongedaan maken"
    knop = "Melding losmaken"
    klaar = "De melding heeft haar eigen casus terug."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which report, and the way back."""
        found = queries.melding(viewer, keys["melding_id"])
        return {
            "boven": f"Melding {found.melding.nummer}", "terug": reverse("melding", args=[keys["melding_id"]]),
            "uitleg": "Mensen, adressen, termijnen en afscherming worden weer zoals ze waren. Ieder houdt zijn nummer.",
        }  # fmt: skip

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Undo it."""
        losmaken.maak_los(keys["melding_id"], data["reden"], by=viewer, at=clock.now())
        return reverse("melding", args=[keys["melding_id"]])
