"""What the lead decides when somebody may not look: another carries the case, or it is no acquaintance after all."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.toegang import herverdelen, keuzes
from eenplan.dossier.toegang.forms import CollegaForm
from eenplan.dossier.toegang.views_besluit import LEIDING, Besluit


class Herverdeel(Besluit):
    """Another colleague carries the case."""

    roles = LEIDING
    titel, knop, klaar = "Casus aan een ander geven", "Geven", "De casus staat op een andere naam, met de termijnen."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """Who works here and does not know the family."""
        return CollegaForm(data, mensen=keuzes.opvolgers(self.beeld(viewer, **keys), clock.now()))

    def doe(self, viewer: Viewer, data: dict[str, Any], casus_id: int, **keys: Any) -> None:
        """Hand it over."""
        herverdelen.herverdeel(casus_id, int(data["collega"]), by=viewer, at=clock.now())


class GeenBekende(Besluit):
    """The surname is only the same word."""

    roles = LEIDING
    titel, knop, klaar = "Geen bekende", "Opheffen", "Opgeheven. Om deze naam gaat de casus niet nog eens dicht."
    uitleg = "Vraag het deze collega eerst. Klopt het dat het alleen dezelfde achternaam is?"

    def doe(self, viewer: Viewer, data: dict[str, Any], casus_id: int, **keys: Any) -> None:
        """Lift it."""
        herverdelen.geen_bekende(keys["belangenconflict_id"], data["reden"], by=viewer, at=clock.now())
