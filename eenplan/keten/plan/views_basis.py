"""What every page of the plan shares: its door, its version, and what a refusal does."""

from typing import Any

from django import forms
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Stale
from eenplan.core.audit.actions import Line
from eenplan.core.doors import VT, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.keten.plan import actions, queries
from eenplan.keten.regie.elders import onthoud

ROLES = {"werk": VT | {Role.REGISSEUR}, "partner": frozenset({Role.REGISSEUR})}


PREFIX = {"werk": "", "partner": "partner-"}


BASE = {"werk": "web/werk.html", "partner": "web/partner.html"}


class PlanView(ActionView):
    """A page with one form about the plan; knows its door and the version it shows."""

    uitleg = ""

    def blad(self, viewer: Viewer, **keys: Any) -> queries.Blad:
        """The plan, opened once per request."""
        if not hasattr(self, "_blad"):
            self._blad = queries.blad(viewer, keys["casus_id"], now=clock.now())
        return self._blad

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """The plan that this page is about: the draft, else the active one."""
        return self.needed(self.blad(viewer, **keys).werk, keys["casus_id"])

    def needed(self, beeld: queries.Beeld | None, casus_id: int) -> queries.Beeld:
        """The plan, or the same page as when there is nothing."""
        if beeld is None:
            raise NotVisible(Line("plan.zoek", casus_id=casus_id, rule="R0", allowed=False))
        return beeld

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The version that is shown."""
        return {"versie": self.beeld(viewer, **keys).plan.versie}

    def terug(self, **keys: Any) -> str:
        """The page of the plan."""
        return reverse(f"{PREFIX[self.door]}plan", args=[keys["casus_id"]])

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Where this is about and the way back."""
        blad = self.blad(viewer, **keys)
        return {
            "deur_sjabloon": BASE[self.door], "boven": blad.dossier.naam, "uitleg": self.uitleg,
            "terug": self.terug(**keys),
        }  # fmt: skip

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside the field it is about; after someone else was first, the next try counts from the new state."""
        onthoud(find_viewer(self.request), refusal)
        if isinstance(refusal, actions.Ongeldig):
            for name, message in refusal.fouten.items():
                form.add_error(name if name in form.fields else None, message)
            return
        form.add_error(None, refusal.message)
        if isinstance(refusal, Stale):
            del self._blad
            newest = self.initial(find_viewer(self.request), **self.kwargs)
            form.data = {**form.data.dict(), **newest}  # type: ignore[attr-defined]  # a posted form holds a QueryDict
