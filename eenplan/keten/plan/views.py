"""Screens of the plan, the same behind the door of the region's desk and that of the local team."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.doors import back, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.keten.plan import actions, queries
from eenplan.keten.plan.views_basis import BASE, PREFIX, ROLES
from eenplan.keten.regie.elders import onthoud


def page(deur: str) -> Any:
    """The plan of a household behind this door; who may read it is up to the gate."""

    @door(deur)
    def plan(request: HttpRequest, casus_id: int) -> HttpResponse:
        blad = queries.blad(find_viewer(request), casus_id, now=clock.now())
        context = {"blad": blad, "deur": PREFIX[deur], "deur_sjabloon": BASE[deur], "nu": clock.now()}
        return render(request, "plan/plan.html", context)

    return plan


def maak(deur: str) -> Any:
    """Make a draft and go to it; a refusal shows on the plan itself."""

    @door(deur, ROLES[deur])
    @require_POST
    def plan_maak(request: HttpRequest, casus_id: int) -> HttpResponse:
        viewer = find_viewer(request)
        try:
            actions.maak(casus_id, by=viewer, at=clock.now())
        except Refused as refusal:
            onthoud(viewer, refusal)
            blad = queries.blad(viewer, casus_id, now=clock.now())
            context = {"blad": blad, "deur": PREFIX[deur], "deur_sjabloon": BASE[deur], "geweigerd": refusal.message}
            return render(request, "plan/plan.html", {**context, "nu": clock.now()}, status=409)
        return back(request, reverse(f"{PREFIX[deur]}plan", args=[casus_id]))

    return plan_maak


def at(view: type[ActionView], deur: str) -> Any:
    """The same page behind another door."""
    made: Any = type(view.__name__, (view,), {"door": deur, "roles": ROLES[deur], "__doc__": view.__doc__})
    return made.at_door()
