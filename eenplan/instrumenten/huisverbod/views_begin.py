"""Pages: begin, and who takes part."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.instrumenten.huisverbod import actions_begin, genodigden
from eenplan.instrumenten.huisverbod.access import voor_thv
from eenplan.instrumenten.huisverbod.forms import BeginForm
from eenplan.instrumenten.huisverbod.views_basis import adres


def keuzen(casus: Any) -> list[tuple[int, str]]:
    """Who can be asked, with what he does there."""
    rows = genodigden.mogelijke(casus, clock.now())
    return [(row.account_id, f"{row.account.naam}, {row.functie} ({row.organisation.naam})") for row in rows]


class Begin(ActionView):
    """Begin with an order."""

    roles = VT
    form_class = BeginForm
    template = "huisverbod/formulier.html"
    titel = "Huisverbod beginnen"
    knop = "Beginnen"
    klaar = "Begonnen. De mensen die u koos, kunnen meelezen en meeschrijven."

    def dossier(self, viewer: Viewer, **keys: Any) -> Any:
        """The case, opened once per request."""
        if not hasattr(self, "_dossier"):
            self._dossier = open_casus(voor_thv(viewer), keys["casus_id"], what="huisverbod.begin", now=clock.now())
        return self._dossier

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The case it is about."""
        return {"boven": self.dossier(viewer, **keys).naam, "terug": casus_url(viewer, keys["casus_id"])}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The people of the case; who is named as perpetrator, his address and who can decide are filled in."""
        dossier = self.dossier(viewer, **keys)
        people = [(mens.persoon_id, f"{mens.naam} ({mens.rol})") for mens in dossier.mensen]
        pleger = next((mens for mens in dossier.mensen if mens.rol == "pleger"), None)
        rows = genodigden.mogelijke(dossier.casus, clock.now())
        initial = {
            "pleger": pleger.persoon_id if pleger else None, "herkomst": "politie",
            "adres": pleger.adres if pleger and not pleger.geheim else "",
            "beschermden": [mens.persoon_id for mens in dossier.mensen if mens.rol != "pleger"],
            "deelnemers": [row.account_id for row in rows if genodigden.beslist(row)],
        }  # fmt: skip
        return BeginForm(data, initial=initial, mensen=people, genodigden=keuzen(dossier.casus))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Begin."""
        given = actions_begin.Begin(
            herkomst=data["herkomst"], aanleiding=data["aanleiding"], pleger_id=data["pleger"], adres=data["adres"],
            beschermden=[pk for pk in data["beschermden"] if pk != data["pleger"]],
            deelnemers=data["deelnemers"], kindermishandeling=data["kindermishandeling"],
        )  # fmt: skip
        found = actions_begin.begin(keys["casus_id"], given, by=viewer, at=clock.now())
        return adres(viewer, "huisverbod", found.pk)
