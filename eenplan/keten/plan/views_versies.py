"""The page that lays two versions of the plan beside each other."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.doors import door, find_viewer
from eenplan.keten.plan import queries_versies
from eenplan.keten.plan.views_basis import BASE, PREFIX


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def page(deur: str) -> Any:
    """What was added, changed and dropped between two versions."""

    @door(deur)
    def plan_versies(request: HttpRequest, casus_id: int) -> HttpResponse:
        van, tot = (_number(request.GET.get(name, "")) for name in ("van", "tot"))
        found = queries_versies.vergelijking(find_viewer(request), casus_id, van, tot, now=clock.now())
        return render(request, "plan/versies.html", {"v": found, "deur": PREFIX[deur], "deur_sjabloon": BASE[deur]})

    return plan_versies
