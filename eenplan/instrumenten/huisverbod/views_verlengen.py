"""Pages: extend, or not."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import haltes, niet_verlengen, verlengen
from eenplan.instrumenten.huisverbod.forms_besluit import VerlengForm
from eenplan.instrumenten.huisverbod.views_besluit import Besluit


class VerlengNiet(Besluit):
    """Not extended."""

    needs = "verleng_niet"
    titel = "Niet verlengen"
    knop = "Niet verlengen"
    klaar = "Vastgelegd: het huisverbod wordt niet verlengd."
    besluit = staticmethod(niet_verlengen.verleng_niet)


class Verleng(Besluit):
    """Extend it."""

    needs = "verleng"
    form_class: type[forms.Form] = VerlengForm
    template = "huisverbod/formulier.html"
    titel = "Huisverbod verlengen"
    uitleg = (
        "Verlengen past als de dreiging er nog is (Wth 9). Uithuisgeplaatste en huisgenoten horen het voor het einde."
    )
    knop = "Verlengen"
    klaar = "Het huisverbod is verlengd."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The longest there can be."""
        row = self.beeld(viewer, **keys).rij
        return {"tot": haltes.uiterlijk(row), "versie": row.versie, **self.mandaat(viewer, **keys)}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Extend it."""
        return verlengen.verleng(
            pk, data["motivering"], tot=data["tot"], mandaat=data.get("mandaat", ""), by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
