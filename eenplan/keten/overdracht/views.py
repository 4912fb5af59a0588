"""The sender's page, the receiver's inbox and page, and the list of what nobody accepted yet."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.links import casus_url
from eenplan.keten.overdracht import actions, concept, queries
from eenplan.keten.overdracht.forms import AanbiedForm, AccepteerForm, AntwoordForm, IntrekForm, VraagForm, WeigerForm
from eenplan.keten.overdracht.rules import BLOKKEN, DEELDAGEN, GEWOONLIJK, VT, Stand, Weigerreden


@door("werk", VT)
@require_POST
def stel_op(request: HttpRequest, casus_id: int) -> HttpResponse:
    """Start a handover, or go to the one that runs."""
    viewer = find_viewer(request)
    try:
        row = actions.stel_op(casus_id, by=viewer, at=clock.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(casus_url(viewer, casus_id))
    return redirect("overdracht", row.pk)


@door("werk", VT)
def lijst(request: HttpRequest) -> HttpResponse:
    """What was offered or is being prepared; too late first."""
    viewer, now = find_viewer(request), clock.now()
    return render(request, "overdracht/lijst.html", {"regels": queries.verzonden(viewer, now=now), "nu": now})


@door("partner", [Role.REGISSEUR])
def postvak(request: HttpRequest) -> HttpResponse:
    """The handover inbox: what waits for my answer, with its term."""
    viewer, now = find_viewer(request), clock.now()
    return render(request, "overdracht/postvak.html", {"regels": queries.postvak(viewer, now=now), "nu": now})


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


class Beantwoord(ActionView):
    """The receiver's page: the A4 and three answers. Each answer posts to its own address."""

    door = "partner"
    roles = (Role.REGISSEUR,)
    template = "overdracht/ontvang.html"
    titel = "Overdracht"
    naam = "accepteer"
    soorten: dict[str, type[forms.Form]] = {"accepteer": AccepteerForm, "vraag": VraagForm, "weiger": WeigerForm}
    klaar = "Overgenomen. U bent nu verantwoordelijk voor het zicht op veiligheid."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The blocks this receiver may see, and an empty form for each answer."""
        beeld = queries.overdracht(viewer, keys["overdracht_id"], now=clock.now())
        empty = {"versie": beeld.dossier.casus.versie}
        open_now = {name: kind for name, kind in self.soorten.items() if beeld.kan(name)}
        return {
            "beeld": beeld,
            "formulieren": {name: kind(initial=empty, auto_id=f"{name}_%s") for name, kind in open_now.items()},
        }

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The form of this answer."""
        return self.soorten[self.naam](data, auto_id=f"{self.naam}_%s")

    def show(self, request: HttpRequest, form: forms.Form, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """After a refusal the typed form takes the place of the empty one."""
        if form.is_bound:
            context["formulieren"][self.naam] = form
        return super().show(request, form, context, status)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Accept."""
        row = actions.accepteer(keys["overdracht_id"], by=viewer, at=clock.now(), versie=data["versie"])
        return casus_url(viewer, row.casus_id)


class Weiger(Beantwoord):
    """Refuse with a reason."""

    naam = "weiger"
    klaar = "Geweigerd. Veilig Thuis krijgt bericht en blijft verantwoordelijk."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Refuse; the page is closed for the receiver from here."""
        actions.weiger(
            keys["overdracht_id"], data["reden"], by=viewer, at=clock.now(), soort=Weigerreden(data["soort"]),
            versie=data["versie"],
        )  # fmt: skip
        return reverse("overdracht-postvak")


class Vraag(Beantwoord):
    """Ask something first."""

    naam = "vraag"
    klaar = "Uw vraag is gesteld. De termijn loopt door."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Ask."""
        actions.vraag(keys["overdracht_id"], data["tekst"], by=viewer, at=clock.now())
        return reverse("partner-overdracht", args=[keys["overdracht_id"]])
