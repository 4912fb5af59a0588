"""The page "Mijn kring" in the account menu."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import door, home_of
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.toegang import kring_lezen, mijn_kring
from eenplan.dossier.toegang.forms_kring import KringForm


class MijnKring(ActionView):
    """One's own address and the surnames of people one knows: told here, and never shown again."""

    form_class = KringForm
    template = "toegang/kring.html"
    titel, knop = "Mijn kring", "Vastleggen"
    klaar = "Vastgelegd. Casussen die hierbij passen, zijn voor u dicht."

    @classmethod
    def at_door(cls) -> Any:
        """For everybody who is logged in, whatever his role."""
        return door("advies")(login_required(cls.as_view()))

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """That something was told before."""
        return {"eerder": kring_lezen.vastgelegd(viewer), "terug": home_of(viewer)}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep it."""
        mijn_kring.leg_vast(data["kring"], by=viewer, at=clock.now())
        return reverse("kring")

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside its field."""
        for name, text in getattr(refusal, "fouten", {"": refusal.message}).items():
            form.add_error(name or None, text)
