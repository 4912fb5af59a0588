"""Pages before the decision: visit and advice."""

from typing import Any

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.instrumenten.huisverbod import actions_bezoek
from eenplan.instrumenten.huisverbod.forms_voor import AdviesForm, BezoekForm
from eenplan.instrumenten.huisverbod.velden import naar_minuut
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod


class Bezoek(OverHuisverbod):
    """The joint visit."""

    form_class = BezoekForm
    template = "huisverbod/formulier.html"
    titel = "Huisbezoek"
    klaar = "Het huisbezoek ligt vast."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who goes there reads how to reach them without danger."""
        return {**super().context(viewer, **keys), "naar_toe": True}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What is known already."""
        row = self.beeld(viewer, **keys).bezoek
        now = naar_minuut(clock.now())
        mine = "politie" if viewer.role is Role.JUSTITIE else "veilig_thuis"
        seen = row.__dict__ if row else {"op": now, mine: viewer.naam}
        return {**seen, "versie": self.beeld(viewer, **keys).rij.versie}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Write it down."""
        return actions_bezoek.leg_bezoek(
            pk, data["op"], data["politie"], data["veilig_thuis"], data["niet_samen"], data["gezien"],
            versie=data["versie"], by=viewer, at=clock.now(),
        )  # fmt: skip


class Advies(OverHuisverbod):
    """What Veilig Thuis advises."""

    form_class = AdviesForm
    titel = "Advies van Veilig Thuis"

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What was advised before."""
        row = self.beeld(viewer, **keys).rij
        return {"advies": row.vt_advies, "versie": row.versie}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Write it down."""
        return actions_bezoek.raadpleeg(pk, data["advies"], versie=data["versie"], by=viewer, at=clock.now())
