"""The region's instrument on a screen: its questions, its table with the source, and loading a next version."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.keten.triage import actions_instrument, versies
from eenplan.keten.triage.forms import InstrumentForm
from eenplan.keten.triage.instrument import DELEN
from eenplan.keten.triage.rules import KOLOMMEN


class Bekijken(ActionView):
    """Read the version of today; the functional manager loads a next one."""

    roles = VT | {Role.BEHEER, Role.PROCESREGISSEUR}
    form_class = InstrumentForm
    template = "triage/instrument.html"
    klaar = "De nieuwe versie is geladen."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The present version and what was loaded."""
        found = versies.huidig(clock.now().date())
        delen = [(naam, found.van_deel(deel)) for deel, naam in DELEN.items()]
        return {
            "inst": found,
            "koppen": KOLOMMEN,
            "delen": delen,
            "versies": versies.alle(),
            "mag": viewer.role == Role.BEHEER,
        }

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions_instrument.laad(data["bestand"].read(), data["geldig_vanaf"], by=viewer, at=clock.now())
        return self.request.path
