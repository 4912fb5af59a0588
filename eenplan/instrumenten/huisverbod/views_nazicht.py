"""Pages: a violation, and who watches after."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import nazicht, overtreding
from eenplan.instrumenten.huisverbod.forms_dagen import AfrondForm, OvertredingForm
from eenplan.instrumenten.huisverbod.velden import naar_minuut
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod


class Overtreding(OverHuisverbod):
    """A violation."""

    form_class = OvertredingForm
    template = "huisverbod/formulier.html"
    titel = "Overtreding melden"
    knop = "Melden"
    klaar = "Gemeld. Iedereen die meedoet krijgt bericht. Bel bij gevaar 112."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Now."""
        return {"op": naar_minuut(clock.now())}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Report it."""
        return overtreding.meld_overtreding(pk, data["op"], data["wat"], by=viewer, at=clock.now())


class Afronden(OverHuisverbod):
    """Who watches from tomorrow."""

    form_class = AfrondForm
    titel = "Wie kijkt vanaf morgen mee?"
    knop = "Afronden"
    klaar = "Afgerond. Er staat een naam, en de nametingen zijn gepland."

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who can watch."""
        rows = nazicht.kandidaten(self.beeld(viewer, **keys).rij.casus, clock.now())
        return {"mensen": [(row.account_id, f"{row.account.naam}, {row.organisation.naam}") for row in rows]}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Settle it."""
        return nazicht.rond_af(pk, data["kijkt_mee"], data["plan"], by=viewer, at=clock.now())
