"""What comparing with others gives the sockets."""

from eenplan.core import sockets
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.elders import actions, queries


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Whom one calls at another organisation that knows somebody of this family."""
    found = queries.matches(viewer, casus_id)
    return sockets.Panel(60, "Ook elders bekend", "elders/paneel.html", {"matches": found}) if found else None


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """What was asked about a case, and whom one calls, goes with it."""
    return actions.vernietig(casus_id)
