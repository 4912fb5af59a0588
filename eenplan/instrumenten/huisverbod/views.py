"""Screens of the order: the list, the page all parties share, and its papers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.papier.web import pdf_answer
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.casus.links import casus_url
from eenplan.instrumenten.huisverbod import haltes, lijsten, papieren, queries
from eenplan.instrumenten.huisverbod.views_basis import BASE, PARTIJ, adres, deur_van


def _lijst(request: HttpRequest) -> HttpResponse:
    viewer = find_viewer(request)
    begins = lijsten.is_politie(viewer)
    context = {"groepen": lijsten.lijst(viewer, now=clock.now()), "nu": clock.now(), "mag_beginnen": begins}
    return render(request, "huisverbod/lijst.html", {**context, **_deur(request)})


def _toon(request: HttpRequest, huisverbod_id: int) -> HttpResponse:
    viewer, now = find_viewer(request), clock.now()
    with one_look():
        beeld = queries.beeld(viewer, huisverbod_id, now=now)
        terug = casus_url(viewer, beeld.rij.casus_id) if deur_van(viewer) == "werk" else adres(viewer, "huisverboden")
        context = {
            "beeld": beeld, "nu": now, "terug": terug, "uiterlijk": haltes.uiterlijk(beeld.rij),
            "papieren": papieren.beschikbaar(beeld),
        }  # fmt: skip
        return render(request, "huisverbod/huisverbod.html", {**context, **_deur(request)})


def _papier(request: HttpRequest, huisverbod_id: int, soort: str) -> HttpResponse:
    viewer, now = find_viewer(request), clock.now()
    beeld = queries.beeld(viewer, huisverbod_id, now=now, what=f"huisverbod.papier_{soort}"[:40])
    context: dict[str, Any] = {"beeld": beeld, "soort": soort, "nu": now, **_deur(request)}
    try:
        found = papieren.papier(beeld, soort)
    except LookupError as error:
        raise Http404 from error
    except Refused as refusal:
        return render(request, "huisverbod/papier.html", {**context, "tegengehouden": refusal.message}, status=409)
    if request.GET.get("pdf"):
        return pdf_answer(found, soort)
    blokken = [(type(blok).__name__.lower(), blok) for blok in found.blokken]
    return render(request, "huisverbod/papier.html", {**context, "papier": found, "blokken": blokken})


def _deur(request: HttpRequest) -> dict[str, str]:
    deur = "werk" if request.path.startswith("/werk/") else "partner"
    return {"deur_sjabloon": BASE[deur], "deur": "" if deur == "werk" else "partner-"}


lijst, partner_lijst = door("werk", VT)(_lijst), door("partner", PARTIJ)(_lijst)
toon, partner_toon = door("werk", VT)(_toon), door("partner", PARTIJ)(_toon)
papier, partner_papier = door("werk", VT)(_papier), door("partner", PARTIJ)(_papier)
