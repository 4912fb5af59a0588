"""The document on screen (its accessible twin, ADR 0012) and on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.doors import door, find_viewer
from eenplan.core.papier.web import pdf_answer
from eenplan.keten.plan.queries_document import document
from eenplan.keten.plan.views_basis import BASE, PREFIX, ROLES


def page(deur: str) -> Any:
    """The document, whole or for one person."""

    @door(deur, ROLES[deur])
    def plan_document(request: HttpRequest, casus_id: int, persoon_id: int | None = None) -> HttpResponse:
        blad, papier = document(find_viewer(request), casus_id, voor=persoon_id, now=clock.now())
        blocks = [(type(block).__name__.lower(), block) for block in papier.blokken]
        context = {
            "blad": blad, "papier": papier, "blokken": blocks, "voor": persoon_id, "deur": PREFIX[deur],
            "deur_sjabloon": BASE[deur],
        }  # fmt: skip
        return render(request, "plan/document.html", context)

    return plan_document


def pdf(deur: str) -> Any:
    """The same as PDF; its name is a word for the kind of document."""

    @door(deur, ROLES[deur])
    def plan_document_pdf(request: HttpRequest, casus_id: int, persoon_id: int | None = None) -> HttpResponse:
        _, papier = document(find_viewer(request), casus_id, voor=persoon_id, now=clock.now())
        return pdf_answer(papier, "uw-plan" if persoon_id else "veiligheidsdocument")

    return plan_document_pdf
