"""Page on which one says in which municipality a family lives."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.queries import casus
from eenplan.feiten.actions import ELDERS
from eenplan.keten.melding.forms_gemeente import GemeenteForm
from eenplan.keten.melding.gemeente import VERB, gemeenten, leg_gemeente


class Gemeente(ActionView):
    """Say in which municipality the family lives."""

    roles = VT
    titel, knop = "In welke gemeente woont dit gezin?", "Vastleggen"
    klaar = "Vastgelegd. De cijfers tellen nu met deze gemeente."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which case."""
        dossier = casus(viewer, keys["casus_id"], what=VERB, now=clock.now())
        return {"boven": dossier.naam, "terug": casus_url(viewer, keys["casus_id"])}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> GemeenteForm:
        """The region's municipalities."""
        return GemeenteForm(data, gemeenten=[*gemeenten(), ELDERS])

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Say it."""
        leg_gemeente(keys["casus_id"], data["gemeente"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])
