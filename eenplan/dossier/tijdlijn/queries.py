"""The timeline of a case as far as a viewer may see it."""

from eenplan.core import sockets
from eenplan.core.access.gate import require
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.access import facts_of


def tijdlijn(viewer: Viewer, casus_id: int) -> list[sockets.TimelineItem]:
    """All events and bars, oldest first; NotVisible when the viewer may not know the course of this case."""
    require(viewer, facts_of(viewer, casus_id), DataClass.PROCES, what="tijdlijn.lees")
    return sockets.timelines(viewer, casus_id)
