"""What an emergency gives the sockets: a way in, a loud band on the page of the case, and what waits for a judge."""

from collections.abc import Iterable
from functools import partial

from django.db import DatabaseError
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.noodtoegang import demo, queries
from eenplan.dossier.noodtoegang.rules import BEOORDELAARS, IN_NOOD, OBJECT


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The form for who may ask; for the privacy officer what waits, while something does."""
    if viewer.role is Role.JUSTITIE:
        yield sockets.MenuItem("partner", "Noodtoegang", reverse("partner-nood"), 74)
    elif viewer.role in IN_NOOD:
        yield sockets.MenuItem("werk", "Noodtoegang", reverse("nood"), 74)
    elif viewer.role is Role.FG:
        try:
            waits = queries.aantal_wachtend(viewer)
        except DatabaseError:  # a page that tells of a fault must not stumble over its menu
            return
        if waits:
            yield sockets.MenuItem("werk", "Noodtoegang", reverse("nood-beoordelen"), 11, waits)


@partial(sockets.case_panel, first=True)
def band(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Above everything else, as long as it lasts: until when, why, who knows of it, and the way out."""
    if viewer.role not in IN_NOOD or not facts_of(viewer, casus_id).emergency:
        return None
    row = queries.lopend(viewer, casus_id, clock.now())
    if row is None:
        return None
    door = "partner-" if viewer.role is Role.JUSTITIE else ""
    context = {
        "nood": row, "ingelicht": queries.ingelicht(row.pk), "einde": reverse(f"{door}nood-einde", args=[row.pk]),
        "mensen": reverse(f"{door}casus", args=[casus_id]) + "#mensen",
    }  # fmt: skip
    return sockets.Panel(-1, "Noodtoegang", "noodtoegang/band.html", context)


@sockets.deadline(OBJECT)
def termijn(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """What is to be judged, for who may."""
    if viewer.role not in BEOORDELAARS:
        return {}
    return {
        item.rij.pk: (
            f"Noodtoegang van {item.rij.account.naam}: beoordelen",
            reverse("nood-oordeel", args=[item.rij.pk]),
        )
        for item in queries.wachtend(viewer, clock.now())
        if item.rij.pk in object_ids
    }


@sockets.demo(85)
def voorbeelden() -> None:
    """One that was judged, and one that waits."""
    demo.bouw()
