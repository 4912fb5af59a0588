"""The sender's page, the receiver's inbox and page, and the list of what nobody accepted yet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.doors import TEAM, door, find_viewer
from eenplan.core.papier.web import pdf_answer
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.links import casus_url
from eenplan.keten.overdracht import actions, blad, lijsten, queries, verdeling
from eenplan.keten.overdracht.rules import VT


@door("werk", VT)
@require_POST
def stel_op(request: HttpRequest, casus_id: int) -> HttpResponse:
    """Start a handover, or go to the one that runs."""
    viewer = find_viewer(request)
    try:
        row = actions.stel_op(casus_id, by=viewer, at=clock.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(casus_url(viewer, casus_id))
    return redirect("overdracht", row.pk)


@door("werk", VT)
def lijst(request: HttpRequest) -> HttpResponse:
    """What was offered or is being prepared; too late first."""
    viewer, now = find_viewer(request), clock.now()
    return render(request, "overdracht/lijst.html", {"regels": lijsten.verzonden(viewer, now=now), "nu": now})


@door("partner", [Role.REGISSEUR])
def postvak(request: HttpRequest) -> HttpResponse:
    """The handover inbox: what waits for my answer, with its term."""
    viewer, now = find_viewer(request), clock.now()
    lines, tables = lijsten.postvak(viewer, now=now), lijsten.tafels(viewer, now=now)
    return render(request, "overdracht/postvak.html", {"regels": lines, "tafels": tables, "nu": now})


@door("partner", [Role.REGISSEUR])
@require_POST
def evalueer(request: HttpRequest, gemeente_id: int) -> HttpResponse:
    """The table looked back at what it divided."""
    try:
        verdeling.evalueer(gemeente_id, request.POST.get("wat", ""), by=find_viewer(request), at=clock.now())
        messages.success(request, "Vastgelegd. De volgende keer staat klaar.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("overdracht-postvak")


@door("partner", TEAM)
def overgenomen(request: HttpRequest, overdracht_id: int) -> HttpResponse:
    """The package that this team took over, to read again."""
    viewer = find_viewer(request)
    beeld = queries.overgenomen(viewer, overdracht_id, now=clock.now())
    given = {"beeld": beeld, "casus": casus_url(viewer, beeld.dossier.casus.pk)}
    return render(request, "overdracht/ontvang.html", given)


def _op_papier(request: HttpRequest, overdracht_id: int) -> HttpResponse:
    beeld = queries.op_papier(find_viewer(request), overdracht_id, now=clock.now())
    return pdf_answer(blad.papier(beeld), "overdracht")


@door("werk", VT)
def op_papier(request: HttpRequest, overdracht_id: int) -> HttpResponse:
    """The A4 as the receiver has it, to take along to a talk."""
    return _op_papier(request, overdracht_id)


@door("partner", TEAM)
def partner_op_papier(request: HttpRequest, overdracht_id: int) -> HttpResponse:
    """The same at the receiver's door."""
    return _op_papier(request, overdracht_id)
