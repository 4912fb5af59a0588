"""What the findings give the sockets."""

from eenplan.core import sockets
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import WERK
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.vondst import actions, queries

FIRST = 8  # before the reports: it waits for an answer


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Families that the radar found since somebody last looked."""
    found = queries.te_bekijken(viewer, casus_id)
    if found is None:
        return None
    deur = "" if viewer.role in WERK else "partner-"
    context = {"gevonden": found, "casus_id": casus_id, "gezien": f"{deur}vondst-gezien", "casus": f"{deur}casus"}
    return sockets.Panel(FIRST, "Mogelijk bekend gezin", "vondst/paneel.html", context)


@sockets.deadline("vondst")
def termijn(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """One looks on the page of the case."""
    return {pk: ("Mogelijk bekend gezin: bekijk het voorstel", casus_url(viewer, pk)) for pk in object_ids}


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """What was found goes with the case, on either side."""
    return actions.vernietig(casus_id)


@sockets.demo(99)
def niets_nieuws() -> None:
    """The stories of the invented region were told long ago."""
    actions.vergeet_aanwijzingen()
