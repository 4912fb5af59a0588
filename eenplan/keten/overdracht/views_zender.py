"""The sender's pages: offer, take back, answer a question."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Stale
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.keten.overdracht import actions, actions_concept, concept, queries
from eenplan.keten.overdracht.forms import AanbiedForm, AntwoordForm, ConceptForm, IntrekForm
from eenplan.keten.overdracht.keuzelijst import groepen
from eenplan.keten.overdracht.rules import VT
from eenplan.keten.triage.forms import intussen


class BiedAan(ActionView):
    """The A4 with its receiver; offering is one button."""

    roles = VT
    form_class: type[AanbiedForm] = AanbiedForm
    template = "overdracht/overdracht.html"
    titel = "Overdracht"
    knop = "Aanbieden"
    klaar = "Aangeboden. Tot de ontvanger accepteert blijft Veilig Thuis verantwoordelijk."
    botst = False  # a colleague was first

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The handover with everything that happened to it."""
        beeld = queries.overdracht(viewer, keys["overdracht_id"], now=clock.now())
        answers = [(row, None if row.antwoord else AntwoordForm(auto_id=f"v{row.pk}_%s")) for row in beeld.vragen]
        return {"beeld": beeld, "vragen": answers}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Everything that was kept or is known, so that nothing is typed again."""
        return concept.begin(viewer, keys["overdracht_id"], now=clock.now())

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The form with today's possible receivers; what was posted needs no beginning."""
        start = {} if data is not None else self.initial(viewer, **keys)
        now, home = clock.now(), queries.rij(viewer, keys["overdracht_id"]).casus.gemeente
        receivers = groepen(queries.ontvangers(now), home)
        return self.form_class(data, initial=start, ontvangers=receivers, gronden=queries.gronden(now))

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Remember why."""
        super().refuse(form, refusal)
        self.botst = isinstance(refusal, Stale)

    def show(self, request: HttpRequest, form: forms.Form, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """After a colleague was first: what he kept stands above what was typed, and the next try is on his."""
        row = context["beeld"].overdracht
        context["geweigerd"] = [form] if form.is_bound and not context["beeld"].bewerkbaar else []
        if self.botst:
            context["intussen"] = intussen(form, row.concept) if row.concept else []
            form.data = data = request.POST.copy()
            data["versie"], data["concept_versie"] = str(row.casus.versie), str(row.versie)
        return super().show(request, form, context, status)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Offer it."""
        actions.bied_aan(
            keys["overdracht_id"], data["aanbod"], by=viewer, at=clock.now(), versie=data["versie"],
            concept_versie=data["concept_versie"],
        )  # fmt: skip
        return reverse("overdracht", args=[keys["overdracht_id"]])


class Bewaar(BiedAan):
    """Keep it as a draft."""

    form_class = ConceptForm
    klaar = "Concept bewaard. De ontvanger ziet er niets van."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep it."""
        row = actions_concept.bewaar(
            keys["overdracht_id"], data["getypt"], by=viewer, at=clock.now(), versie=data["concept_versie"]
        )
        return reverse("overdracht", args=[row.pk])


class TrekIn(ActionView):
    """Take an offer back."""

    roles = VT
    form_class = IntrekForm
    titel = "Aanbod intrekken"
    knop = "Intrekken"
    klaar = "Ingetrokken. De ontvanger ziet de casus niet meer."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What is taken back."""
        beeld = queries.overdracht(viewer, keys["overdracht_id"], now=clock.now())
        return {"boven": beeld.dossier.naam, "terug": reverse("overdracht", args=[beeld.overdracht.pk])}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The version that was on the screen."""
        return {"versie": queries.rij(viewer, keys["overdracht_id"]).casus.versie}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Take it back."""
        row = actions.trek_in(keys["overdracht_id"], data["reden"], by=viewer, at=clock.now(), versie=data["versie"])
        return reverse("overdracht", args=[row.pk])


class Antwoord(ActionView):
    """Answer one question of the receiver."""

    roles = VT
    form_class = AntwoordForm
    titel = "Antwoord op een vraag"
    knop = "Beantwoorden"
    klaar = "Beantwoord. De ontvanger krijgt bericht."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The question stands above the answer."""
        asked = queries.vraag(viewer, keys["vraag_id"], now=clock.now())
        return {"uitleg": asked.tekst, "terug": reverse("overdracht", args=[asked.overdracht_id])}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Answer it."""
        asked = actions.antwoord(keys["vraag_id"], data["tekst"], by=viewer, at=clock.now())
        return reverse("overdracht", args=[asked.overdracht_id])
