"""The pages of the functional manager about organisations."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.beheer import organisaties as acties
from eenplan.core.accounts.beheer import queries
from eenplan.core.accounts.beheer.forms import NieuweOrganisatieForm, OrganisatieForm, begin_van
from eenplan.core.accounts.beheer.views import WHO
from eenplan.core.doors import door
from eenplan.core.views import ActionView


@door("werk", WHO)
def organisaties(request: HttpRequest) -> HttpResponse:
    """All organisations, with who is on duty and how many people work there."""
    return render(request, "accounts/organisaties.html", {"organisaties": queries.organisaties(clock.now())})


def _gegevens(data: dict[str, Any]) -> acties.Gegevens:
    return acties.Gegevens(
        data["naam"], data["gemeente"], data["telefoon"], data["email"], data["tweede_factor"], data.get("dienstdoende")
    )


class NieuweOrganisatie(ActionView):
    """A party that joins."""

    roles = WHO
    form_class = NieuweOrganisatieForm
    titel = "Nieuwe organisatie"
    klaar = "De organisatie is toegevoegd. Voeg nu de mensen toe."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back."""
        return {"terug": reverse("organisaties")}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Add it, and go on to its people: there is nobody yet."""
        key = acties.maak(data["soort"], _gegevens(data), by=viewer, at=clock.now())
        return f"{reverse('accounts')}?organisatie={key}"

    def refuse(self, form: forms.Form, refusal: Any) -> None:
        """Beside the field that it is about."""
        form.add_error("soort" if "Veilig Thuis" in refusal.message else "naam", refusal.message)


class WijzigOrganisatie(ActionView):
    """Other words, somebody else on duty."""

    roles = WHO
    template = "accounts/organisatie.html"
    klaar = "De organisatie is gewijzigd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which organisation, of what kind."""
        row = queries.organisatie(keys["organisation_id"])
        if row is None:
            raise NotVisible
        return {
            "organisatie": row,
            "titel": row.naam,
            "boven": row.get_soort_display(),
            "terug": reverse("organisaties"),
        }

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the people who can be on duty there."""
        row = queries.organisatie(keys["organisation_id"])
        if row is None:
            raise NotVisible
        people = queries.wie_daar(row.pk, clock.now())
        if row.dienstdoende and row.dienstdoende not in people:
            people = [row.dienstdoende, *people]
        return OrganisatieForm(data, initial=begin_van(row), mensen=people)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Change it."""
        acties.wijzig(keys["organisation_id"], _gegevens(data), by=viewer, at=clock.now())
        return reverse("organisaties")

    def refuse(self, form: forms.Form, refusal: Any) -> None:
        """Beside the field that it is about."""
        form.add_error("dienstdoende" if "Dienst" in refusal.message else "naam", refusal.message)
