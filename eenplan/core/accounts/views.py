"""Logging out, and the page for who tried a password too often."""

from typing import Any

from allauth.account import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

FORGET = '"cache", "storage"'  # the session's cookie goes with the answer of allauth
WAIT = 15 * 60  # seconds; AXES_COOLOFF_TIME


def uitloggen(request: HttpRequest) -> HttpResponse:
    """Log out, and have the browser forget what it kept of this site, as the way out for citizens does."""
    response: HttpResponse = views.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = FORGET
    return response


def te_vaak(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """Instead of the answer of axes, which names the user and is English."""
    answer = render(request, "429.html", status=429)
    answer.headers["Retry-After"] = str(WAIT)
    return answer
