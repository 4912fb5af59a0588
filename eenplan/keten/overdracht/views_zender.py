"""The sender's pages: offer, take back, answer a question."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import find_viewer
from eenplan.core.views import ActionView
from eenplan.keten.overdracht import actions, concept, queries
from eenplan.keten.overdracht.forms import AanbiedForm, AntwoordForm, IntrekForm
from eenplan.keten.overdracht.rules import BLOKKEN, DEELDAGEN, GEWOONLIJK, VT, Stand


class BiedAan(ActionView):
    """The A4 with its receiver; offering is one button."""

    roles = VT
    template = "overdracht/overdracht.html"
    titel = "Overdracht"
    knop = "Aanbieden"
    klaar = "Aangeboden. Tot de ontvanger accepteert blijft Veilig Thuis verantwoordelijk."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The handover with everything that happened to it."""
        beeld = queries.overdracht(viewer, keys["overdracht_id"], now=clock.now())
        answers = [(row, None if row.antwoord else AntwoordForm(auto_id=f"v{row.pk}_%s")) for row in beeld.vragen]
        return {"beeld": beeld, "bewerkbaar": beeld.kan("bied_aan"), "vragen": answers}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Everything that is known, so that nothing is typed again."""
        now = clock.now()
        row = queries.rij(viewer, keys["overdracht_id"])
        pakket = concept.of(viewer, row, now=now) if row.stand != Stand.AANGEBODEN else None
        place, person = row.organisatie_id or "", row.contactpersoon_id or ""
        return {
            "versie": row.casus.versie,
            "klassen": row.klassen or [item.value for item in GEWOONLIJK],
            "grond": row.grond or "wmo_belang",
            "tot": (now + timedelta(days=DEELDAGEN)).date(),
            "ontvanger": f"{place}-{person}" if place and row.stand == Stand.VOORGESTELD else "",
            **({name: getattr(pakket, name) for name in BLOKKEN} if pakket else {}),
        }

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> AanbiedForm:
        """The form with today's possible receivers."""
        start = self.initial(viewer, **keys)
        return AanbiedForm(data, files, initial=start, ontvangers=queries.ontvangers(clock.now()))

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Offer what was typed; the form itself makes the offer."""
        self.getypt = self.form(find_viewer(request), request.POST, **keys)
        return super().post(request, **keys)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Offer it."""
        aanbod = self.getypt.aanbod() if self.getypt.is_valid() else None
        assert aanbod is not None
        actions.bied_aan(keys["overdracht_id"], aanbod, by=viewer, at=clock.now(), versie=data["versie"])
        return reverse("overdracht", args=[keys["overdracht_id"]])


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
