"""The policy door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.doors import door, find_viewer
from eenplan.sturing.beleidsmonitor import queries
from eenplan.sturing.beleidsmonitor.rules import Kwartaal, stand_van
from eenplan.sturing.beleidsmonitor.staafdiagram import diagram


@door("beleid")
def monitor(request: HttpRequest) -> HttpResponse:
    """The figures of a quarter. Nothing here can be opened further: the path ends at the number."""
    now = clock.now()
    choices = queries.kwartalen(now)
    asked = Kwartaal.lees(request.GET.get("kwartaal", ""))
    chosen = asked if asked in choices else choices[0]
    found = queries.monitor(find_viewer(request), chosen, now)
    beeld = diagram([(bar.naam, bar.aantal) for bar in found.staven])
    stand = stand_van(now)
    context = {"monitor": found, "kwartalen": choices, "beeld": beeld, "stand": stand, "loopt": chosen.einde > now}
    return render(request, "beleidsmonitor/monitor.html", context)
