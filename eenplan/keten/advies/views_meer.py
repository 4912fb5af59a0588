"""More pages of Veilig Thuis for advice: the log of the front office by day, and the summary for the asker."""

from datetime import date, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.papier.web import pdf_answer
from eenplan.keten.advies import queries
from eenplan.keten.advies.burgerdeur import telefoon
from eenplan.keten.advies.samenvatting import INFORMATIE, samenvatting
from eenplan.netwerk.dienst.queries import diensten_tussen


@door("werk", VT)
def logboek(request: HttpRequest) -> HttpResponse:
    """Every contact of one day, with who had duty then."""
    viewer, day = find_viewer(request), _dag(request.GET.get("dag", ""))
    van = datetime.combine(day, time(), AMSTERDAM)
    tot = datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)
    later = tot.date() if day < clock.today() else None
    context = {
        "dag": day, "eerder": day - timedelta(days=1), "later": later,
        "regels": queries.logboek(viewer, van, tot), "diensten": diensten_tussen(viewer, van, tot),
    }  # fmt: skip
    return render(request, "advies/logboek.html", context)


def _dag(text: str) -> date:
    try:
        return min(date.fromisoformat(text), clock.today())
    except ValueError:
        return clock.today()


@door("werk", VT)
def samenvat(request: HttpRequest, advies_id: int) -> HttpResponse:
    """The summary on the screen: the accessible twin of the paper."""
    found = samenvatting(find_viewer(request), advies_id)
    given = {"s": found, "advies_id": advies_id, "telefoon": telefoon(), "informatie": INFORMATIE}
    return render(request, "advies/samenvatting.html", given)


@door("werk", VT)
def samenvat_pdf(request: HttpRequest, advies_id: int) -> HttpResponse:
    """The summary on paper, for the asker."""
    return pdf_answer(samenvatting(find_viewer(request), advies_id).papier(telefoon()), "advies")
