"""Pages: who takes part, what was written down wrongly, and stopping."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import actions_begin, actions_wijzig
from eenplan.instrumenten.huisverbod.forms import GenodigdenForm, WijzigForm
from eenplan.instrumenten.huisverbod.forms_besluit import BesluitForm
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod
from eenplan.instrumenten.huisverbod.views_begin import keuzen


class Genodigden(OverHuisverbod):
    """Ask more people of police or municipality."""

    form_class = GenodigdenForm
    titel = "Wie doen er nog meer mee?"
    klaar = "Zij kunnen nu meelezen en meeschrijven."

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who can be asked."""
        return {"genodigden": keuzen(self.beeld(viewer, **keys).rij.casus)}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Ask them."""
        return actions_begin.nodig_uit(pk, data["deelnemers"], by=viewer, at=clock.now())


class Wijzig(OverHuisverbod):
    """Correct what was written down."""

    form_class = WijzigForm
    titel = "Gegevens wijzigen"
    klaar = "Gewijzigd. Het besluit en de brieven gebruiken dit."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What stands there now."""
        beeld = self.beeld(viewer, **keys)
        row = beeld.rij
        return {
            "versie": row.versie, "aanleiding": row.aanleiding, "adres": row.adres,
            "kindermishandeling": row.kindermishandeling,
            "beschermden": [mens.persoon_id for mens in beeld.beschermden],
        }  # fmt: skip

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Everybody of the case but the one who must leave."""
        beeld = self.beeld(viewer, **keys)
        people = [mens for mens in beeld.dossier.mensen if mens.persoon_id != beeld.rij.pleger_id]
        return {"mensen": [(mens.persoon_id, f"{mens.naam} ({mens.rol})") for mens in people]}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Correct it."""
        new = actions_wijzig.Gegevens(
            data["aanleiding"], data["adres"], data["beschermden"], data["kindermishandeling"]
        )
        return actions_wijzig.wijzig(pk, new, versie=data["versie"], by=viewer, at=clock.now())


class Stoppen(OverHuisverbod):
    """Stop before the decision."""

    form_class = BesluitForm
    titel = "Stoppen zonder besluit"
    knop = "Stoppen"
    klaar = "Gestopt. De melding blijft bij Veilig Thuis."

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Stop."""
        return actions_wijzig.breek_af(pk, data["motivering"], by=viewer, at=clock.now())
