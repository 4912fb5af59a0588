"""The round of waiting households: one line and one click for each call (product.md D3)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.doors import VT, back, door, find_viewer
from eenplan.core.workflow import Refused
from eenplan.keten.vervolg.wachtronde.acties import noteer_gebeld
from eenplan.keten.vervolg.wachtronde.lezen import bord
from eenplan.keten.vervolg.wachtronde.rules import WOORDEN

EERST = 8  # as many as one calls in a row; who comes after them is folded


@door("werk", VT)
def wachtronde(request: HttpRequest) -> HttpResponse:
    """The board; a post notes one call."""
    viewer, now, typed = find_viewer(request), clock.now(), {}
    if request.method == "POST":
        text, key = request.POST.get("tekst", ""), request.POST.get("casus", "")
        casus_id = int(key) if key.isascii() and key.isdigit() and len(key) < 18 else 0
        try:
            noteer_gebeld(casus_id, request.POST.get("uitkomst", ""), text, by=viewer, at=now)
            messages.success(request, "Vastgelegd.")
            return back(request, request.path)
        except Refused as refusal:
            typed = {"casus": casus_id, "tekst": text, "fout": refusal.message}
    rows = bord(viewer, now=now)
    context = {
        "eerst": rows[:EERST], "daarna": rows[EERST:], "aantal": len(rows), "te_lang": sum(row.te_lang for row in rows),
        "woorden": list(WOORDEN.items()), "nu": now, "getypt": typed,
    }  # fmt: skip
    return render(request, "vervolg/wachtronde.html", context, status=409 if typed else 200)
