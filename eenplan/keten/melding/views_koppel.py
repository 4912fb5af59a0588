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
from eenplan.dossier.dubbelen.rules import METEEN, VERSCHIL
from eenplan.dossier.dubbelen.verschillen import verschillen
from eenplan.keten.melding import koppelen, losmaken, queries
from eenplan.keten.melding.dezelfde_mens import TweeMensen
from eenplan.keten.melding.forms import KoppelForm, LosForm
from eenplan.keten.melding.vierogen.actions import stel_voor
from eenplan.keten.melding.vierogen.rules import TweedeNodig


class Kies(Refused):
    """They differ; nothing was joined yet."""

    def __init__(self) -> None:
        super().__init__(f"{VERSCHIL} {METEEN}")


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

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> KoppelForm:
        """Asks what holds where two who are called the same differ."""
        self.gekozen = KoppelForm(data)
        self.gekozen.stel_vragen(verschillen(viewer, self.gekozen.paren()))
        return self.gekozen

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """A human says: the same people, and perhaps the same incident; with `waarom` he proposes it to a second.

        Whatever stands in the way is said before what differs is asked: then nothing of it stays.
        """
        which, met = (keys["melding_id"], data["casus_id"], data["zelfde"]), data.get("met")
        given: dict[str, Any] = {"met_id": met, "keuzes": self.gekozen.keuze, "by": viewer, "at": clock.now()}
        if data["waarom"]:
            self.klaar = "Voorgesteld. Een collega leest mee en beslist; tot dan blijft alles zoals het is."
            to = reverse("melding-voorstel", args=[stel_voor(*which, data["waarom"], **given).pk])
        else:
            to = casus_url(viewer, koppelen.koppel(*which, **given).casus_id)
        if self.gekozen.te_vragen:
            raise Kies
        return to

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Of two people who decide: say why. Of two numbers: the same button joins it and keeps these people apart."""
        if isinstance(refusal, TweedeNodig):  # nothing was wrong: it is the next question
            self.uitleg = " ".join([refusal.message, *([VERSCHIL] if self.gekozen.vragen else [])])
            self.gekozen.vraag_waarom()
            return
        if isinstance(refusal, Kies):
            self.uitleg, self.titel, self.knop = refusal.message, "Dezelfde mensen: wat klopt?", "Samenvoegen"
            return
        super().refuse(form, refusal)
        if isinstance(refusal, TweeMensen):
            left = {key: value for key, value in form.cleaned_data["zelfde"].items() if key not in refusal.apart}
            for name, (pair, _) in self.gekozen.vragen.items():
                if pair[0] in refusal.apart:
                    del form.fields[name]
            form.data = {**form.data.dict(), "zelfde": json.dumps(left)}  # type: ignore[attr-defined]  # posted: a QueryDict
            self.knop = "Voegen en deze twee apart houden"

    def show(self, request: HttpRequest, form: forms.Form, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """With a second person the button only proposes."""
        if isinstance(form, KoppelForm) and not form.met_tweede:
            del form.fields["waarom"]  # sent back empty, it would ask for a second person
        elif isinstance(form, KoppelForm):
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
