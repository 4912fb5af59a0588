"""Pages of the talk with the system."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import gesprek
from eenplan.instrumenten.huisverbod.forms_gesprek import GesprekForm, PlanGesprekForm
from eenplan.instrumenten.huisverbod.velden import naar_minuut
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod


class PlanGesprek(OverHuisverbod):
    """Plan the talk."""

    form_class = PlanGesprekForm
    titel = "Systeemgesprek plannen"
    knop = "Plannen"

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Plan it."""
        return gesprek.plan_gesprek(pk, data["gepland_op"], data["plek"], by=viewer, at=clock.now())


class Gesprek(OverHuisverbod):
    """The talk was held."""

    form_class = GesprekForm
    titel = "Systeemgesprek vastleggen"

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """When it was planned."""
        planned = [row for row in self.beeld(viewer, **keys).gesprekken if row.gehouden_op is None]
        return {"op": naar_minuut(min([clock.now(), *(row.gepland_op for row in planned)]))}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Write it down."""
        return gesprek.leg_gesprek(
            pk, data["op"], data["aanwezig"], data["verslag"], data["afspraken"], data["reden"],
            by=viewer, at=clock.now(),
        )  # fmt: skip
