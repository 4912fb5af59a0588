"""Pages of the decisions, one form each."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import actions, besluiten, queries
from eenplan.instrumenten.huisverbod.forms import BesluitForm, OplegForm, VerlengForm, naar_minuut
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod


class LegOp(OverHuisverbod):
    """Impose the order."""

    form_class = OplegForm
    template = "huisverbod/formulier.html"
    titel = "Huisverbod opleggen"
    knop = "Opleggen"
    klaar = "Het huisverbod is van kracht. De tien dagen lopen."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Now, to the minute."""
        return {"op": naar_minuut(clock.now()), "versie": self.beeld(viewer, **keys).rij.versie}

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Asked only of a deputy, and only when the birth date is not whole."""
        _, whole, _ = actions.leeftijd(self.beeld(viewer, **keys).rij.pleger, clock.now())
        return {"loco": self.is_loco(viewer, **keys), "vraag_leeftijd": not whole}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Impose it."""
        return besluiten.leg_op(
            pk, data["motivering"], op=data["op"], mandaat=data.get("mandaat", ""), mondeling=data["mondeling"],
            leeftijd_hoe=data.get("leeftijd_hoe", ""), by=viewer, at=clock.now(), versie=data["versie"],
        )  # fmt: skip


class _Besluit(OverHuisverbod):
    """A decision that only needs a reason."""

    form_class: type[forms.Form] = BesluitForm
    besluit: Any

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """A deputy names his mandate."""
        return {"loco": self.is_loco(viewer, **keys)}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Decide."""
        given = {"mandaat": data["mandaat"]} if "mandaat" in data else {}
        return type(self).besluit(pk, data["motivering"], by=viewer, at=clock.now(), **given)


class LegNietOp(_Besluit):
    """No order."""

    titel = "Geen huisverbod"
    knop = "Niet opleggen"
    klaar = "Vastgelegd: geen huisverbod. De melding blijft bij Veilig Thuis."
    besluit = staticmethod(besluiten.leg_niet_op)


class VerlengNiet(_Besluit):
    """Not extended."""

    titel = "Niet verlengen"
    knop = "Niet verlengen"
    klaar = "Vastgelegd: het huisverbod wordt niet verlengd."
    besluit = staticmethod(besluiten.verleng_niet)


class TrekIn(_Besluit):
    """Withdrawn."""

    titel = "Huisverbod intrekken"
    knop = "Intrekken"
    klaar = "Het huisverbod is ingetrokken. Spreek vandaag af wie meekijkt."
    besluit = staticmethod(besluiten.trek_in)


class Vernietig(_Besluit):
    """Annulled by the court."""

    titel = "Rechter vernietigde het huisverbod"
    knop = "Vastleggen"
    klaar = "Vastgelegd. Spreek vandaag af wie meekijkt."
    besluit = staticmethod(besluiten.vernietig)

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The court needs no mandate."""
        return {}


class Verleng(_Besluit):
    """Extend it."""

    form_class: type[forms.Form] = VerlengForm
    titel = "Huisverbod verlengen"
    knop = "Verlengen"
    klaar = "Het huisverbod is verlengd."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The longest there can be."""
        row = self.beeld(viewer, **keys).rij
        return {"tot": queries.uiterlijk(row), "versie": row.versie}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Extend it."""
        return besluiten.verleng(
            pk, data["motivering"], tot=data["tot"], mandaat=data.get("mandaat", ""), by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
