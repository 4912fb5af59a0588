"""Pages for a decision that needs a reason or a choice: a shield, seclusion, a conflict of interest."""

from typing import Any

from django import forms
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.dossier.toegang import besloten, keuzes, lezen, schilden
from eenplan.dossier.toegang.forms import LezersForm, RedenForm

LEIDING = frozenset({Role.VT_LEAD})


class Besluit(ActionView):
    """A decision about one case; the page of the case's access is where one comes from and goes to."""

    roles = VT
    form_class: type[forms.Form] = RedenForm
    uitleg = ""

    def beeld(self, viewer: Viewer, **keys: Any) -> lezen.Beeld:
        """The case, opened once per request."""
        if not hasattr(self, "_beeld"):
            self._beeld = lezen.beeld(viewer, keys["casus_id"], now=clock.now())
        return self._beeld

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which case, and what happens."""
        nummer = self.beeld(viewer, **keys).casus.nummer
        return {"boven": nummer, "uitleg": self.uitleg, "terug": reverse("toegang", args=[keys["casus_id"]])}

    def doe(self, viewer: Viewer, data: dict[str, Any], casus_id: int, **keys: Any) -> None:
        """The act."""
        raise NotImplementedError  # every decision names its own

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Do it and go back."""
        self.doe(viewer, data, **keys)
        return reverse("toegang", args=[keys["casus_id"]])


class MetLezers(Besluit):
    """A decision that names readers."""

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """Who can be chosen; who is responsible is ticked already."""
        found = self.beeld(viewer, **keys)
        people = keuzes.lezers(found, clock.now())
        ticked = {found.casus.verantwoordelijke_id, viewer.account_id} & people.keys()
        return LezersForm(data, mensen=people, initial={"lezers": [str(pk) for pk in ticked]})


class SchermAf(MetLezers):
    """Where they are is for named readers only."""

    titel, knop, klaar = "Verblijfplaats afschermen", "Afschermen", "De verblijfplaats is afgeschermd."
    uitleg = (
        "Alleen de lezers die u kiest, zien nog waar deze mensen zijn: adres, telefoon, school."
        " Dat geldt ook voor brieven en lijsten."
    )

    def doe(self, viewer: Viewer, data: dict[str, Any], casus_id: int, **keys: Any) -> None:
        """Put it."""
        schilden.scherm_af(casus_id, data["lezers"], data["reden"], by=viewer, at=clock.now())


class HefOp(Besluit):
    """The team reads where they are again."""

    titel, knop, klaar = "Afscherming opheffen", "Opheffen", "Het casusteam ziet de verblijfplaats weer."
    uitleg = "Het hele casusteam ziet daarna weer waar deze mensen zijn. Weet u zeker dat dit veilig is?"

    def doe(self, viewer: Viewer, data: dict[str, Any], casus_id: int, **keys: Any) -> None:
        """Lift it."""
        schilden.hef_op(casus_id, data["reden"], by=viewer, at=clock.now())


class MaakBesloten(MetLezers):
    """The whole case for named readers only."""

    roles = LEIDING
    titel, knop, klaar = "Casus besloten maken", "Besloten maken", "De casus is besloten."
    uitleg = (
        "Voor een bekende van collega's, of iemand die in het nieuws is. Alleen de lezers zien de casus dan nog, ook"
        " bij nood. U blijft zelf lezer. Termijnen van anderen gaan naar wie verantwoordelijk is."
    )

    def doe(self, viewer: Viewer, data: dict[str, Any], casus_id: int, **keys: Any) -> None:
        """Seclude it."""
        besloten.maak_besloten(casus_id, data["lezers"], data["reden"], by=viewer, at=clock.now())


class MaakOpen(Besluit):
    """The team reads the case again."""

    roles = LEIDING
    titel, knop, klaar = "Casus weer openen", "Openen", "Het casusteam ziet de casus weer."
    uitleg = "Het hele casusteam ziet de casus daarna weer. Maakte u hem zelf besloten? Dan doet een ander dit."

    def doe(self, viewer: Viewer, data: dict[str, Any], casus_id: int, **keys: Any) -> None:
        """Open it."""
        besloten.maak_open(casus_id, data["reden"], by=viewer, at=clock.now())
