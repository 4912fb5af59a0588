"""Screens of the intervention team: what runs and who has duty, and one dispatch with its acts."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, door, find_viewer
from eenplan.keten.triage.blad import Blad, Forms
from eenplan.keten.triage.interventie import actions, queries
from eenplan.keten.triage.interventie.forms import AankomstForm, AfblazenForm, GaanForm, ResultaatForm
from eenplan.netwerk.dienst.queries import wachten
from eenplan.netwerk.dienst.rules import SoortDienst


@door("werk", VT)
def inzetten(request: HttpRequest) -> HttpResponse:
    """What runs now, and who of the team has duty."""
    viewer, now = find_viewer(request), clock.now()
    team = wachten(viewer, now, [SoortDienst.INTERVENTIETEAM])
    context = {"inzetten": queries.lopend(viewer, now=now), "wacht": team[0] if team else None, "nu": now}
    return render(request, "triage/interventies.html", context)


class Pagina(Blad):
    """One dispatch."""

    template = "triage/interventie.html"

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The dispatch with its case."""
        row, dossier = queries.interventie(viewer, keys["interventie_id"], now=clock.now())
        terms = [term for term, _ in dossier.lopend if (term.object_type, term.object_id) == ("interventie", row.pk)]
        return {"i": row, "dossier": dossier, "termijnen": terms, "versie": row.versie}

    def all_forms(self, context: dict[str, Any]) -> Forms:
        """The forms as they start."""
        first = {"versie": context["versie"]}
        return {
            "gaan": GaanForm(initial=first, auto_id="gaan_%s"),
            "aankomst": AankomstForm(initial=first, auto_id="aankomst_%s"),
            "resultaat": ResultaatForm(initial=first, auto_id="resultaat_%s"),
            "afblazen": AfblazenForm(initial=first, auto_id="afblazen_%s"),
        }

    def shown(self, context: dict[str, Any]) -> Collection[str]:
        """What can be noted in this stand."""
        steps = {
            "gevraagd": {"gaan", "afblazen"},
            "onderweg": {"aankomst", "resultaat", "afblazen"},
            "ter_plaatse": {"resultaat"},
        }
        return steps.get(context["i"].stand, set())

    def here(self, interventie_id: int) -> str:
        """Back to the page."""
        return reverse("interventie", args=[interventie_id])


class Gaan(Pagina):
    """These people go."""

    form_class, slot, klaar = GaanForm, "gaan", "Vastgelegd wie er gaat."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        pk = keys["interventie_id"]
        actions.ga_erheen(pk, data["wie"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.here(pk)


class Aankomen(Pagina):
    """They are there."""

    form_class, slot, klaar = AankomstForm, "aankomst", "De aankomst staat vast."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions.kom_aan(keys["interventie_id"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.here(keys["interventie_id"])


class Resultaat(Pagina):
    """What they found."""

    form_class, slot = ResultaatForm, "resultaat"
    klaar = "Het resultaat staat vast. Beantwoord nu of er nog direct gevaar is."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        row = actions.meld_resultaat(
            keys["interventie_id"], data["gevonden"], data["resultaat"], by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
        return reverse("casus", args=[row.beoordeling.casus_id])


class Afblazen(Pagina):
    """Not needed any more."""

    form_class, slot, klaar = AfblazenForm, "afblazen", "De inzet is afgeblazen."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions.blaas_af(keys["interventie_id"], data["reden"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.here(keys["interventie_id"])
