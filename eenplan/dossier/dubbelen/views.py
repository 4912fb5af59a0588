"""The board of people who are probably in the record twice, and undoing that two were made one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.doors import VT, back, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.dubbelen import beslissen, gedaan, ongedaan, samenvoegen
from eenplan.dossier.dubbelen.bord import OP_HET_BORD, bord, een_paar, paar_van_bord
from eenplan.dossier.dubbelen.forms import OngedaanForm
from eenplan.dossier.dubbelen.forms_kies import KiesForm
from eenplan.dossier.dubbelen.rules import METEEN, VERSCHIL
from eenplan.dossier.dubbelen.verschillen import verschillen
from eenplan.dossier.radar.terugnemen import neem_terug

LEZERS = frozenset({Role.PROCESREGISSEUR, Role.VT_LEAD})
KLAAR = {
    "dezelfde": "Samengevoegd. Onderaan deze bladzijde kunt u dat ongedaan maken.",
    "niet_dezelfde": "Vastgelegd: dit zijn twee mensen. Onderaan kunt u dat terugnemen.",
    "later": "Dit paar staat nu achteraan.",
    "terug": "Teruggenomen. Het paar staat weer op het bord als het nog op elkaar lijkt.",
}


@door("werk", LEZERS)
def dubbelen(request: HttpRequest) -> HttpResponse:
    """The board; a post decides about one pair."""
    viewer, fout = find_viewer(request), ""
    if request.method == "POST":
        try:
            return back(request, _beslis(viewer, request))
        except Refused as refusal:
            fout = refusal.message
    with one_look():
        rows = bord(viewer)
        context = {
            "paren": rows[:OP_HET_BORD], "meer": len(rows) - OP_HET_BORD, "aantal": len(rows), "fout": fout,
            "samen": gedaan.samengevoegd(viewer), "niet": gedaan.niet_dezelfde(viewer),
        }  # fmt: skip
    return render(request, "dubbelen/bord.html", context, status=409 if fout else 200)


def _beslis(viewer: Viewer, request: HttpRequest) -> str:
    """Do what the button says; returns where to go. Who are the same and differ is asked first what holds."""
    besluit, now = request.POST.get("besluit", ""), clock.now()
    if besluit == "terug":
        neem_terug(_getal(request.POST.get("wat", "")), by=viewer, at=now)
        messages.success(request, KLAAR[besluit])
        return request.path
    een, _, ander = request.POST.get("paar", "").partition("-")
    pair = (_getal(een), _getal(ander))
    if besluit == "dezelfde":
        found = een_paar(viewer, *pair)  # of this board, or it is not there
        if verschillen(viewer, [pair]):
            return reverse("dubbelen-kies", args=[found.pk])
        samenvoegen.voeg_samen(*pair, by=viewer, at=now)
    else:
        beslissen.beslis(*pair, besluit, by=viewer, at=now, reden=request.POST.get("reden", ""))
    messages.success(request, KLAAR[besluit])
    return request.path


def _getal(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _terug(viewer: Viewer, casus_id: int) -> str:
    return reverse("dubbelen") if viewer.role in LEZERS else reverse("casus", args=[casus_id])


class Kies(ActionView):
    """Two who are the same, of whom something differs: a human says what holds."""

    roles = LEZERS
    form_class = KiesForm
    titel, knop, klaar = "Dezelfde persoon: wat klopt?", "Samenvoegen", KLAAR["dezelfde"]

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who they are, and what happens."""
        found = paar_van_bord(viewer, keys["dubbelpaar_id"])
        names = dict.fromkeys(side.persoon.naam for side in found.kanten)
        return {"boven": " en ".join(names), "terug": reverse("dubbelen"), "uitleg": f"{VERSCHIL} {METEEN}"}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> KiesForm:
        """The fields in which they differ."""
        een, ander = (side.persoon.pk for side in paar_van_bord(viewer, keys["dubbelpaar_id"]).kanten)
        self.paar, self.gekozen = (een, ander), KiesForm(data)
        self.gekozen.stel_vragen(verschillen(viewer, [self.paar]))
        return self.gekozen

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Make one of them."""
        if self.gekozen.te_vragen:
            raise Refused(VERSCHIL)
        samenvoegen.voeg_samen(*self.paar, keuze=self.gekozen.keuze.get(self.paar[0], {}), by=viewer, at=clock.now())
        return reverse("dubbelen")


class MaakLos(ActionView):
    """They are two people after all."""

    roles = VT | LEZERS
    form_class = OngedaanForm
    titel = "Weer twee personen maken"
    knop = "Ongedaan maken"
    klaar = "Het zijn weer twee personen. Kijk na wat er sinds het samenvoegen is vastgelegd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which record, and what happens."""
        found = gedaan.een(viewer, keys["persoonsamenvoeging_id"])
        if found is None:
            raise NotVisible(Line("dubbelen.los", object_id=keys["persoonsamenvoeging_id"], rule="R0", allowed=False))
        return {
            "boven": f"{found.naam}, samengevoegd door {found.door}", "terug": _terug(viewer, found.casus_id),
            "uitleg": "Namen, adressen, uitspraken, termijnen en afscherming worden weer zoals ze waren. Wat er daarna"
            f" is bijgekomen, blijft bij {found.naam} staan: zet dat over als het bij de ander hoort.",
        }  # fmt: skip

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Undo it."""
        row = ongedaan.maak_ongedaan(keys["persoonsamenvoeging_id"], data["reden"], by=viewer, at=clock.now())
        return _terug(viewer, row.casussen[0])
