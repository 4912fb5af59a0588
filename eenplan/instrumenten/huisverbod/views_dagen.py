"""Pages of the ten days: a station, counsel and court."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import dagen, op_verzoek
from eenplan.instrumenten.huisverbod.forms_dagen import BeginStapForm, StapForm
from eenplan.instrumenten.huisverbod.velden import naar_minuut
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod


class Stap(OverHuisverbod):
    """A station: done, or not."""

    form_class = StapForm
    titel = "Stap vastleggen"

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which station."""
        found = super().context(viewer, **keys)
        halte = next((item for item in found["beeld"].haltes if item.rij.sleutel == keys["sleutel"]), None)
        if keys["sleutel"] == "adres":
            found["uitleg"] = (
                "Waar en hoe is deze persoon bereikbaar? Alleen wie meedoet leest dit; het komt in geen brief."
            )
        return {**found, "titel": halte.soort.label if halte else self.titel}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Write it down."""
        return dagen.teken(
            pk, keys["sleutel"], data["tekst"], gemist=data["gedaan"] == "nee", reden=data["reden"],
            by=viewer, at=clock.now(),
        )  # fmt: skip


class BeginStap(OverHuisverbod):
    """Counsel, hearing, ruling, copies."""

    form_class = BeginStapForm
    titel = "Raadsman of rechter"
    klaar = "De termijn loopt."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Now."""
        return {"op": naar_minuut(clock.now())}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Begin it."""
        return op_verzoek.start_stap(pk, data["sleutel"], data["op"], by=viewer, at=clock.now())
