"""What the access of a case gives the sockets."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import PARTNER, VT, WERK
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.toegang import belang, berekenen, bewaking, demo, lezen
from eenplan.dossier.toegang.rules import OBJECT
from eenplan.dossier.toegang.woorden import doel_in_woorden


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Who may look, in one line, with the way to the whole of it."""
    facts = facts_of(viewer, casus_id)
    if viewer.role not in VT | PARTNER | {Role.PROCESREGISSEUR} or not ask(viewer, facts, DataClass.PROCES):
        return None
    now = clock.now()
    live = [row for row in lezen.besluiten(viewer, casus_id) if row.tot > now]
    context = {
        "casus_id": casus_id, "eigen": facts.own_organisation, "werk": viewer.role in WERK,
        "organisaties": sorted({row.organisatie.naam for row in live}),
        "tot": max((row.tot for row in live), default=None),
        "schilden": sorted(facts.shields), "doel": doel_in_woorden(viewer.purpose),
        "wisselen": (viewer.role in VT) if facts.own_organisation else len({row.doel for row in live}) > 1,
    }  # fmt: skip
    return sockets.Panel(85, "Wie mag dit zien", "toegang/paneel.html", context)


@partial(sockets.case_panel, first=True)
def band(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Above everything else for who leads: somebody answers for this case who may not open it."""
    if viewer.role is not Role.VT_LEAD or not ask(viewer, facts_of(viewer, casus_id), DataClass.PROCES):
        return None
    term = belang.te_herverdelen(casus_id)
    context = {"term": term, "casus_id": casus_id, "nu": clock.now()}
    return sockets.Panel(0, "Belangenconflict", "toegang/band.html", context) if term else None


@sockets.timeline
def gedeeld(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Since when and until when another organisation reads along."""
    if viewer.system or ask(viewer, facts_of(viewer, casus_id), DataClass.PROCES):
        shares = {(row.van, row.organisatie.naam) for row in lezen.besluiten(viewer, casus_id)}  # one for each ground
        for van, naam in sorted(shares):
            yield sockets.TimelineItem("besluiten", van, f"Gedeeld met {naam}", "besluit")


@sockets.deadline(OBJECT)
def termijn(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """To hand over is done on the page of the case's access."""
    return {
        pk: ("Geef de casus aan een ander", reverse("toegang", args=[casus_id]))
        for pk, casus_id in belang.casussen_van(object_ids).items()
    }


@sockets.on("melding.ontvangen")
@sockets.on("melding.persoon_bevestigd")
@sockets.on("melding.gekoppeld")
def mensen_erbij(event: sockets.Event) -> None:
    """Somebody came into a case, or an address of his did."""
    berekenen.van_casus(int(event.ids["casus_id"] or 0), event.at)


@sockets.on("persoon.samengevoegd")
def een_van_twee(event: sockets.Event) -> None:
    """Who stays took over names and addresses of who went."""
    berekenen.van_personen([int(event.ids.get("naar_id") or 0)], event.at)


@sockets.on("tik")
def elke_minuut(event: sockets.Event) -> None:
    """Nobody answers for a case that he may not open, without somebody who hands it on."""
    with transaction.atomic():
        bewaking.loop_na(event.at)


@sockets.demo(90)
def voorbeelden() -> None:
    """A secluded case, and a declared conflict."""
    demo.bouw()
