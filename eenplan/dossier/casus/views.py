"""The work supply and the page of a family."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from eenplan.core import clock, sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import PARTNER, VT, WERK, door, find_viewer, home_of
from eenplan.core.web.bladeren import PER_BLAD, gevraagd
from eenplan.dossier.casus import doel, queries, termijnen, werkvoorraad
from eenplan.dossier.casus.access import one_look
from eenplan.dossier.casus.rules import Groep
from eenplan.dossier.casus.views_doel import vraag
from eenplan.dossier.casus.volgende import volgende
from eenplan.dossier.casus.werkvoorraad import Vraag


@door("werk")
def voorraad(request: HttpRequest) -> HttpResponse:
    """Work by deadline: Nu, Vandaag, Deze week, Later (D1, D5); all of it, one's own, or what was sought."""
    viewer, now = find_viewer(request), clock.now()
    if viewer.role in {Role.BEHEER, Role.FG}:  # they see no family; their own pages are in the menu
        home = home_of(viewer)
        return render(request, "casus/geen_werk.html") if home == request.path else redirect(home)
    vraag = Vraag(request.GET.get("wie") == "mij", request.GET.get("zoek", "").replace("\0", "").strip()[:80])
    blad = gevraagd(request)
    regels = werkvoorraad.voorraad(viewer, now=now, vraag=vraag, vanaf=blad.vanaf, limit=PER_BLAD)
    groups = [(name, rows) for name in Groep if (rows := [row for row in regels if row.groep is name])]
    context = {
        "groepen": groups, "vraag": vraag, "blad": blad, "vol": len(regels) == PER_BLAD, "nu": now,
        "los": termijnen.zonder_casus(viewer),
        "mag_aannemen": viewer.role in VT, "elders": [] if groups else _elders(viewer, request.path),
    }  # fmt: skip
    return render(request, "casus/voorraad.html", context)


def _elders(viewer: Viewer, here: str) -> list[sockets.MenuItem]:
    """What waits for this viewer in other parts of his menu, so that an empty list does not say that all is done."""
    return [item for item in sockets.menus(viewer) if item.count and item.url != here]


@door("werk")
def casus(request: HttpRequest, casus_id: int) -> HttpResponse:
    """The family page for who works at the region's own desk."""
    return _page(request, casus_id, "web/werk.html")


@door("partner", PARTNER | {Role.REGISSEUR})
def partner_casus(request: HttpRequest, casus_id: int) -> HttpResponse:
    """The same page for a partner: what is shared, and no more."""
    return _page(request, casus_id, "web/partner.html")


def _page(request: HttpRequest, casus_id: int, base: str) -> HttpResponse:
    now = clock.now()
    with one_look():
        viewer, doelen = doel.kijker(request, find_viewer(request), casus_id)
        if doelen:
            return vraag(request, viewer, casus_id, base, doelen)
        dossier = queries.casus(viewer, casus_id, now=now)
        # what was here went along to the case that it was joined with: here there is nothing left to do
        panels = [] if dossier.casus.opgegaan_in_id else sockets.case_panels(viewer, casus_id)
        reads = dossier.facts.emergency and not ask(viewer, dossier.facts, DataClass.PROCES, Action.SCHRIJVEN)
        context = {
            "deur_sjabloon": base,
            "dossier": dossier,
            "leest": reads,
            "volgende": volgende(viewer, dossier, panels, leest=reads),
            "banden": [panel for panel in panels if panel.order < 0],
            "panelen": [panel for panel in panels if panel.order >= 0],
            "nog_leeg": [panel for panel in panels if panel.leeg],
            "tijdlijn": sockets.timelines(viewer, casus_id),
            "nu": now,
            "opgegaan_in": queries.opgegaan_in(viewer, dossier.casus),
            # a closed case offers nothing to do, nor does one that is open to read only (R9)
            "open_id": None if reads or dossier.casus.afgesloten_op else casus_id,
        }
        return render(request, "casus/casus.html", context)


@door("werk", WERK - {Role.BEHEER, Role.FG})
def plichten(request: HttpRequest) -> HttpResponse:
    """Every running and late duty that is mine to do or to watch, with its owner (row 19)."""
    return _plichten(request, "web/werk.html")


@door("partner", PARTNER | {Role.REGISSEUR})
def partner_plichten(request: HttpRequest) -> HttpResponse:
    """The same page for a partner."""
    return _plichten(request, "web/partner.html")


def _plichten(request: HttpRequest, base: str) -> HttpResponse:
    """Each count opens its list; who watches nobody else sees his own list at once."""
    viewer, now = find_viewer(request), clock.now()
    soort, eigenaar = request.GET.get("soort", "")[:60], request.GET.get("eigenaar", "")[:18]
    te_laat, alles = request.GET.get("laat") == "ja", request.GET.get("alles") == "ja"
    kinds, owners = termijnen.tellingen(viewer, now=now)
    own = {row.sleutel for row in owners} <= {str(viewer.account_id)}
    chosen = bool(soort or eigenaar or te_laat or alles) or own
    blad = gevraagd(request)
    rows = termijnen.lijst(
        viewer, now=now, soort=soort, eigenaar=eigenaar, te_laat=te_laat, vanaf=blad.vanaf, limit=PER_BLAD
    ) if chosen else []  # fmt: skip
    number = sum(row.keer for row in rows)
    context = {
        "deur_sjabloon": base, "soorten": kinds, "eigenaren": owners, "eigen": own, "rijen": rows, "gekozen": chosen,
        "blad": blad, "vol": number == PER_BLAD, "aantal": number, "nu": now,
        "zonder": termijnen.zonder_termijn(viewer),
    }  # fmt: skip
    return render(request, "casus/plichten.html", context)
