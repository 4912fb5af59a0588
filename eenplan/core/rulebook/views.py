"""The region's own terms: what holds today, since when, on what source; and changing one from a day on."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door
from eenplan.core.rulebook import queries
from eenplan.core.rulebook.actions import change
from eenplan.core.rulebook.forms import WijzigForm
from eenplan.core.views import ActionView

WHO = frozenset({Role.BEHEER})
FIELDS = (("nul of meer", "waarde"), ("bron", "bron"), ("die dag", "vanaf"), ("vanaf vandaag", "vanaf"))


@door("werk", WHO)
def regels(request: HttpRequest) -> HttpResponse:
    """All rules with every version, folded; or those whose name has what was sought."""
    zoek = request.GET.get("zoek", "").replace("\0", "").strip()[:60]
    groups = queries.groepen(queries.overview(clock.today()), zoek)
    context = {"groepen": groups, "zoek": zoek, "vandaag": clock.today()}
    return render(request, "rulebook/regels.html", context)


class Wijzig(ActionView):
    """Give one rule a new value from a day on."""

    roles = WHO
    form_class = WijzigForm
    template = "rulebook/wijzig.html"
    titel = "Regel wijzigen"
    knop = "Wijziging opslaan"
    klaar = "De regel verandert vanaf de gekozen dag."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The rule as it holds today, with what is planned."""
        found = queries.entry(keys["key"], clock.today())
        if found is None:
            raise NotVisible
        return {"regel": found, "terug": reverse("regels"), "vandaag": clock.today()}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """From today, with the value that holds now."""
        found = queries.entry(keys["key"], clock.today())
        return {"vanaf": clock.today(), "waarde": found.nu.value if found else None}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Change it."""
        if queries.entry(keys["key"], clock.today()) is None:
            raise NotVisible
        change(
            keys["key"], data["waarde"], valid_from=data["vanaf"], source=data["bron"],
            verified_by=data["gecontroleerd_door"], by=viewer, at=clock.now(),
        )  # fmt: skip
        return reverse("regels")

    def refuse(self, form: forms.Form, refusal: Any) -> None:
        """Beside the field that it is about."""
        form.add_error(next((field for word, field in FIELDS if word in refusal.message), None), refusal.message)
