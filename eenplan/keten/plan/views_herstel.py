"""Pages of recovery, own words and the finger on the pulse."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.keten.plan import actions_herstel, queries
from eenplan.keten.plan.forms_herstel import BekijkForm, DoelForm, PolsForm, WoordenForm
from eenplan.keten.plan.views_basis import PlanView
from eenplan.keten.plan.views_fase import OverActief


class Doel(PlanView):
    """Add a recovery goal."""

    form_class = DoelForm
    titel = "Hersteldoel toevoegen"
    klaar = "Het doel staat in het plan."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the people of the case to choose from."""
        mensen = self.blad(viewer, **keys).dossier.mensen
        return DoelForm(data, initial=self.initial(viewer, **keys), mensen=mensen)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Add it."""
        plan = self.beeld(viewer, **keys).plan
        actions_herstel.stel_doel(plan.pk, data["nieuw"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.terug(**keys)


class BekijkDoel(PlanView):
    """Say how far a goal is."""

    form_class = BekijkForm
    titel = "Hoe ver is dit doel?"
    klaar = "Bijgewerkt."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """How far it was."""
        row = queries.doel(self.blad(viewer, **keys), keys["doel_id"])
        return {"stand": row.stand, "versie": row.plan.versie}

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The goal stands above."""
        row = queries.doel(self.blad(viewer, **keys), keys["doel_id"])
        return {**super().context(viewer, **keys), "uitleg": f"{row.tekst} Merkbaar aan: {row.merkbaar}"}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record it."""
        said = (data["stand"], data["bevinding"])
        actions_herstel.bekijk_doel(keys["doel_id"], *said, by=viewer, at=clock.now(), versie=data["versie"])
        return self.terug(**keys)


class Woorden(PlanView):
    """The plan in the words of one person."""

    form_class = WoordenForm
    titel = "Het plan in eigen woorden"
    klaar = "Opgeslagen. Het staat bovenaan in het exemplaar van deze persoon."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """As it was written last."""
        words = queries.woorden(self.beeld(viewer, **keys).plan, keys["persoon_id"])
        return {**super().initial(viewer, **keys), "tekst": words}

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Whose words they are."""
        name = next(
            (m.naam for m in self.blad(viewer, **keys).dossier.mensen if m.persoon_id == keys["persoon_id"]), ""
        )
        self.needed(self.beeld(viewer, **keys) if name else None, keys["casus_id"])
        return {**super().context(viewer, **keys), "uitleg": f"In de woorden van {name}."}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep them."""
        plan, now = self.beeld(viewer, **keys).plan, clock.now()
        actions_herstel.zet_in_woorden(
            plan.pk, keys["persoon_id"], data["tekst"], by=viewer, at=now, versie=data["versie"]
        )
        return self.terug(**keys)


class Pols(OverActief):
    """The finger on the pulse, in aftercare."""

    form_class = PolsForm
    template = "plan/pols.html"
    titel = "Vinger aan de pols"
    knop = "Vastleggen"
    klaar = "Vastgelegd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Whom one may call, and how."""
        return {**super().context(viewer, **keys), "dossier": self.blad(viewer, **keys).dossier}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record the contact."""
        actions_herstel.voel_pols(
            self.beeld(viewer, **keys).plan.pk, data["met_wie"], data["uitslag"], data["tekst"], by=viewer,
            at=clock.now(),
        )  # fmt: skip
        return self.terug(**keys)
