"""The page on which one lets somebody of another organisation read along."""

from typing import Any

from django import forms
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.core.web.words import day_of
from eenplan.dossier.toegang import delen, lezen
from eenplan.keten.overdracht.forms_meelezen import MeelezenForm
from eenplan.keten.overdracht.meelezen import laat_meelezen, mensen


class LaatMeelezen(ActionView):
    """One person of another organisation."""

    roles = VT
    form_class = MeelezenForm
    titel, knop, klaar = "Iemand laten meelezen", "Delen", "Gedeeld. U kunt dit op elk moment beëindigen."

    def beeld(self, viewer: Viewer, **keys: Any) -> lezen.Beeld:
        """The case, opened once per request."""
        if not hasattr(self, "_beeld"):
            self._beeld = lezen.beeld(viewer, keys["casus_id"], now=clock.now())
        return self._beeld

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which case, and the way back."""
        found = self.beeld(viewer, **keys)
        return {
            "boven": found.casus.nummer, "terug": reverse("toegang", args=[keys["casus_id"]]),
            "uitleg": "Draagt u het gezin over, of gaat het om een huisverbod? Deel dan daar. De ontvanger geeft niets"
            " door. Wie er meldde en gegevens van justitie gaan nooit mee.",
        }  # fmt: skip

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """People to choose from, by organisation; ends beforehand when the rule says."""
        now = clock.now()
        found = self.beeld(viewer, **keys).casus
        made = MeelezenForm(data, initial={"tot": day_of(delen.uiterlijk(now))})
        groups: dict[str, list[tuple[str, str]]] = {}
        for row in mensen(found.pk, found.bronhouder_id, now):
            groups.setdefault(row.organisation.naam, []).append((str(row.pk), f"{row.account.naam}, {row.functie}"))
        field = made.fields["wie"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Kies iemand"), *groups.items()]
        return made

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Share it."""
        laat_meelezen(keys["casus_id"], data["nieuw"], by=viewer, at=clock.now())
        return reverse("toegang", args=[keys["casus_id"]])
