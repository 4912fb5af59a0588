"""Pages of the RiHG."""

from typing import Any

from django import forms
from django.http import Http404

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import actions_rihg, beeld
from eenplan.instrumenten.huisverbod.forms_rihg import RihgForm
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod, adres

ONDERDELEN = 3


class Rihg(OverHuisverbod):
    """One part of the RiHG; after the last one back to the order."""

    template = "huisverbod/rihg.html"
    titel = "RiHG"
    knop = "Bewaren en verder"
    klaar = "Bewaard."

    def beeld(self, viewer: Viewer, **keys: Any) -> beeld.Beeld:
        """There are three parts, and no other page."""
        if not 1 <= keys["deel"] <= ONDERDELEN:
            raise Http404
        return super().beeld(viewer, **keys)

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which part, of how many."""
        beeld, deel = self.beeld(viewer, **keys), keys["deel"]
        return {**super().context(viewer, **keys), "deel": beeld.delen[deel - 1], "onderdelen": beeld.delen}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The signals of this part as they were filled in."""
        beeld = self.beeld(viewer, **keys)
        part = beeld.delen[keys["deel"] - 1]
        initial = {"gezien": actions_rihg.ingevuld_tot(beeld.rij, [signaal.nummer for signaal, _ in part.signalen])}
        for signaal, row in part.signalen:
            initial |= {f"z{signaal.nummer}": row.zwaarte, f"f{signaal.nummer}": row.feiten} if row else {}
        return RihgForm(data, initial=initial, signalen=[signaal for signaal, _ in part.signalen])

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep this part."""
        pk, deel = keys["huisverbod_id"], keys["deel"]
        actions_rihg.vul_rihg(pk, data["antwoorden"], gezien=data["gezien"], by=viewer, at=clock.now())
        if deel < ONDERDELEN:
            return adres(viewer, "huisverbod-rihg", pk, deel + 1)
        return adres(viewer, "huisverbod", pk)


class StelVast(OverHuisverbod):
    """Settle the RiHG."""

    titel = "RiHG vaststellen"
    knop = "Vaststellen"
    klaar = "De RiHG staat vast. Nu kan er worden besloten."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What settling means."""
        uitleg = "Daarna verandert de RiHG niet meer. Het besluit neemt u op de volgende bladzijde."
        return {**super().context(viewer, **keys), "uitleg": uitleg}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Settle it."""
        return actions_rihg.stel_rihg_vast(pk, by=viewer, at=clock.now())
