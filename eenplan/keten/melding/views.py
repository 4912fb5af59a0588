"""Screens of the report: taking in, looking at it, accepting people, laying it at a known case."""

from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import PARTNER, VT, back, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.web.words import datum
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.queries import casus
from eenplan.dossier.personen.rules import Geboortedatum, Persoonsgegevens
from eenplan.keten.melding import actions, herkomst, queries, zelfde
from eenplan.keten.melding.forms import (
    NOG_EEN,
    BevestigForm,
    InformeerForm,
    MeldingForm,
    PersoonForm,
    TelefoonMeldingForm,
    UitstelForm,
    key_field,
    person_rows,
)
from eenplan.keten.melding.gemeente import lijkt_op
from eenplan.keten.melding.informeren import informeer, stel_uit, uiterlijk
from eenplan.keten.melding.rules import MOST_PERSONS
from eenplan.keten.melding.vierogen.queries import open_bij, vraagt_tweede


class NieuweMelding(ActionView):
    """The front office writes down a report by telephone, letter or chat."""

    roles = VT
    form_class: type[MeldingForm] = TelefoonMeldingForm
    template = "melding/nieuw.html"
    titel = "Nieuwe melding"
    basis = "web/werk.html"
    kijkt_mee = True  # the radar looks while one types

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """A fresh key, so that sending twice makes one report; and what an advice brought already."""
        advies = key_field("", required=False)
        try:
            asked = advies.clean(self.request.GET.get("advies", ""))
        except forms.ValidationError:
            asked = None
        return {"sleutel": uuid4(), **(queries.uit_advies(viewer, asked) if asked else {})}

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The rows for people."""
        more = len(self.people()) < MOST_PERSONS
        return {"personen": self.people(), "mag_meer": more, "deur_sjabloon": self.basis, "kijkt_mee": self.kijkt_mee}

    def people(self) -> list[PersoonForm]:
        """One small form per person, kept on the view so that faults stay on them."""
        if not hasattr(self, "rows"):
            self.rows = person_rows(self.request.POST if self.request.method == "POST" else None)
        return self.rows

    def kanaal(self, data: dict[str, Any]) -> str:
        """How it came in."""
        return str(data["kanaal"])

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Take it in, or say what is wrong beside the field it is about."""
        viewer = find_viewer(request)
        if NOG_EEN in request.POST:  # nothing is taken in yet, so nothing can be wrong yet
            return self.show(request, self.form_class(initial=request.POST.dict()), self.context(viewer, **keys))
        form = self.form(viewer, request.POST, request.FILES, **keys)
        people = self.people()
        valid = [form.is_valid(), *(row.is_valid() for row in people)]  # all of them, so that each says its faults
        if not all(valid) or not _bedoelt(form):
            return self.show(request, form, self.context(viewer, **keys), 422)
        try:
            return self.take_in(request, viewer, form, people)
        except actions.Ongeldig as refusal:
            assert isinstance(form, MeldingForm)
            form.show_faults(refusal.fouten, people)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        return self.show(request, form, self.context(viewer, **keys), 422)

    def take_in(
        self, request: HttpRequest, viewer: Viewer, form: forms.Form, people: list[PersoonForm]
    ) -> HttpResponse:
        """One call to the action; the attachment goes along in the same transaction."""
        assert isinstance(form, MeldingForm)
        nieuw = form.nieuwe_melding(self.kanaal(form.cleaned_data), [row.genoemd() for row in people])
        file = form.cleaned_data["bijlage"]
        mee = actions.Mee((file.name, file.read()) if file else None, form.cleaned_data.get("advies"))
        bewijs = actions.neem_aan(nieuw, by=viewer, at=clock.now(), mee=mee)
        messages.success(request, f"De melding is aangenomen. Nummer {bewijs.nummer}.")
        return back(request, self.after(bewijs))

    def after(self, bewijs: actions.Ontvangstbewijs) -> str:
        """To the report itself."""
        return reverse("melding", args=[bewijs.melding_id])


def _bedoelt(form: forms.Form) -> bool:
    """Whether the municipality is one of the region, or it was said what is meant."""
    assert isinstance(form, MeldingForm)
    return form.bedoelt(lijkt_op(form.cleaned_data["gemeente"]))


class Melden(NieuweMelding):
    """A professional reports through the web form."""

    door = "partner"
    roles = PARTNER | VT
    form_class = MeldingForm
    titel = "Melden bij Veilig Thuis"
    basis = "web/partner.html"
    kijkt_mee = False

    def dispatch(self, request: HttpRequest, *args: Any, **keys: Any) -> HttpResponseBase:
        """Who logs in after "Meld met uw account" and works at Veilig Thuis reports at his own form."""
        if find_viewer(request).role in VT:
            return redirect("melding-nieuw")
        return super().dispatch(request, *args, **keys)

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What the account already says is not asked again."""
        return {
            "sleutel": uuid4(), "melder_naam": viewer.naam, "melder_functie": viewer.functie,
            "melder_organisatie": viewer.organisatie, "melder_soort": partial(queries.melder_soort, viewer),
        }  # fmt: skip

    def kanaal(self, data: dict[str, Any]) -> str:
        """By the web form."""
        return "formulier"

    def after(self, bewijs: actions.Ontvangstbewijs) -> str:
        """To the receipt."""
        return reverse("ontvangstbewijs", args=[bewijs.nummer])


@door("partner")
def ontvangstbewijs(request: HttpRequest, nummer: str) -> HttpResponse:
    """The receipt and how far the report is; only for the organisation that sent it."""
    status = queries.eigen_status(find_viewer(request), nummer)
    return render(request, "melding/ontvangstbewijs.html", {"status": status})


@door("partner")
def partner(request: HttpRequest) -> HttpResponse:
    """A partner's first page: reports sent in, with how far they are."""
    return render(request, "melding/partner.html", {"meldingen": queries.eigen_meldingen(find_viewer(request))})


@door("werk", VT)
def melding(request: HttpRequest, melding_id: int) -> HttpResponse:
    """One report: the text untouched, the people as proposals, and whether we know them."""
    viewer, now = find_viewer(request), clock.now()
    with one_look():
        blad = queries.blad(viewer, melding_id, now=now)
        first = sockets.case_panels(viewer, blad.gelezen.melding.casus_id, first=True)
        origin = herkomst.herkomst(viewer, blad.gelezen, now)
        row = blad.gelezen.melding
        proposed = open_bij(viewer, row.casus_id)
        asked = any(item.melding_id == row.pk for item in proposed)  # then the same is not proposed once more
        given = {
            "blad": blad, "m": blad.gelezen, "nu": now, "herkomst": origin, "samen": zelfde.bij(viewer, row),
            "zelfde": () if asked else zelfde.voorstellen(viewer, row, blad.bekenden),
            "termijnen": zelfde.termijnen(blad.dossier, row),
            "voorgesteld": {"voorstellen": proposed}, "eerst": first,
        }  # fmt: skip
    given["tweede"] = bool(blad.bekenden) and vraagt_tweede(viewer, row.casus_id, at=now)
    return render(request, "melding/melding.html", given)


@door("werk", VT)
def neem_op(request: HttpRequest, melding_id: int) -> HttpResponse:
    """Take it up and go on to the assessment."""
    if request.method == "POST":
        try:
            actions.neem_op(melding_id, by=find_viewer(request), at=clock.now())
            messages.success(request, "De melding staat op uw naam.")
        except Refused as refusal:
            messages.error(request, refusal.message)
    return redirect("melding", melding_id)


@door("werk", VT)
def bevestig_allen(request: HttpRequest, melding_id: int) -> HttpResponse:
    """Take over everyone of whom there is no doubt, and see who is left."""
    if request.method == "POST":
        try:
            count = actions.bevestig_allen(melding_id, by=find_viewer(request), at=clock.now())
            messages.success(request, f"{count} {'persoon' if count == 1 else 'personen'} overgenomen.")
        except Refused as refusal:
            messages.error(request, refusal.message)
    return redirect("melding", melding_id)


class Bevestig(ActionView):
    """Accept a named person, with what a human corrects."""

    roles = VT
    form_class = BevestigForm
    titel = "Persoon overnemen"
    knop = "Overnemen"
    klaar = "De persoon is overgenomen."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Above the form: how the reporter named this person."""
        genoemd = queries.genoemd(viewer, keys["genoemd_id"])
        born = Geboortedatum.op_zijn_nederlands(genoemd.geboortedatum)
        said = ", ".join(part for part in (genoemd.naam, born, genoemd.adres) if part)
        return {"uitleg": f"In de melding: {said}", "terug": reverse("melding", args=[genoemd.melding_id])}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What was read from the words of the report."""
        found = queries.genoemd(viewer, keys["genoemd_id"])
        return {**found.voorstel, "versie": found.versie}

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Put each fault beside its field."""
        for name, text in getattr(refusal, "fouten", {}).items() or [(None, refusal.message)]:
            form.add_error(name, text)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Confirm."""
        genoemd = queries.genoemd(viewer, keys["genoemd_id"])
        versie, now = data.pop("versie"), clock.now()
        actions.bevestig_persoon(keys["genoemd_id"], Persoonsgegevens(**data), by=viewer, at=now, versie=versie)
        return reverse("melding", args=[genoemd.melding_id])


class Informeer(ActionView):
    """Record that someone was told."""

    roles = VT
    form_class = InformeerForm
    titel = "Persoon geïnformeerd"
    knop = "Vastleggen"
    klaar = "Vastgelegd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who it is about; the gate says whether this viewer may know."""
        dossier = casus(viewer, keys["casus_id"], what="melding.informeer", now=clock.now())
        name = next((mens.naam for mens in dossier.mensen if mens.persoon_id == keys["persoon_id"]), "")
        return {"boven": dossier.naam, "uitleg": name, "terug": casus_url(viewer, keys["casus_id"])}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record it."""
        informeer(keys["casus_id"], keys["persoon_id"], data["hoe"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])


class StelUit(ActionView):
    """Decide to inform someone later."""

    roles = VT
    form_class = UitstelForm
    titel = "Later informeren"
    knop = "Besluit vastleggen"
    klaar = "Vastgelegd. De nieuwe dag staat bij de termijnen."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who it is about, and how far it may be moved."""
        found = Informeer.context(self, viewer, **keys)  # type: ignore[arg-type]  # the same page about the same person
        last = uiterlijk(keys["casus_id"], keys["persoon_id"], clock.now())
        more = f" Uitstellen mag nu tot en met {datum(last)}; daarna besluit u opnieuw." if last else ""
        return {**found, "uitleg": f"{found['uitleg']}.{more}"}

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Put each fault beside its field."""
        for name, text in getattr(refusal, "fouten", {}).items() or [(None, refusal.message)]:
            form.add_error(name, text)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record the decision."""
        stel_uit(
            keys["casus_id"], keys["persoon_id"], data["grond"], data["reden"], data["tot"], by=viewer, at=clock.now()
        )
        return casus_url(viewer, keys["casus_id"])
