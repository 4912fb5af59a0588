"""The page on which one says that one knows these people."""

from typing import Any

from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import PARTNER, home_of
from eenplan.core.web.forms import EenplanForm
from eenplan.dossier.toegang import belang
from eenplan.dossier.toegang.views import WIE
from eenplan.dossier.toegang.views_besluit import Besluit


class Belang(Besluit):
    """One confirmation that one knows these people, and it is shut."""

    roles = WIE
    form_class = EenplanForm
    titel, knop = "Ik ken deze mensen", "Ja, sluit deze casus voor mij"
    klaar = "De casus is voor u dicht. Stond er iets op uw naam? De teamleider geeft het aan een ander."
    uitleg = (
        "Familie, een vriend, de buren, iemand van de sport? Dan hoort u hier niet te kijken. De casus gaat voor u"
        " meteen dicht, ook bij nood. U kunt dit niet zelf terugdraaien. Loopt er nu iets dat niet kan wachten? Bel dan"
        " eerst een collega."
    )
    basis, pagina = "web/werk.html", "casus"

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Back to the case."""
        found = super().context(viewer, **keys)
        return found | {"terug": reverse(self.pagina, args=[keys["casus_id"]]), "deur_sjabloon": self.basis}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Shut it; there is nothing to go back to."""
        belang.meld(keys["casus_id"], by=viewer, at=clock.now())
        return home_of(viewer)


class PartnerBelang(Belang):
    """The same at the door of the partners."""

    door = "partner"
    roles = PARTNER | {Role.REGISSEUR}
    basis, pagina = "web/partner.html", "partner-casus"
