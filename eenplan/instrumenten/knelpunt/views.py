"""Screens of the bottleneck: raise, my own, the list to decide on, and one with its answers; at two doors."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import WERK, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.dossier.casus.links import casus_url
from eenplan.instrumenten.knelpunt import actions, queries
from eenplan.instrumenten.knelpunt.forms import AanbrengForm, BesluitForm, HogerForm, IntrekForm, MetVersie
from eenplan.instrumenten.knelpunt.rules import AANBRENGERS, BEHANDELAARS, Soort, Uitkomst

BASE = {"werk": "web/werk.html", "partner": "web/partner.html"}
BIJ_WERK = (AANBRENGERS | BEHANDELAARS) & WERK
BIJ_PARTNER = AANBRENGERS - WERK


def adres(viewer: Viewer, name: str, *keys: int) -> str:
    """The address of a page of this package behind the viewer's own door."""
    return reverse(name if viewer.role in WERK else f"partner-{name}", args=keys)


def _lijst(request: HttpRequest, deur: str) -> HttpResponse:
    viewer, now = find_viewer(request), clock.now()
    context = {
        "deur_sjabloon": BASE[deur], "nu": now, "naam": "knelpunt" if deur == "werk" else "partner-knelpunt",
        "mijn": queries.mijn(viewer, now=now), "behandelt": viewer.role in BEHANDELAARS,
        "te_behandelen": queries.te_behandelen(viewer, now=now), "klaar": queries.behandeld(viewer, now=now),
    }  # fmt: skip
    return render(request, "knelpunt/lijst.html", context)


@door("werk", BIJ_WERK)
def lijst(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, and what I raised."""
    return _lijst(request, "werk")


@door("partner", BIJ_PARTNER)
def partner_lijst(request: HttpRequest) -> HttpResponse:
    """What I raised, at the partner's door."""
    return _lijst(request, "partner")


def _een(request: HttpRequest, deur: str, knelpunt_id: int) -> HttpResponse:
    viewer, now = find_viewer(request), clock.now()
    beeld = queries.knelpunt(viewer, knelpunt_id, now=now)
    context = {
        "deur_sjabloon": BASE[deur], "beeld": beeld, "nu": now, "lijst": adres(viewer, "knelpunten"),
        "trek_in": adres(viewer, "knelpunt-trek-in", knelpunt_id),
        "casus": casus_url(viewer, beeld.casus_id) if beeld.casus_id else "",
    }  # fmt: skip
    return render(request, "knelpunt/knelpunt.html", context)


@door("werk", BIJ_WERK)
def knelpunt(request: HttpRequest, knelpunt_id: int) -> HttpResponse:
    """One bottleneck, its course and its decision."""
    return _een(request, "werk", knelpunt_id)


@door("partner", BIJ_PARTNER)
def partner_knelpunt(request: HttpRequest, knelpunt_id: int) -> HttpResponse:
    """The same at the partner's door."""
    return _een(request, "partner", knelpunt_id)


class BrengAan(ActionView):
    """Raise one from a case."""

    roles = BIJ_WERK & AANBRENGERS
    titel = "Knelpunt aanbrengen"
    knop = "Aanbrengen"
    klaar = "Aangebracht. U leest hier wat ermee gebeurt en krijgt bericht van het besluit."
    uitleg = "De procesregisseur ziet niet om welk gezin het gaat. Schrijf op wat er vastloopt, niet bij wie."

    def begin(self, viewer: Viewer, **keys: Any) -> queries.Begin:
        """What is known, read once per request."""
        if not hasattr(self, "_begin"):
            self._begin = queries.begin(viewer, keys["casus_id"])
        return self._begin

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back to the case."""
        self.begin(viewer, **keys)
        terug = casus_url(viewer, keys["casus_id"])
        return {"deur_sjabloon": BASE[self.door], "uitleg": self.uitleg, "terug": terug}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the region's organisations and the municipality of the case."""
        begin = self.begin(viewer, **keys)
        return AanbrengForm(data, initial={"gemeente": begin.gemeente}, begin=begin)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Raise it."""
        nieuw = actions.NieuwKnelpunt(
            Soort(data["soort"]), data["tekst"], data["wens"], data["gemeente"], tuple(map(int, data["organisaties"]))
        )
        row = actions.breng_aan(keys["casus_id"], nieuw, by=viewer, at=clock.now())
        return adres(viewer, "knelpunt", row.pk)


class PartnerBrengAan(BrengAan):
    """The same at the partner's door."""

    door = "partner"
    roles = BIJ_PARTNER


class OverKnelpunt(ActionView):
    """A page that takes one step with a bottleneck."""

    roles = BEHANDELAARS
    form_class: type[forms.Form] = MetVersie

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """The bottleneck, opened once per request."""
        if not hasattr(self, "_beeld"):
            self._beeld = queries.knelpunt(viewer, keys["knelpunt_id"], now=clock.now())
        return self._beeld

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What it is about, and the way back."""
        row = self.beeld(viewer, **keys).knelpunt
        terug = adres(viewer, "knelpunt", row.pk)
        return {"deur_sjabloon": BASE[self.door], "boven": row.get_soort_display(), "uitleg": row.tekst, "terug": terug}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The version that was on the screen."""
        return {"versie": self.beeld(viewer, **keys).knelpunt.versie}


class PakOp(OverKnelpunt):
    """Take it up."""

    titel = "Knelpunt oppakken"
    knop = "Oppakken"
    klaar = "Opgepakt. Het staat nu op uw naam."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Take it up."""
        row = actions.pak_op(keys["knelpunt_id"], by=viewer, at=clock.now(), versie=data["versie"])
        return adres(viewer, "knelpunt", row.pk)


class Besluit(OverKnelpunt):
    """Decide and report back."""

    form_class = BesluitForm
    titel = "Besluit over het knelpunt"
    knop = "Besluit terugmelden"
    klaar = "Teruggemeld. Wie het aanbracht krijgt bericht."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Decide."""
        row = actions.besluit(
            keys["knelpunt_id"], Uitkomst(data["uitkomst"]), data["tekst"], by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
        return adres(viewer, "knelpunt", row.pk)


class LegHoger(OverKnelpunt):
    """Lay it before the next level."""

    titel = "Leg het hoger"
    knop = "Leg voor"
    klaar = "Voorgelegd aan het volgende niveau."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With who can carry it there; it stays with its owner unless somebody else is chosen."""
        start = {**self.initial(viewer, **keys), "eigenaar": str(self.beeld(viewer, **keys).knelpunt.eigenaar_id)}
        return HogerForm(data, initial=start, eigenaars=queries.eigenaars(viewer, clock.now()))

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Named after the level it goes to."""
        given = super().context(viewer, **keys)
        level = self.beeld(viewer, **keys).regel.hoger
        return {**given, "titel": f"Leg voor: {level.naam}"} if level else given

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Lay it there."""
        row = actions.leg_hoger(
            keys["knelpunt_id"], data["reden"], int(data["eigenaar"]), by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
        return adres(viewer, "knelpunt", row.pk)


class TrekIn(OverKnelpunt):
    """Take it back; for who raised it."""

    roles = BIJ_WERK
    form_class = IntrekForm
    titel = "Knelpunt intrekken"
    knop = "Intrekken"
    klaar = "Ingetrokken."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Take it back."""
        row = actions.trek_in(keys["knelpunt_id"], data["reden"], by=viewer, at=clock.now(), versie=data["versie"])
        return adres(viewer, "knelpunt", row.pk)


class PartnerTrekIn(TrekIn):
    """The same at the partner's door."""

    door = "partner"
    roles = BIJ_PARTNER
