"""Pages of the TOP-3 analysis."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.keten.plan import actions_top3, queries_top3
from eenplan.keten.plan.forms_top3 import FactorForm, KeuzeForm, OnveiligheidForm
from eenplan.keten.plan.views_basis import BASE, PREFIX

NAMES = ("wat", "wie", "aan_wie", "wanneer", "wanneer_op", "hoe_vaak", "schade", "ernst")


def page(deur: str) -> Any:
    """The analysis behind this door; who may read it is up to the gate."""

    @door(deur)
    def top3(request: HttpRequest, casus_id: int) -> HttpResponse:
        found = queries_top3.analyse(find_viewer(request), casus_id, now=clock.now())
        return render(request, "plan/top3.html", {"a": found, "deur": PREFIX[deur], "deur_sjabloon": BASE[deur]})

    return top3


class Top3View(ActionView):
    """A form about the analysis."""

    form_class: type[forms.Form] = OnveiligheidForm
    uitleg = ""

    def analyse(self, viewer: Viewer, **keys: Any) -> queries_top3.Analyse:
        """The analysis, opened once per request."""
        if not hasattr(self, "_analyse"):
            self._analyse = queries_top3.analyse(viewer, keys["casus_id"], now=clock.now())
        return self._analyse

    def terug(self, **keys: Any) -> str:
        """The page of the analysis."""
        return reverse(f"{PREFIX[self.door]}plan-top3", args=[keys["casus_id"]])

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Where this is about."""
        return {
            "deur_sjabloon": BASE[self.door], "boven": self.analyse(viewer, **keys).dossier.naam,
            "uitleg": self.uitleg, "terug": self.terug(**keys),
        }  # fmt: skip

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside the field it is about."""
        for name, message in getattr(refusal, "fouten", {"": refusal.message}).items():
            form.add_error(name if name in form.fields else None, message)


class Onveiligheid(Top3View):
    """Record what is unsafe; begins with what a report already says."""

    titel = "Wat is er onveilig?"
    klaar = "Vastgelegd. Maak het verder concreet of kies de top 3."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What the report says that was chosen, so that nobody types it again."""
        asked = self.request.GET.get("melding", "")
        known = self.analyse(viewer, **keys).bekend
        return next((item.velden for item in known if str(item.melding_id) == asked), {})

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The words of the report are a proposal here; the report keeps its own."""
        form = OnveiligheidForm(data, files, initial=self.initial(viewer, **keys))
        form.voorstel = True
        return form

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record it."""
        actions_top3.leg_onveiligheid_vast(keys["casus_id"], data["nieuw"], by=viewer, at=clock.now())
        return self.terug(**keys)


class Concreet(Top3View):
    """Make it more precise."""

    titel = "Maak het concreet"
    klaar = "Bijgewerkt."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """As it stands."""
        row = self.analyse(viewer, **keys).regel(keys["onveiligheid_id"]).rij
        return {**{name: getattr(row, name) for name in NAMES}, "versie": row.versie, "melding": row.melding_id}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Rewrite it."""
        actions_top3.maak_concreet(
            keys["onveiligheid_id"], data["nieuw"], by=viewer, at=clock.now(), versie=data["versie"]
        )
        return self.terug(**keys)


class Factor(Top3View):
    """Name a factor."""

    form_class = FactorForm
    titel = "Risico of bescherming"
    klaar = "Toegevoegd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What it is about stands above."""
        words = self.analyse(viewer, **keys).regel(keys["onveiligheid_id"]).rij.wat
        return {**super().context(viewer, **keys), "uitleg": words}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Name it."""
        actions_top3.noem_factor(keys["onveiligheid_id"], data["soort"], data["tekst"], by=viewer, at=clock.now())
        return self.terug(**keys)


class Kiezen(Top3View):
    """Choose the top 3 with the family."""

    titel = "Kies de top 3 met het gezin"
    knop = "Top 3 vastleggen"
    klaar = "De top 3 is vastgelegd. Maak nu per punt een afspraak die het stopt."
    uitleg = "Wat moet als eerste stoppen? U kiest de volgorde zelf; Eenplan telt niets op."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With everything that was recorded to choose from."""
        found = self.analyse(viewer, **keys)
        start = {"met_gezin": found.top[0].rij.met_gezin if found.top else ""}
        return KeuzeForm(data, initial=start, regels=found.regels)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Choose."""
        actions_top3.kies_top3(keys["casus_id"], data["keuze"], data["met_gezin"], by=viewer, at=clock.now())
        return self.terug(**keys)
