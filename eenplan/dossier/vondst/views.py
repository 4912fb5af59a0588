"""The button "Gezien", at two doors."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.views import ActionView
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.rules import TEAM, VT
from eenplan.dossier.vondst import actions, queries


class Gezien(ActionView):
    """Somebody looked at what the radar found."""

    roles = VT
    titel = "Gekeken naar wat de radar vond"
    knop = "Gezien"
    klaar = "Genoteerd dat er is gekeken."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back to the case; NotVisible for who may not be there."""
        gevonden = queries.te_bekijken(viewer, keys["casus_id"])
        return {
            "deur_sjabloon": f"web/{self.door}.html", "terug": casus_url(viewer, keys["casus_id"]),
            "uitleg": "" if gevonden else "Er is hier niets meer te bekijken.",
        }  # fmt: skip

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Note it."""
        actions.gezien(keys["casus_id"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])


class PartnerGezien(Gezien):
    """The same for a director, at the partner's door."""

    door = "partner"
    roles = TEAM - VT
