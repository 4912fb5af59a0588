"""Pages: impose it or not."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import niet_opleggen, opleggen
from eenplan.instrumenten.huisverbod.forms_besluit import BesluitForm, OplegForm
from eenplan.instrumenten.huisverbod.velden import naar_minuut
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod
from eenplan.instrumenten.huisverbod.volwassen import leeftijd


class LegOp(OverHuisverbod):
    """Impose the order."""

    needs = "leg_op"
    form_class = OplegForm
    template = "huisverbod/formulier.html"
    titel = "Huisverbod opleggen"
    knop = "Opleggen"
    klaar = "Het huisverbod is van kracht. De tien dagen lopen."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Now, to the minute."""
        now = naar_minuut(clock.now())
        return {"op": now, "versie": self.beeld(viewer, **keys).rij.versie, **self.mandaat(viewer, **keys)}

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Asked only of a deputy, and only when the birth date is not whole."""
        _, whole, _ = leeftijd(self.beeld(viewer, **keys).rij.pleger, clock.now())
        return {"met_mandaat": self.met_mandaat(viewer, **keys), "vraag_leeftijd": not whole}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Impose it."""
        return opleggen.leg_op(
            pk, data["motivering"], op=data["op"], mandaat=data.get("mandaat", ""), mondeling=data["mondeling"],
            leeftijd_hoe=data.get("leeftijd_hoe", ""), by=viewer, at=clock.now(), versie=data["versie"],
        )  # fmt: skip


class Besluit(OverHuisverbod):
    """A decision that only needs a reason."""

    form_class: type[forms.Form] = BesluitForm
    besluit: Any

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The mandate, when he named it before."""
        return self.mandaat(viewer, **keys)

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who decides for the mayor names his mandate."""
        return {"met_mandaat": self.met_mandaat(viewer, **keys)}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Decide."""
        given = {"mandaat": data["mandaat"]} if "mandaat" in data else {}
        return type(self).besluit(pk, data["motivering"], by=viewer, at=clock.now(), **given)


class LegNietOp(Besluit):
    """No order."""

    needs = "leg_niet_op"
    titel = "Geen huisverbod"
    knop = "Niet opleggen"
    klaar = "Vastgelegd: geen huisverbod. De melding blijft bij Veilig Thuis."
    besluit = staticmethod(niet_opleggen.leg_niet_op)
