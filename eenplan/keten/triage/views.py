"""The page of the assessment: report beside assessment, and each of its acts."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.queries import casus
from eenplan.keten.melding.vierogen.queries import wachtend
from eenplan.keten.triage import actions, actions_besluit, queries, terugkoppeling, versies
from eenplan.keten.triage.blad import Blad, Forms
from eenplan.keten.triage.forms import VRAAG, AcuutForm, BevestigForm, ConceptForm, TerugForm, VoorstelForm, intussen
from eenplan.keten.triage.rules import feiten_uit, voorstel


def bewaard(vb: Any) -> dict[str, Any]:
    """What is stored, under the names of the fields."""
    stored = {name: getattr(vb, name) for name in VoorstelForm.base_fields if name != "versie"}
    return {**stored, "versie": vb.versie, **{VRAAG + key: said for key, said in vb.antwoorden.items()}}


class Pagina(Blad):
    """Report beside assessment."""

    template = "triage/beoordeling.html"

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The assessment beside its reports."""
        found = queries.beoordeling(viewer, keys["vb_id"], now=clock.now())
        return {"b": found, "versie": found.vb.versie}

    def all_forms(self, context: dict[str, Any]) -> Forms:
        """The forms as they start: with what is stored."""
        vb, versie = context["b"].vb, {"versie": context["versie"]}
        stored = bewaard(vb)
        acuut = {"acuut": vb.acuut, "gedaan": vb.acuut_gedaan, "toelichting": vb.acuut_toelichting, **versie}
        return {
            "acuut": AcuutForm(initial=acuut, auto_id="acuut_%s"),
            "voorstel": VoorstelForm(initial=stored, auto_id="voorstel_%s", instrument=context["b"].instrument),
            "bevestig": BevestigForm(initial=versie, auto_id="bevestig_%s", te_laat=context["b"].te_laat),
            "terug": TerugForm(initial=versie, auto_id="terug_%s"),
        }

    def shown(self, context: dict[str, Any]) -> Collection[str]:
        """Writing first, then reading, then nothing more."""
        reading = {"terug"} if context["b"].schreef_mee else {"bevestig", "terug"}
        return {"concept": {"acuut", "voorstel"}, "voorgesteld": reading}.get(context["b"].vb.stand, set())

    def more(self, context: dict[str, Any]) -> dict[str, Any]:
        """The proposal follows what was typed."""
        vb, form = context["b"].vb, context["forms"]["voorstel"]
        other = intussen(form, bewaard(vb)) if self.botst and vb.bewaard_op else []
        inst = context["b"].instrument
        rij = voorstel(feiten_uit(form.data or vars(vb), vb.acuut), inst.tabel)
        return {"rij": rij, "inst": inst, "intussen": other}

    def here(self, vb_id: int) -> str:
        """Back to the page."""
        return reverse("triage-beoordeling", args=[vb_id])


class Voorleggen(Pagina):
    """Lay it before the second reader."""

    form_class: type[VoorstelForm] = VoorstelForm
    slot, klaar = "voorstel", "Voorgelegd. Een collega leest mee en besluit."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the questions of the version that this assessment was begun with."""
        inst = queries.instrument_van(viewer, keys["vb_id"])
        return self.form_class(data, auto_id=f"{self.slot}_%s", instrument=inst)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        vb = actions.stel_voor(keys["vb_id"], data["invoer"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.here(vb.pk)


class Bewaren(Voorleggen):
    """Keep it as a draft."""

    form_class, klaar = ConceptForm, "Concept bewaard. U of een collega kan later verder."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        return self.here(
            actions.bewaar(keys["vb_id"], data["invoer"], by=viewer, at=clock.now(), versie=data["versie"]).pk
        )


class Acuut(Pagina):
    """The acute check."""

    form_class, slot, klaar = AcuutForm, "acuut", "De controle op acuut gevaar is vastgelegd."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        casus_id = queries.casus_van(viewer, keys["vb_id"])
        actions.controleer_acuut(
            casus_id, data["antwoord"], data["toelichting"], gedaan=data["gedaan"], by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
        return self.here(keys["vb_id"])


class Bevestigen(Pagina):
    """The second reader confirms."""

    form_class, slot, klaar = BevestigForm, "bevestig", "Besloten. De melder hoort wat er volgt."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        late = data.get("late_reden", "")
        vb = actions.bevestig(keys["vb_id"], by=viewer, at=clock.now(), versie=data["versie"], late_reden=late)
        if queries.terug_te_koppelen(viewer, vb.casus_id):  # nobody is told by itself who has no account
            self.klaar = "Besloten. Bel nog de melder; wat u mag zeggen, staat hieronder."
        return casus_url(viewer, vb.casus_id)


class Teruggeven(Pagina):
    """The second reader asks for more."""

    form_class, slot, klaar = TerugForm, "terug", "Teruggegeven. De schrijver krijgt bericht."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions.geef_terug(keys["vb_id"], data["reden"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.here(keys["vb_id"])


class Beginnen(ActionView):
    """Weigh the safety of a case (again)."""

    roles = VT
    titel, knop, klaar = "Veiligheid beoordelen", "Begin de beoordeling", "De beoordeling staat klaar."
    uitleg = (
        "Op de volgende bladzijde staan links de meldingen en rechts uw beoordeling. Beantwoord daar eerst of er nu "
        "acuut gevaar is. Een collega leest mee voordat er iets is besloten."
    )

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which case it is about."""
        dossier = casus(viewer, keys["casus_id"], what="triage.begin", now=clock.now())
        return {"boven": dossier.naam, "uitleg": self.uitleg, "terug": casus_url(viewer, keys["casus_id"])}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        return reverse("triage-beoordeling", args=[actions.start(keys["casus_id"], by=viewer, at=clock.now()).pk])


class Teruggekoppeld(ActionView):
    """A reporter without a login was told."""

    roles = VT
    titel, knop, klaar = "Melder is op de hoogte", "Vastleggen", "Vastgelegd dat de melder het weet."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        row = actions_besluit.heb_teruggekoppeld(keys["terugkoppeling_id"], by=viewer, at=clock.now())
        return casus_url(viewer, queries.casus_van_terugkoppeling(viewer, row.pk))


@door("werk", VT)
def tweede_lezing(request: HttpRequest) -> HttpResponse:
    """What waits for a second reader."""
    now = clock.now()
    viewer = find_viewer(request)
    with one_look():
        rijen, samen = queries.tweede_lezing(viewer, now=now), wachtend(viewer)
    return render(request, "triage/tweede_lezing.html", {"rijen": rijen, "samen": samen, "nu": now})


@door("werk", VT)
@require_POST
def voorstel_nu(request: HttpRequest) -> HttpResponse:
    """The proposal on the answers typed so far; reads nothing of any case."""
    inst = versies.versie(request.POST.get("instrument", ""))
    rij = voorstel(feiten_uit(request.POST, request.POST.get("acuut", "")), inst.tabel)
    return render(request, "triage/voorstel.html", {"rij": rij, "inst": inst})


@door("partner")
def terugkoppelingen(request: HttpRequest) -> HttpResponse:
    """What one's own organisation hears back about its reports."""
    return render(request, "triage/terugkoppelingen.html", {"gehoord": terugkoppeling.eigen(find_viewer(request))})
