"""Pages about a mandate: write it down, end it."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.links import casus_url
from eenplan.keten.regie import actions_mandaat, mandaat_keuzes
from eenplan.keten.regie.forms_mandaat import EindeForm, MandaatForm
from eenplan.keten.regie.rules import REGISSEUR, VT_TOEWIJZERS


class Geef(ActionView):
    """Write down what an organisation lets the director decide."""

    roles = VT_TOEWIJZERS | REGISSEUR
    titel = "Mandaat vastleggen"
    klaar = "Vastgelegd. Eenplan waarschuwt voordat het afloopt."

    def casus_id(self, viewer: Viewer, **keys: Any) -> int:
        """The case that it is about."""
        return int(keys["casus_id"])

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which family, and the way back."""
        casus_id = self.casus_id(viewer, **keys)
        found = mandaat_keuzes.dossier(viewer, casus_id, now=clock.now())
        return {"boven": found.naam, "terug": casus_url(viewer, casus_id)}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With who takes part."""
        return MandaatForm(data, gevers=mandaat_keuzes.gevers(keys["casus_id"]))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Store it."""
        actions_mandaat.geef_mandaat(keys["casus_id"], data["nieuw"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside the question it is about."""
        for name, text in getattr(refusal, "fouten", {}).items() or [("", refusal.message)]:
            form.add_error(name if name in form.fields else None, text)


class Beeindig(Geef):
    """It does not hold any more."""

    titel = "Mandaat beëindigen"
    knop = "Beëindigen"
    klaar = "Het mandaat is beëindigd."

    def casus_id(self, viewer: Viewer, **keys: Any) -> int:
        """The case of this mandate."""
        return mandaat_keuzes.casus_van(viewer, keys["mandaat_id"])

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """Why."""
        return EindeForm(data)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """End it."""
        row = actions_mandaat.beeindig_mandaat(keys["mandaat_id"], data["reden"], by=viewer, at=clock.now())
        return casus_url(viewer, row.casus_id)
