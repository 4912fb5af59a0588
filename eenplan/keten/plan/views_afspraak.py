"""Pages about one agreement: add it, rewrite it, tick it, withdraw it."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.keten.plan import actions, queries
from eenplan.keten.plan.forms import AfspraakForm, ControleForm, RedenForm
from eenplan.keten.plan.rules import Soort
from eenplan.keten.plan.views_basis import PlanView


def _keuzes(**keys: Any) -> dict[str, Any]:
    """What an agreement can be tied to: a point of the top 3, an organisation that takes part."""
    return {"punten": queries.punten(keys["casus_id"]), "organisaties": queries.organisaties(keys["casus_id"])}


class Afspraak(PlanView):
    """Add an agreement."""

    form_class = AfspraakForm
    titel = "Afspraak toevoegen"
    knop = "Afspraak toevoegen"
    klaar = "De afspraak staat in het plan. Zij geldt als het plan is vastgesteld."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """With the people of the case to choose from."""
        mensen = self.blad(viewer, **keys).dossier.mensen
        stopt = self.request.GET.get("stopt", "")
        start = {**self.initial(viewer, **keys), "stopt": stopt, "soort": Soort.VEILIGHEID if stopt else None}
        return AfspraakForm(data, initial=start, mensen=mensen, **_keuzes(**keys))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Add it."""
        plan = self.beeld(viewer, **keys).plan
        actions.voeg_afspraak_toe(plan.pk, data["nieuw"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.terug(**keys)


class OverAfspraak(PlanView):
    """A page about one agreement; its text stands above the form."""

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """The plan that the agreement is in."""
        return self.blad(viewer, **keys).regel(keys["afspraak_id"])[0]

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The agreement itself."""
        _, regel = self.blad(viewer, **keys).regel(keys["afspraak_id"])
        afspraak = regel.afspraak
        words = f"Afspraak {afspraak.nummer}: {afspraak.tekst} Wie: {afspraak.door}. Gevolg: {afspraak.gevolg}"
        return {**super().context(viewer, **keys), "uitleg": words}


class Wijzigen(OverAfspraak):
    """Rewrite an agreement that does not hold yet; what it says now stands above the form."""

    form_class = AfspraakForm
    titel = "Afspraak wijzigen"
    klaar = "De afspraak is gewijzigd."

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """Filled in with what it says."""
        blad = self.blad(viewer, **keys)
        start = AfspraakForm.van(blad.regel(keys["afspraak_id"])[1].afspraak)
        start = {**start, **self.initial(viewer, **keys)}
        return AfspraakForm(data, initial=start, mensen=blad.dossier.mensen, **_keuzes(**keys))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Rewrite it."""
        actions.wijzig_afspraak(keys["afspraak_id"], data["nieuw"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.terug(**keys)


class Controle(OverAfspraak):
    """Tick an agreement as kept or not."""

    form_class = ControleForm
    titel = "Nagekomen of niet"
    klaar = "Vastgelegd."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Record the check."""
        actions.controleer(
            keys["afspraak_id"], data["nagekomen"] == "ja", toelichting=data["toelichting"], volgende=data["volgende"],
            by=viewer, at=clock.now(), versie=data["versie"],
        )  # fmt: skip
        return self.terug(**keys)


class Intrekken(OverAfspraak):
    """Withdraw an agreement."""

    form_class = RedenForm
    titel = "Afspraak intrekken"
    knop = "Intrekken"
    klaar = "De afspraak is ingetrokken."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Withdraw it."""
        actions.trek_in(keys["afspraak_id"], data["reden"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.terug(**keys)
