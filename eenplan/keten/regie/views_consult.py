"""Pages of the consult: name a ground, ask, advise."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.views import ActionView
from eenplan.dossier.casus.links import casus_url
from eenplan.keten.regie import actions_consult, queries_consult
from eenplan.keten.regie.forms_consult import AdviesForm, GrondForm, VraagForm
from eenplan.keten.regie.rules import CONSULT


def _wie(action: str) -> frozenset[Any]:
    return frozenset(role for row in CONSULT.transitions if row.action == action for role in row.by)


class ConsultView(ActionView):
    """A page with the card and one form."""

    template = "regie/consult.html"

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The case and the card."""
        dossier, card = queries_consult.pagina(viewer, keys["casus_id"], now=clock.now())
        return {"dossier": dossier, "kaart": card, "terug": casus_url(viewer, keys["casus_id"])}


class Raadpleeg(ConsultView):
    """Ask Veilig Thuis."""

    roles = _wie("raadpleeg")
    form_class = VraagForm
    titel = "Veilig Thuis raadplegen"
    knop = "Vraag stellen"
    klaar = "Uw vraag ligt bij Veilig Thuis. U krijgt bericht als er advies is."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Ask."""
        actions_consult.raadpleeg(keys["casus_id"], data["vraag"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])


class NoemGrond(ConsultView):
    """Say what the record does not know."""

    roles = _wie("noem_grond")
    form_class = GrondForm
    titel = "Wat het dossier nog niet weet"
    klaar = "Vastgelegd. Kijk op de kaart of u Veilig Thuis moet raadplegen."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record it."""
        actions_consult.noem_grond(keys["casus_id"], data["grond"], data["feit"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])


class Adviseer(ConsultView):
    """Answer the local team."""

    roles = _wie("adviseer")
    form_class = AdviesForm
    titel = "Advies geven aan het lokale team"
    knop = "Advies geven"
    klaar = "Het advies is vastgelegd; wie het vroeg krijgt bericht."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Only while a question waits."""
        given = super().context(viewer, **keys)
        if given["kaart"].wacht is None:
            raise NotVisible(Line("consult.zoek", casus_id=keys["casus_id"], rule="R0", allowed=False))
        return given

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Answer."""
        waits = self.context(viewer, **keys)["kaart"].wacht
        actions_consult.adviseer(waits.pk, data["advies"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])
