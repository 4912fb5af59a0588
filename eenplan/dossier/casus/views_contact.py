"""The page on which one records how to reach somebody safely."""

from typing import Any

from django import forms
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Stale
from eenplan.core.audit.actions import Line
from eenplan.core.doors import PARTNER, VT, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.dossier.casus import queries
from eenplan.dossier.casus.contact.acties import VINDBAAR, leg_veilig_contact
from eenplan.dossier.casus.forms_contact import VeiligContactForm

LEES = "veilig_contact.lees"


class VeiligContact(ActionView):
    """One person: number, when, what may be said."""

    roles = VT | {Role.REGISSEUR}
    basis, casus = "web/werk.html", "casus"
    botst = False  # a colleague was first
    template = "casus/veilig_contact.html"
    form_class = VeiligContactForm
    titel = "Veilig contact"
    klaar = "Opgeslagen. Wie gaat bellen, ziet dit."

    def mens(self, viewer: Viewer, **keys: Any) -> queries.Mens:
        """Whom it is about, opened once per request; the same page as when there is nobody, for who may not know."""
        if not hasattr(self, "_mens"):
            found = queries.mens_van(viewer, keys["casus_id"], keys["persoon_id"], what=LEES, now=clock.now())
            if found is None or not found.bereik.schrijven:
                raise NotVisible(Line(LEES, casus_id=keys["casus_id"], classes=VINDBAAR, rule="R6", allowed=False))
            self._mens = found
        return self._mens

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Whom it is about, and the way back."""
        mens = self.mens(viewer, **keys)
        terug = reverse(self.casus, args=[keys["casus_id"]])
        return {"deur_sjabloon": self.basis, "boven": mens.naam, "mens": mens, "terug": terug, "botst": self.botst}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What was recorded before."""
        now = self.mens(viewer, **keys).bereik
        weg = now.weg
        return {
            "telefoon": weg.telefoon, "tijden": weg.tijden, "woorden": weg.woorden, "versie": now.versie,
            "voicemail": weg.voicemail.value if now else "", "post": weg.post.value if now else "",
        }  # fmt: skip

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record it."""
        leg_veilig_contact(
            keys["casus_id"], keys["persoon_id"], data["weg"], versie=data["versie"], by=viewer, at=clock.now()
        )
        return str(self.context(viewer, **keys)["terug"])

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside its field; after a colleague was first, his words stand above and the next try counts from there."""
        for name, text in getattr(refusal, "fouten", {}).items() or [("", refusal.message)]:
            form.add_error(name if name in form.fields else None, text)
        if isinstance(refusal, Stale):
            del self._mens
            newest = self.mens(find_viewer(self.request), **self.kwargs).bereik
            self.botst = True
            form.data = {**form.data.dict(), "versie": newest.versie}  # type: ignore[attr-defined]  # a posted QueryDict


class PartnerVeiligContact(VeiligContact):
    """The same at the door of the partners."""

    door = "partner"
    roles = PARTNER | {Role.REGISSEUR}
    basis, casus = "web/partner.html", "partner-casus"
