"""The page "Wie mag dit zien" and its small buttons; what needs a reason or a choice has a page of its own."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import PARTNER, VT, back, door, find_viewer
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.toegang import delen, keuzes, lezen, schilden, team

WIE = VT | {Role.PROCESREGISSEUR, Role.REGISSEUR}
KLAAR = {
    "team_erbij": "Deze collega zit nu in het casusteam.",
    "team_eraf": "Deze collega ziet de casus niet meer.",
    "delen_einde": "Beëindigd. Bij de volgende klik is de casus daar dicht.",
    "delen_langer": "Verlengd.",
    "lezer_erbij": "Deze collega mag het nu lezen.",
    "lezer_eraf": "Deze collega leest het niet meer.",
}


@door("werk", WIE)
def toegang(request: HttpRequest, casus_id: int) -> HttpResponse:
    """Who may look at this case; a post does one of the small acts."""
    viewer, fout = find_viewer(request), ""
    if request.method == "POST":
        try:
            return back(request, _doe(viewer, request, casus_id))
        except Refused as refusal:
            fout = refusal.message
    return _page(request, viewer, casus_id, "web/werk.html", fout)


@door("partner", PARTNER | {Role.REGISSEUR})
def partner_toegang(request: HttpRequest, casus_id: int) -> HttpResponse:
    """What is shared with whoever takes part: his own share."""
    return _page(request, find_viewer(request), casus_id, "web/partner.html")


def _page(request: HttpRequest, viewer: Viewer, casus_id: int, base: str, fout: str = "") -> HttpResponse:
    now = clock.now()
    with one_look():
        found = lezen.beeld(viewer, casus_id, now=now)
        context = {
            "deur_sjabloon": base, "b": found, "fout": fout, "nu": now, "partner": base == "web/partner.html",
            "nieuw": keuzes.voor_team(found, now) if found.mag_beslissen else {},
            "kandidaten": keuzes.voor_schilden(found, now) if found.eigen else {},
            "uiterlijk": day_of(delen.uiterlijk(now)),
        }  # fmt: skip
    return render(request, "toegang/toegang.html", context, status=409 if fout else 200)


def _doe(viewer: Viewer, request: HttpRequest, casus_id: int) -> str:
    """What the button says; returns where to go."""
    besluit, now = request.POST.get("besluit", ""), clock.now()
    wie, wat = (_getal(request.POST.get(name, "")) for name in ("wie", "wat"))
    soort = request.POST.get("soort", "")
    if besluit == "team_erbij":
        team.voeg_toe(casus_id, wie, by=viewer, at=now)
    elif besluit == "team_eraf":
        team.haal_weg(casus_id, wie, by=viewer, at=now)
    elif besluit in ("lezer_erbij", "lezer_eraf") and soort in {item.value for item in Shield}:
        getattr(schilden, besluit)(casus_id, soort, wie, by=viewer, at=now)
    elif besluit == "delen_einde":
        delen.beeindig(wat, by=viewer, at=now)
    elif besluit == "delen_langer":
        delen.verleng(wat, _dag(request.POST.get("tot", "")), by=viewer, at=now)
    else:
        raise Refused("Kies wat u wilt doen.")
    messages.success(request, KLAAR[besluit])
    return reverse("toegang", args=[casus_id])


def _getal(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def _dag(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused("Kies tot en met welke dag.") from error


def terug(casus_id: int) -> dict[str, Any]:
    """Back to the page."""
    return {"terug": reverse("toegang", args=[casus_id])}
