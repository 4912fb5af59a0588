"""The citizen's door: no login, no name, nothing kept in the browser, and a way out on every page."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenplan.core import clock
from eenplan.core.doors import door
from eenplan.core.workflow import Refused
from eenplan.keten.advies import burger
from eenplan.keten.advies.forms_burger import AntwoordForm, VraagForm


def telefoon() -> str:
    """The number of Veilig Thuis; free of charge, day and night (UB 4.1.1)."""
    return str(getattr(settings, "EENPLAN_TELEFOON", "0800-2000"))


def toon(request: HttpRequest, template: str, status: int = 200, **given: Any) -> HttpResponse:
    """A page of this door: with the phone number, never stored, never in a search engine."""
    phone = telefoon()
    digits = "".join(char for char in phone if char.isdigit() or char == "+")
    before = date_format(localtime(burger.uiterlijk(clock.now())), "l j F")
    given = {"telefoon": phone, "bel": digits, "uiterlijk": before, **given}
    response = render(request, template, given, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@door("advies")
def praat(request: HttpRequest) -> HttpResponse:
    """Talk with Veilig Thuis: phone first, a question without a name below it."""
    if request.method != "POST":
        return toon(request, "advies/praat.html", form=VraagForm(initial={"sleutel": uuid4()}))
    form = VraagForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            receipt = burger.stel_vraag(
                data["vraag"], at=clock.now(), codewoord=data["codewoord"], gemeente=data["gemeente"],
                sleutel=data["sleutel"],
            )  # fmt: skip
            return toon(request, "advies/ontvangst.html", ontvangst=receipt)
        except Refused as refusal:
            form.add_error("vraag", refusal.message)
    return toon(request, "advies/praat.html", 422, form=form)


@door("advies")
def antwoord(request: HttpRequest) -> HttpResponse:
    """Read the answer, and ask on, with code and word. Wrong and unknown look the same."""
    if request.method != "POST":
        return toon(request, "advies/antwoord.html", form=AntwoordForm())
    form = AntwoordForm(request.POST)
    if not form.is_valid():
        return toon(request, "advies/antwoord.html", 422, form=form)
    data = dict(form.cleaned_data)
    try:
        gesprek = _gesprek(data)
    except Refused as refusal:
        form.add_error("vraag", refusal.message)
        gesprek = burger.lees_terug(data["code"], data["codewoord"], at=clock.now())
    if gesprek is None:
        form.add_error(None, _("Deze code en dit codewoord kennen wij niet. Kijk ze nog eens na."))
        return toon(request, "advies/antwoord.html", 422, form=form)
    kept = data["vraag"] if form.errors else ""
    return toon(request, "advies/gesprek.html", 422 if kept else 200, gesprek=gesprek, form=form, getypt=kept)


def _gesprek(data: dict[str, Any]) -> burger.Gesprek | None:
    if data["vraag"].strip():
        return burger.vraag_verder(data["code"], data["codewoord"], data["vraag"], at=clock.now())
    return burger.lees_terug(data["code"], data["codewoord"], at=clock.now())


@door("advies")
@require_safe
def weg(request: HttpRequest) -> HttpResponse:
    """The way out: an empty page that also tells the browser to forget this site (access.md misuse 21)."""
    response = render(request, "web/weg.html")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
