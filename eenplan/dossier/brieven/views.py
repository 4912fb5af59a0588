"""Pages of the letters: make one, write it, send it; what waits; and the inbox of a partner."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.web.forms import EenplanForm
from eenplan.core.workflow import Refused
from eenplan.dossier.brieven import actions, queries, verzenden, wachtrij
from eenplan.dossier.brieven.forms import BriefForm, KiesForm, NieuweBriefForm, RedenForm
from eenplan.dossier.brieven.inhoud import Velden
from eenplan.dossier.brieven.keuring import Gevonden
from eenplan.dossier.brieven.rules import Aan, Stand
from eenplan.dossier.brieven.teksten import BESTANDSNAAM
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.casus.links import casus_url

# What is said after "make it ready": where the letter now is.
KLAAR = {
    Stand.KLAAR: "De brief ligt klaar om te versturen.",
    Stand.OPGEHOUDEN: "Opgeslagen. De brief gaat nog niet weg: lees hieronder waarom.",
    Stand.VERZONDEN: "De brief is verstuurd. De organisatie kan hem nu in Eenplan lezen.",
}


@door("werk", VT)
def lijst(request: HttpRequest) -> HttpResponse:
    """What must be sent, first due first."""
    viewer, now = find_viewer(request), clock.now()
    with one_look():
        rows = wachtrij.wachtrij(viewer, now=now)
    groups = [
        ("Klaar om te versturen", [row for row in rows if row.brief.stand == Stand.KLAAR]),
        ("Opgehouden: kies een veilige weg", [row for row in rows if row.brief.stand == Stand.OPGEHOUDEN]),
        ("Nog te schrijven", [row for row in rows if row.brief.stand == Stand.CONCEPT]),
    ]
    return render(request, "brieven/lijst.html", {"groepen": groups, "leeg": not rows, "nu": now})


class NieuweBrief(ActionView):
    """Choose what kind and to whom."""

    roles = VT
    titel = "Nieuwe brief"
    knop = "Maak de brief"
    klaar = "De brief staat klaar om te schrijven."

    def keuze(self, viewer: Viewer, **keys: Any) -> queries.Keuze:
        """Read once per request."""
        if not hasattr(self, "_keuze"):
            self._keuze = queries.keuze(viewer, keys["casus_id"], now=clock.now())
        return self._keuze

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Of which case, and the way back."""
        found = self.keuze(viewer, **keys)
        return {"boven": found.casus.nummer, "terug": casus_url(viewer, keys["casus_id"])}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the people of this case; a duty that was clicked on is filled in."""
        given = {name: self.request.GET.get(name, "") for name in ("soort", "aan")}
        return NieuweBriefForm(data, files, initial=given, keuze=self.keuze(viewer, **keys))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Make it; two when a child and who speaks for it both get one."""
        aan, _, key = data["aan"].partition("-")
        pk = int(key)
        who: dict[str, Any] = {"persoon_id": pk} if aan == Aan.PERSOON else {"bron_id": pk}
        rows = actions.maak(keys["casus_id"], data["soort"], by=viewer, at=clock.now(), **who)
        return reverse("brief", args=[rows[0].pk]) if len(rows) == 1 else casus_url(viewer, keys["casus_id"])


class OpBrief(ActionView):
    """A page on one letter."""

    roles = VT

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """Read once per request."""
        if not hasattr(self, "_beeld"):
            self._beeld = queries.brief(viewer, keys["brief_id"], now=clock.now())
        return self._beeld

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The letter, and the way back."""
        found = self.beeld(viewer, **keys)
        return {
            "b": found, "papier": found.papier, "blokken": found.blokken, "uitleg": "",
            "casus": casus_url(viewer, found.brief.casus_id),
            "boven": f"{found.brief.nummer}, aan {found.regel.aan or 'nog te kiezen'}",
            "terug": reverse("brief", args=[found.brief.pk]),
        }  # fmt: skip


class Brief(OpBrief):
    """The letter as it will be, beside what one may add."""

    template = "brieven/brief.html"
    klaar = "Opgeslagen."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What was written before."""
        found = self.beeld(viewer, **keys)
        adres = found.velden.adres_id or (found.adressen[0].pk if found.adressen else "")
        start = "digitaal" if found.brief.organisatie_id else "post" if found.brief.aan_soort == Aan.PERSOON else ""
        return {
            "kanaal": found.brief.kanaal or start or "persoonlijk", "adres": str(adres), "vrij": found.velden.vrij,
            "wanneer": found.velden.wanneer, "waar": found.velden.waar, "versie": found.brief.versie,
        }  # fmt: skip

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the addresses of the recipient himself."""
        return BriefForm(data, files, initial=self.initial(viewer, **keys), beeld=self.beeld(viewer, **keys))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Save, and unless it is for later make it ready."""
        found, now = self.beeld(viewer, **keys), clock.now()
        when = data.get("wanneer")
        velden = Velden(
            data["vrij"], when.isoformat() if when else "", data.get("waar", ""), found.velden.uitkomst,
            found.velden.nieuwe_organisatie, found.velden.nieuwe_telefoon, int(data.get("adres") or 0) or None,
        )  # fmt: skip
        actions.schrijf(keys["brief_id"], velden, data["kanaal"], by=viewer, at=now, versie=data["versie"])
        if not data["later"]:
            self.klaar = KLAAR[Stand(verzenden.maak_klaar(keys["brief_id"], by=viewer, at=now).stand)]
        return reverse("brief", args=[keys["brief_id"]])

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """What may not be in the letter is said beside the words."""
        own = isinstance(refusal, Gevonden) and form.cleaned_data["vrij"]
        form.add_error("vrij" if own else None, refusal.message)


class Kies(OpBrief):
    """Who gets the letter for a child."""

    titel = "Wie krijgt de brief?"
    klaar = "Gekozen."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the adults of the case."""
        return KiesForm(data, files, beeld=self.beeld(viewer, **keys))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep the choice."""
        row = actions.kies_ontvanger(keys["brief_id"], int(data["persoon"]), data["besluit"], by=viewer, at=clock.now())
        return reverse("brief", args=[row.pk])


class Gepost(OpBrief):
    """It left: one click is the proof."""

    titel = "Is de brief gepost of gegeven?"
    knop = "Ja, de brief is verstuurd"
    klaar = "Genoteerd: de brief is verstuurd."
    form_class = EenplanForm

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Note it."""
        verzenden.verstuur(keys["brief_id"], by=viewer, at=clock.now())
        from_list = self.request.POST.get("van") == "lijst"
        return reverse("brieven") if from_list else reverse("brief", args=[keys["brief_id"]])


class HaalTerug(OpBrief):
    """Write on it again."""

    titel = "Brief terughalen"
    knop = "Terug naar concept"
    klaar = "De brief is weer een concept."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Bring it back."""
        return reverse("brief", args=[actions.haal_terug(keys["brief_id"], by=viewer, at=clock.now()).pk])


class TrekIn(OpBrief):
    """It will not be sent."""

    titel = "Brief intrekken"
    knop = "Intrekken"
    klaar = "De brief is ingetrokken."
    form_class = RedenForm

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep why."""
        row = actions.trek_in(keys["brief_id"], data["reden"], by=viewer, at=clock.now())
        return casus_url(viewer, row.casus_id)


@door("werk", VT)
def bestand(request: HttpRequest, brief_id: int) -> HttpResponse:
    """The file for the printer, one at a time; its name says nothing."""
    try:
        data = queries.bestand(find_viewer(request), brief_id, now=clock.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("brief", brief_id)
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{BESTANDSNAAM}.pdf"'
    return answer
