"""What the copy without names gives the sockets."""

from eenplan.core import sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import WERK
from eenplan.dossier.casus.access import facts_of


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """The way to it, for who may know the names."""
    if not ask(viewer, facts_of(viewer, casus_id), DataClass.IDENTITEIT):
        return None
    url = "zonder-namen" if viewer.role in WERK else "partner-zonder-namen"
    return sockets.Panel(98, "Ergens anders iets vragen", "zonder_namen/paneel.html", {"url": url}, leeg=True)
