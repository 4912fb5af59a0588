"""Asking an expert of the GGZ, and his own pages: the request and nothing else of the case."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door, find_viewer
from eenplan.core.views import ActionView
from eenplan.keten.triage.blad import Blad
from eenplan.keten.vervolg import queries
from eenplan.keten.vervolg.expertise import acties, lezen
from eenplan.keten.vervolg.expertise.rules import EXPERT
from eenplan.keten.vervolg.forms_expert import AfwijsForm, ExpertantwoordForm, ExpertvraagForm, TerugForm
from eenplan.keten.vervolg.views_onderzoek import BijDienst


class Vraag(BijDienst):
    """Ask."""

    form_class = ExpertvraagForm
    titel, knop, klaar = "GGZ vragen mee te denken", "Vraag versturen", "De vraag is verstuurd. U hoort het antwoord."

    def waarover(self, found: queries.Gezien, **keys: Any) -> str:
        """What the expert will see."""
        return "Deel zo weinig als kan. Zonder toestemming schrijft u zonder namen."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the people of the GGZ in this region."""
        return ExpertvraagForm(data, keuzes=lezen.keuzes(clock.now()))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        acties.vraag_expert(keys["dienst_id"], data["expert"], data["invoer"], by=viewer, at=clock.now())
        return reverse("vervolg-dienst", args=[keys["dienst_id"]])


class Terug(BijDienst):
    """Take the request back."""

    form_class = TerugForm
    titel, knop, klaar = (
        "Vraag aan de GGZ terugnemen",
        "Terugnemen",
        "Teruggenomen. De deskundige leest er niets meer van.",
    )

    def dienst_id(self, viewer: Viewer, **keys: Any) -> int:
        """The service that it was asked for."""
        return queries.dienst_van_vraag(viewer, keys["vraag_id"])

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        acties.neem_terug(keys["vraag_id"], data["reden"], by=viewer, at=clock.now())
        return reverse("vervolg-dienst", args=[self.dienst_id(viewer, **keys)])


@door("partner", EXPERT)
def lijst(request: HttpRequest) -> HttpResponse:
    """What one was asked to think along with."""
    return render(request, "vervolg/expertvragen.html", {"vragen": lezen.eigen(find_viewer(request))})


class Antwoord(ActionView):
    """The request, and room for the answer."""

    door = "partner"
    roles = EXPERT
    template = "vervolg/expertvraag.html"
    form_class: type[forms.Form] = ExpertantwoordForm
    titel, knop, klaar = "Meedenken", "Antwoord versturen", "Dank u wel. Veilig Thuis ziet uw antwoord."
    refuse = Blad.refuse
    botst = False

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The request, for who was asked."""
        return {"v": lezen.een(viewer, keys["vraag_id"]), "terug": reverse("expertvragen")}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        acties.beantwoord(
            keys["vraag_id"], data["soort"], data["tekst"], data["afschermgrond"], by=viewer, at=clock.now()
        )
        return reverse("expertvragen")


class Nee(Antwoord):
    """Decline."""

    template = "web/actie.html"
    form_class = AfwijsForm
    titel, knop, klaar = "Niet meedenken", "Versturen", "Veilig Thuis weet dat u niet meedenkt."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The same page of the door for partners."""
        return {**super().context(viewer, **keys), "deur_sjabloon": "web/partner.html"}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        acties.wijs_af(keys["vraag_id"], data["reden"], data["toelichting"], by=viewer, at=clock.now())
        return reverse("expertvragen")
