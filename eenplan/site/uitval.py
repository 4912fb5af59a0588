"""What is answered when we fail: never a half report, never a blank page, and always a telephone number.

A database that is away, full or too busy is a 503 (try again); any other fault of ours a 500. Nothing is asked of the
database here, and the page needs no session.
"""

import json
import sys

import psycopg
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from eenplan.core import doors
from eenplan.core.audit.actions import NotLogged
from eenplan.keten.melding.api_basis import VERSION
from eenplan.keten.melding.api_probleem import PROBLEM, problem

AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError, NotLogged)
AGAIN = 30  # seconds
DETAIL = {
    500: "Er ging iets mis bij ons. Uw bericht is niet aangenomen. Stuur het met dezelfde sleutel opnieuw.",
    503: "Wij kunnen nu niets bewaren. Stuur het over een halve minuut opnieuw, met dezelfde sleutel: dubbel kan niet.",
}
CALL = " Blijft het misgaan, of is er haast? Bel Veilig Thuis: {phone}. Bij direct gevaar: 112."


def broken(request: HttpRequest) -> HttpResponse:
    """The handler for every fault that nobody foresaw."""
    status = 503 if isinstance(sys.exc_info()[1], AWAY) else 500
    if request.path.startswith("/api/"):
        answer = _problem(status)
    elif request.path == "/gezondheid":
        status, answer = 503, JsonResponse({"gezond": False}, status=503)
    elif status == 500:
        return doors.broken(request)
    else:
        words = {"telefoon": settings.EENPLAN_TELEFOON, "burger": request.path.startswith("/advies")}
        answer = HttpResponse(render_to_string("503.html", words), status=503)
    if status == 503:
        answer["Retry-After"] = str(AGAIN)
    answer["Cache-Control"] = "no-store"  # a fault outside the doors passes no guard that says so
    return answer


def _problem(status: int) -> HttpResponse:
    """The same for the system of a partner, with whom to call when it goes on."""
    body = problem(status, DETAIL[status] + CALL.format(phone=settings.EENPLAN_TELEFOON))
    answer = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=PROBLEM)
    answer["API-Version"] = VERSION
    return answer
