"""What the direction gives the sockets."""

from collections.abc import Iterable

from eenplan.core import sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.access import facts_of
from eenplan.keten.regie import actions, queries

sockets.fact("regie_toegewezen", "Een huishouden kreeg een casusregisseur, of een andere (domain 4.4).")
sockets.fact("regie_beeindigd", "De regie eindigde met de laatste open casus; waarde: dagen van deze regisseur.")


@sockets.case_panel
def panel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Who directs, and who did."""
    if not ask(viewer, facts_of(viewer, casus_id), DataClass.PROCES):
        return None
    rows = queries.geschiedenis(viewer, casus_id)
    current = next((row for row in rows if row.tot is None), None)
    may = queries.mag_wijzigen(viewer, current)
    if not rows and not may:
        return None
    context = {"nu_regie": current, "eerder": rows, "mag_wijzigen": may, "casus_id": casus_id}
    return sockets.Panel(15, "Regie", "regie/paneel.html", context)


@sockets.timeline
def timeline(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Each director as a decision."""
    if viewer.system or ask(viewer, facts_of(viewer, casus_id), DataClass.PROCES):
        for row in queries.geschiedenis(viewer, casus_id):
            words = f"Regie: {row.account.naam}, {row.organisatie.naam}"
            yield sockets.TimelineItem("besluiten", row.van, words, "besluit")


@sockets.shredder
def shredder(casus_id: int) -> int:
    """Every period of direction on this case."""
    return actions.vernietig(casus_id)
