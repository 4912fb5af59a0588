"""The receiver's page: the A4 and three answers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.links import casus_url
from eenplan.keten.overdracht import actions, queries, verdeling
from eenplan.keten.overdracht.forms import AccepteerForm, VerdeelForm, VraagForm, WeigerForm
from eenplan.keten.overdracht.rules import Weigerreden


class Beantwoord(ActionView):
    """The receiver's page: the A4 and three answers. Each answer posts to its own address."""

    door = "partner"
    roles = (Role.REGISSEUR,)
    template = "overdracht/ontvang.html"
    titel = "Overdracht"
    naam = "accepteer"
    soorten: dict[str, type[forms.Form]] = {"accepteer": AccepteerForm, "vraag": VraagForm, "weiger": WeigerForm}
    gesloten = ""  # why it was refused, when the page itself closed meanwhile
    klaar = "Overgenomen. U bent nu verantwoordelijk voor het zicht op veiligheid."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The blocks this receiver may see, and an empty form for each answer."""
        beeld = queries.overdracht(viewer, keys["overdracht_id"], now=clock.now())
        empty = {"versie": beeld.dossier.casus.versie}
        open_now = {name: kind for name, kind in self.soorten.items() if beeld.kan(name)}
        forms_now = {name: kind(initial=empty, auto_id=f"{name}_%s") for name, kind in open_now.items()}
        if beeld.tafel:
            forms_now["verdeel"] = VerdeelForm(initial=empty, auto_id="verdeel_%s", tafel=beeld.tafel)
        return {"beeld": beeld, "formulieren": forms_now}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The form of this answer."""
        return self.soorten[self.naam](data, auto_id=f"{self.naam}_%s")

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Who was a moment too late hears why, on the list: the page itself is not his any more."""
        try:
            return super().post(request, **keys)
        except NotVisible:
            if not self.gesloten:
                raise
            messages.error(request, self.gesloten)
            return redirect("overdracht-postvak")

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Remember why."""
        self.gesloten = refusal.message
        super().refuse(form, refusal)

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


class Verdeel(Beantwoord):
    """Say who of the table takes it."""

    naam = "verdeel"
    klaar = "Verdeeld. Wie de casus neemt, geeft nu antwoord; Veilig Thuis blijft tot dan verantwoordelijk."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With who sits at the table now."""
        beeld = queries.overdracht(viewer, keys["overdracht_id"], now=clock.now())
        return VerdeelForm(data, auto_id="verdeel_%s", tafel=beeld.tafel)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Divide it; who takes it goes on to answer."""
        place = int(data["organisatie"])
        verdeling.verdeel(
            keys["overdracht_id"], place, data["reden"], by=viewer, at=clock.now(), versie=data["versie"]
        )  # fmt: skip
        mine = place == viewer.organisation_id
        return reverse("partner-overdracht", args=[keys["overdracht_id"]]) if mine else reverse("overdracht-postvak")
