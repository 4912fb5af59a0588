"""Pages: withdrawn, annulled."""

from typing import Any

from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import einde
from eenplan.instrumenten.huisverbod.views_besluit import Besluit


class TrekIn(Besluit):
    """Withdrawn."""

    needs = "trek_in"
    template = "huisverbod/formulier.html"
    titel = "Huisverbod intrekken"
    uitleg = (
        "Intrekken past als de hulp is aanvaard, de instantie dat bevestigt en niemand de hulp belemmert "
        "(Wth 2 lid 9). Schrijf van elk op waaruit dat blijkt. De huisgenoten horen het binnen een uur."
    )
    knop = "Intrekken"
    klaar = "Het huisverbod is ingetrokken. Spreek vandaag af wie meekijkt."
    besluit = staticmethod(einde.trek_in)


class Vernietig(Besluit):
    """Annulled by the court."""

    titel = "De rechter schorste of vernietigde het huisverbod"
    knop = "Vastleggen"
    klaar = "Vastgelegd. Spreek vandaag af wie meekijkt."
    besluit = staticmethod(einde.vernietig)

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The court needs no mandate."""
        return {}
