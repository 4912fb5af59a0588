"""Screens of the plan, the same behind the door of the region's desk and that of the local team."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Stale
from eenplan.core.audit.actions import Line
from eenplan.core.doors import VT, back, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.keten.plan import actions, queries
from eenplan.keten.plan.forms import AfrondForm, AfspraakForm, ControleForm, FaseForm, RedenForm, VaststelForm

ROLES = {"werk": VT | {Role.REGISSEUR}, "partner": frozenset({Role.REGISSEUR})}
PREFIX = {"werk": "", "partner": "partner-"}
BASE = {"werk": "web/werk.html", "partner": "web/partner.html"}


def page(deur: str) -> Any:
    """The plan of a household behind this door; who may read it is up to the gate."""

    @door(deur)
    def plan(request: HttpRequest, casus_id: int) -> HttpResponse:
        blad = queries.blad(find_viewer(request), casus_id, now=clock.now())
        context = {"blad": blad, "deur": PREFIX[deur], "deur_sjabloon": BASE[deur], "nu": clock.now()}
        return render(request, "plan/plan.html", context)

    return plan


def maak(deur: str) -> Any:
    """Make a draft and go to it; a refusal shows on the plan itself."""

    @door(deur, ROLES[deur])
    @require_POST
    def plan_maak(request: HttpRequest, casus_id: int) -> HttpResponse:
        viewer = find_viewer(request)
        try:
            actions.maak(casus_id, by=viewer, at=clock.now())
        except Refused as refusal:
            blad = queries.blad(viewer, casus_id, now=clock.now())
            context = {"blad": blad, "deur": PREFIX[deur], "deur_sjabloon": BASE[deur], "geweigerd": refusal.message}
            return render(request, "plan/plan.html", {**context, "nu": clock.now()}, status=409)
        return back(request, reverse(f"{PREFIX[deur]}plan", args=[casus_id]))

    return plan_maak


class PlanView(ActionView):
    """A page with one form about the plan; knows its door and the version it shows."""

    uitleg = ""

    def blad(self, viewer: Viewer, **keys: Any) -> queries.Blad:
        """The plan, opened once per request."""
        if not hasattr(self, "_blad"):
            self._blad = queries.blad(viewer, keys["casus_id"], now=clock.now())
        return self._blad

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """The plan that this page is about: the draft, else the active one."""
        return self.needed(self.blad(viewer, **keys).werk, keys["casus_id"])

    def needed(self, beeld: queries.Beeld | None, casus_id: int) -> queries.Beeld:
        """The plan, or the same page as when there is nothing."""
        if beeld is None:
            raise NotVisible(Line("plan.zoek", casus_id=casus_id, rule="R0", allowed=False))
        return beeld

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The version that is shown."""
        return {"versie": self.beeld(viewer, **keys).plan.versie}

    def terug(self, **keys: Any) -> str:
        """The page of the plan."""
        return reverse(f"{PREFIX[self.door]}plan", args=[keys["casus_id"]])

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Where this is about and the way back."""
        blad = self.blad(viewer, **keys)
        return {
            "deur_sjabloon": BASE[self.door], "boven": blad.dossier.naam, "uitleg": self.uitleg,
            "terug": self.terug(**keys),
        }  # fmt: skip

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside the field it is about; after someone else was first, the next try counts from the new state."""
        if isinstance(refusal, actions.Ongeldig):
            for name, message in refusal.fouten.items():
                form.add_error(name if name in form.fields else None, message)
            return
        form.add_error(None, refusal.message)
        if isinstance(refusal, Stale):
            del self._blad
            newest = self.initial(find_viewer(self.request), **self.kwargs)
            form.data = {**form.data.dict(), **newest}  # type: ignore[attr-defined]  # a posted form holds a QueryDict


class Afspraak(PlanView):
    """Add an agreement."""

    form_class = AfspraakForm
    titel = "Afspraak toevoegen"
    knop = "Afspraak toevoegen"
    klaar = "De afspraak staat in het plan. Zij geldt als het plan is vastgesteld."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the people of the case to choose from."""
        mensen = self.blad(viewer, **keys).dossier.mensen
        return AfspraakForm(data, initial=self.initial(viewer, **keys), mensen=mensen)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Add it."""
        plan = self.beeld(viewer, **keys).plan
        actions.voeg_afspraak_toe(plan.pk, data["nieuw"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.terug(**keys)


class Vaststellen(PlanView):
    """Settle the plan with each person."""

    form_class = VaststelForm
    titel = "Plan vaststellen"
    knop = "Vaststellen"
    klaar = "Het plan geldt nu. Elke afspraak heeft een controledatum."
    uitleg = "Zet bij ieder hoe hij of zij tegenover het plan staat."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """One question for each person of the case."""
        mensen = self.blad(viewer, **keys).dossier.mensen
        return VaststelForm(data, initial=self.initial(viewer, **keys), mensen=mensen)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Settle it."""
        actions.stel_vast(
            self.beeld(viewer, **keys).plan.pk, data["instemming"], grond_opgelegd=data["grond"], by=viewer,
            at=clock.now(), versie=data["versie"],
        )  # fmt: skip
        return self.terug(**keys)


class OverAfspraak(PlanView):
    """A page about one agreement; its text stands above the form."""

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """The plan that the agreement is in."""
        return self.blad(viewer, **keys).regel(keys["afspraak_id"])[0]

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The agreement itself."""
        _, regel = self.blad(viewer, **keys).regel(keys["afspraak_id"])
        afspraak = regel.afspraak
        words = f"Afspraak {afspraak.nummer}: {afspraak.tekst} Wie: {afspraak.door}. Gevolg: {afspraak.gevolg}"
        return {**super().context(viewer, **keys), "uitleg": words}


class Controle(OverAfspraak):
    """Tick an agreement as kept or not."""

    form_class = ControleForm
    titel = "Nagekomen of niet"
    klaar = "Vastgelegd."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record the check."""
        actions.controleer(
            keys["afspraak_id"], data["nagekomen"] == "ja", toelichting=data["toelichting"], volgende=data["volgende"],
            by=viewer, at=clock.now(), versie=data["versie"],
        )  # fmt: skip
        return self.terug(**keys)


class Intrekken(OverAfspraak):
    """Withdraw an agreement."""

    form_class = RedenForm
    titel = "Afspraak intrekken"
    knop = "Intrekken"
    klaar = "De afspraak is ingetrokken."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Withdraw it."""
        actions.trek_in(keys["afspraak_id"], data["reden"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.terug(**keys)


class OverActief(PlanView):
    """A page about the active plan, also when a draft lies beside it."""

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """The active plan."""
        return self.needed(self.blad(viewer, **keys).actief, keys["casus_id"])


class Naarfase(OverActief):
    """Move to another phase."""

    form_class = FaseForm
    titel = "Naar een andere fase"
    knop = "Fase wijzigen"
    klaar = "De fase is gewijzigd."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the phases that are next to this one."""
        fasen = queries.fasen_na(viewer, self.beeld(viewer, **keys).plan)
        return FaseForm(data, initial=self.initial(viewer, **keys), fasen=fasen)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Move."""
        actions.naar_fase(
            self.beeld(viewer, **keys).plan.pk, data["fase"], reden=data["reden"], by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
        return self.terug(**keys)


class Afronden(OverActief):
    """Complete the plan."""

    form_class = AfrondForm
    titel = "Plan afronden"
    knop = "Afronden"
    klaar = "Het plan is afgerond."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Complete it."""
        actions.rond_af(
            self.beeld(viewer, **keys).plan.pk, toelichting=data["toelichting"], by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
        return self.terug(**keys)


def at(view: type[PlanView], deur: str) -> Any:
    """The same page behind another door."""
    made: Any = type(view.__name__, (view,), {"door": deur, "roles": ROLES[deur], "__doc__": view.__doc__})
    return made.at_door()
