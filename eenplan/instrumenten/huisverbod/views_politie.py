"""The page on which the police begin, at their own door."""

from typing import Any

from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.actions_politie import begin_politie
from eenplan.instrumenten.huisverbod.forms_politie import PolitieForm
from eenplan.instrumenten.huisverbod.views_basis import adres


class BeginPolitie(ActionView):
    """One form: the report and the order."""

    door = "partner"
    roles = frozenset({Role.JUSTITIE})
    form_class = PolitieForm
    template = "huisverbod/politie.html"
    titel = "Huisverbod beginnen"
    knop = "Beginnen"
    klaar = "Begonnen. Veilig Thuis en wie kan beslissen hebben bericht. Vul nu samen de RiHG in."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The way back."""
        return {"terug": reverse("partner-huisverboden")}

    def refuse(self, form: Any, refusal: Refused) -> None:
        """What is wrong with a person or a date stands above the form, in its own words."""
        form.add_error(None, refusal.message)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Begin; a second press of the same button leads to the same order."""
        found = begin_politie(data["begin"], by=viewer, at=clock.now())
        return adres(viewer, "huisverbod", found.huisverbod_id)
