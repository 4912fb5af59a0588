"""What comparing with others gives the sockets; whom one calls is shown when there is a line to compare over."""

from eenplan.core import sockets
from eenplan.dossier.elders import actions


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """What was asked about a case, and whom one calls, goes with it."""
    return actions.vernietig(casus_id)
