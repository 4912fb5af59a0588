"""Letters at the door of the partners."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.doors import PARTNER, door, find_viewer
from eenplan.core.papier.web import pdf_answer
from eenplan.dossier.brieven import inbox as postvak
from eenplan.dossier.brieven import queries, verzenden
from eenplan.dossier.brieven.teksten import BESTANDSNAAM


@door("partner", PARTNER)
def inbox(request: HttpRequest) -> HttpResponse:
    """Letters of Veilig Thuis to one's own organisation."""
    return render(request, "brieven/inbox.html", {"brieven": postvak.inbox(find_viewer(request))})


@door("partner", PARTNER)
def ontvangen(request: HttpRequest, brief_id: int) -> HttpResponse:
    """One letter to one's own organisation; the first look is noted."""
    row, papier = verzenden.lees(brief_id, by=find_viewer(request), at=clock.now())
    return render(request, "brieven/ontvangen.html", {
        "brief": row, "papier": papier, "blokken": queries.blokken(papier),
    })  # fmt: skip


@door("partner", PARTNER)
def ontvangen_bestand(request: HttpRequest, brief_id: int) -> HttpResponse:
    """The same as a file."""
    _, papier = verzenden.lees(brief_id, by=find_viewer(request), at=clock.now())
    return pdf_answer(papier, BESTANDSNAAM)
