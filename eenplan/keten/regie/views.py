"""The page to assign or change the director of a household."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import find_viewer, home_of
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.links import casus_url
from eenplan.keten.regie import actions, queries
from eenplan.keten.regie.elders import onthoud
from eenplan.keten.regie.forms import RegieForm
from eenplan.keten.regie.rules import REGISSEUR, VT_TOEWIJZERS


class Toewijzen(ActionView):
    """Assign when nobody directs, change when somebody does; the new one starts where the old one ends."""

    roles = VT_TOEWIJZERS | REGISSEUR
    template = "regie/regie.html"
    titel = "Regie"
    klaar = "De regie is toegewezen."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who directs now and who did before."""
        return {"beeld": queries.regie(viewer, keys["casus_id"], now=clock.now())}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> RegieForm:
        """The people who can direct; for a casusregisseur his own colleagues."""
        beeld = queries.regie(viewer, keys["casus_id"], now=clock.now())
        start: dict[str, object] = {"versie": beeld.dossier.casus.versie}
        start["regel"] = next((row.regel for row in beeld.tabel if row.voorstel), None)
        return RegieForm(data, initial=start, keuzes=beeld.keuzes, collega=viewer.role == Role.REGISSEUR)

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Assign what was chosen."""
        self.gekozen = self.form(find_viewer(request), request.POST, **keys)
        return super().post(request, **keys)

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """A refusal by the gate of another case of the household leaves its line."""
        onthoud(find_viewer(self.request), refusal)
        super().refuse(form, refusal)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Assign or change."""
        assert self.gekozen.is_valid()
        place, person = self.gekozen.keuze
        casus_id, now = keys["casus_id"], clock.now()
        if viewer.role == Role.REGISSEUR:
            actions.wissel(casus_id, person, by=viewer, at=now, reden=data["reden"], versie=data["versie"])
            return home_of(viewer)  # his sight on this family ended with the direction
        actions.wijs_toe(
            casus_id, place, person, by=viewer, at=now, reden=data["reden"], regel=data["regel"], versie=data["versie"]
        )
        return casus_url(viewer, casus_id)
