"""What the pages of an order share: the order opened once, both doors, the way back."""

from typing import Any, cast

from django import forms
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import TEAM, VT, WERK
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod import beeld, queries
from eenplan.instrumenten.huisverbod.bevoegdheden import mandaat_nodig

BASE = {"werk": "web/werk.html", "partner": "web/partner.html"}
PARTIJ = TEAM | {Role.JUSTITIE}


def deur_van(viewer: Viewer) -> str:
    """The door at which this viewer reads orders."""
    return "werk" if viewer.role in WERK and viewer.role is not Role.REGISSEUR else "partner"


def adres(viewer: Viewer, name: str, *args: Any) -> str:
    """The address of a page of this package behind the viewer's own door."""
    return reverse(name if deur_van(viewer) == "werk" else f"partner-{name}", args=args)


class OverHuisverbod(ActionView):
    """A page with one form about one order."""

    roles = VT
    uitleg = ""  # one line above the form: when this is the thing to do
    needs = ""  # the action of the course this page is for

    def beeld(self, viewer: Viewer, **keys: Any) -> beeld.Beeld:
        """The order, opened once per request."""
        if not hasattr(self, "_beeld"):
            self._beeld = queries.beeld(viewer, keys["huisverbod_id"], now=clock.now())
        return self._beeld

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Where this is about, and the way back."""
        beeld = self.beeld(viewer, **keys)
        terug = adres(viewer, "huisverbod", beeld.rij.pk)
        return {"beeld": beeld, "deur_sjabloon": BASE[self.door], "boven": beeld.dossier.naam, "terug": terug,
            "uitleg": self.uitleg,
        }  # fmt: skip

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The form with what this order brings along."""
        return self.form_class(data, initial=self.initial(viewer, **keys), **self.gegevens(viewer, **keys))

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Arguments of the form that depend on the order."""
        return {}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Do it, and back to the page of the order."""
        self.doe(viewer, keys["huisverbod_id"], data, **keys)
        return adres(viewer, "huisverbod", keys["huisverbod_id"])

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """The one act of this page."""
        raise NotImplementedError  # every page names its own

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """A refusal may come from a newer state, so read it again."""
        self.__dict__.pop("_beeld", None)
        form.add_error(None, refusal.message)

    def met_mandaat(self, viewer: Viewer, **keys: Any) -> bool:
        """Whether the viewer decides by a mandate that he must name."""
        return mandaat_nodig(self.needs, self.beeld(viewer, **keys).wie)

    def mandaat(self, viewer: Viewer, **keys: Any) -> dict[str, str]:
        """The mandate he named last in this municipality: asked once, not every night."""
        if not self.met_mandaat(viewer, **keys):
            return {}
        return {"mandaat": queries.laatste_mandaat(self.beeld(viewer, **keys))}


def aan_beide(view: type[OverHuisverbod]) -> tuple[Any, Any]:
    """The page behind the door of Veilig Thuis, and behind that of the partners."""
    other = cast(
        type[OverHuisverbod],
        type(f"Partner{view.__name__}", (view,), {"door": "partner", "roles": PARTIJ, "__doc__": view.__doc__}),
    )
    return view.at_door(), other.at_door()
