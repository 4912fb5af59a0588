"""Pages about the plan as a whole: settle it, move it, complete it."""

from dataclasses import replace
from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.keten.plan import actions, queries
from eenplan.keten.plan.forms import AfrondForm, FaseForm, VaststelForm
from eenplan.keten.plan.views_basis import PlanView


class Vaststellen(PlanView):
    """Settle the plan with each person."""

    form_class = VaststelForm
    template = "plan/vaststellen.html"
    titel = "Plan vaststellen"
    knop = "Vaststellen"
    klaar = "Het plan geldt nu. Elke afspraak heeft een controledatum."
    uitleg = "Zet bij ieder hoe hij of zij tegenover het plan staat."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """One question for each person of the case."""
        mensen = self.blad(viewer, **keys).dossier.mensen
        return VaststelForm(data, initial=self.initial(viewer, **keys), mensen=mensen)

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What is settled: the agreements that do not hold yet."""
        beeld = self.beeld(viewer, **keys)
        return {**super().context(viewer, **keys), "beeld": replace(beeld, regels=beeld.nieuw)}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Settle it."""
        actions.stel_vast(
            self.beeld(viewer, **keys).plan.pk, data["instemming"], grond_opgelegd=data["grond"], by=viewer,
            at=clock.now(), versie=data["versie"],
        )  # fmt: skip
        return self.terug(**keys)


class OverActief(PlanView):
    """A page about the active plan, also when a draft lies beside it."""

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """The active plan."""
        return self.needed(self.blad(viewer, **keys).actief, keys["casus_id"])


class Naarfase(OverActief):
    """Move to another phase."""

    form_class = FaseForm
    titel = "Naar een andere fase"
    knop = "Fase wijzigen"
    klaar = "De fase is gewijzigd."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the phases that are next to this one."""
        fasen, early = queries.fasen_na(viewer, self.beeld(viewer, **keys).plan), self.blad(viewer, **keys).te_vroeg
        return FaseForm(data, initial=self.initial(viewer, **keys), fasen=fasen, te_vroeg=early)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Move."""
        actions.naar_fase(
            self.beeld(viewer, **keys).plan.pk, data["fase"], reden=data["reden"], by=viewer, at=clock.now(),
            eerder=data.get("eerder", ""), versie=data["versie"],
        )  # fmt: skip
        return self.terug(**keys)


class Afronden(OverActief):
    """Complete the plan."""

    form_class = AfrondForm
    titel = "Plan afronden"
    knop = "Afronden"
    klaar = "Het plan is afgerond."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Complete it."""
        actions.rond_af(
            self.beeld(viewer, **keys).plan.pk, toelichting=data["toelichting"], by=viewer, at=clock.now(),
            versie=data["versie"],
        )  # fmt: skip
        return self.terug(**keys)
