"""The page of a service, and each of its acts."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.dossier.casus.links import casus_url
from eenplan.keten.triage.blad import Blad, Forms
from eenplan.keten.vervolg import actions, actions_voorwaarden, queries
from eenplan.keten.vervolg.forms import AfrondForm, BevindingForm, ContactForm, ControleForm, VoorwaardeForm


class Pagina(Blad):
    """Contacts, conditions or findings, and the end."""

    template = "vervolg/dienst.html"

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The service with all that was noted."""
        found = queries.dienst(viewer, keys["dienst_id"], now=clock.now())
        return {"g": found, "versie": found.dienst.versie}

    def all_forms(self, context: dict[str, Any]) -> Forms:
        """The forms as they start."""
        g, first = context["g"], {"versie": context["versie"]}
        return {
            "contact": ContactForm(initial=first, auto_id="contact_%s", te_laat=g.contact_te_laat),
            "voorwaarde": VoorwaardeForm(initial=first, auto_id="voorwaarde_%s"),
            "bevinding": BevindingForm(initial=first, auto_id="bevinding_%s"),
            "afronden": AfrondForm(initial=first, auto_id="afronden_%s", te_laat=g.einde_te_laat),
            "voortijdig": AfrondForm(initial=first, auto_id="voortijdig_%s", te_laat=g.einde_te_laat),
        }

    def shown(self, context: dict[str, Any]) -> Collection[str]:
        """What can be noted in this stand."""
        dienst = context["g"].dienst
        kind = "voorwaarde" if dienst.soort == "VV" else "bevinding"
        steps = {"open": set(), "afgerond": set(), "contact_gelegd": {kind}, "informatie": {kind}}
        always = set() if dienst.stand == "afgerond" else {"contact", "voortijdig"}
        return always | steps.get(dienst.stand, {kind, "afronden"})

    def here(self, dienst_id: int) -> str:
        """Back to the page."""
        return reverse("vervolg-dienst", args=[dienst_id])


class LegContact(Pagina):
    """Note a contact."""

    form_class, slot, klaar = ContactForm, "contact", "Het contact is vastgelegd."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions.leg_contact(
            keys["dienst_id"], data["invoer"], by=viewer, at=clock.now(), versie=data["versie"],
            late_reden=data.get("late_reden", ""),
        )  # fmt: skip
        return self.here(keys["dienst_id"])


class StelVoorwaarde(Pagina):
    """Set a condition."""

    form_class, slot, klaar = VoorwaardeForm, "voorwaarde", "De voorwaarde staat vast, met haar controledag."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions_voorwaarden.stel_voorwaarde(
            keys["dienst_id"], data["invoer"], by=viewer, at=clock.now(), versie=data["versie"]
        )
        return self.here(keys["dienst_id"])


class LegBevinding(Pagina):
    """Note a finding."""

    form_class, slot, klaar = BevindingForm, "bevinding", "De bevinding is vastgelegd."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions.leg_bevinding(keys["dienst_id"], data["invoer"], by=viewer, at=clock.now(), versie=data["versie"])
        return self.here(keys["dienst_id"])


class RondAf(Pagina):
    """Finish."""

    form_class, slot, klaar = AfrondForm, "afronden", "Afgerond. De overdracht staat klaar."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        row = actions.rond_af(
            keys["dienst_id"], by=viewer, at=clock.now(), samenvatting=data["samenvatting"], versie=data["versie"],
            late_reden=data.get("late_reden", ""),
        )  # fmt: skip
        return casus_url(viewer, row.casus_id)


class SluitVoortijdig(Pagina):
    """Stop early, with a reason."""

    form_class, slot, klaar = AfrondForm, "voortijdig", "Voortijdig afgesloten, met uw reden."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        row = actions.sluit_voortijdig(
            keys["dienst_id"], by=viewer, at=clock.now(), reden=data["samenvatting"], versie=data["versie"],
            late_reden=data.get("late_reden", ""),
        )  # fmt: skip
        return casus_url(viewer, row.casus_id)


class Controleer(ActionView):
    """Check a condition."""

    roles = VT
    form_class = ControleForm
    titel, knop, klaar = "Voorwaarde controleren", "Vastleggen", "De controle is vastgelegd."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which condition it is about."""
        row, found = queries.voorwaarde(viewer, keys["voorwaarde_id"], now=clock.now())
        terug = reverse("vervolg-dienst", args=[row.dienst_id])
        return {"boven": found.dossier.naam, "uitleg": f"{row.voor_wie}: {row.tekst}", "terug": terug}

    refuse = Blad.refuse

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        row = actions_voorwaarden.controleer_voorwaarde(
            keys["voorwaarde_id"], data["nagekomen"], data["bevinding"], by=viewer, at=clock.now()
        )
        return reverse("vervolg-dienst", args=[row.dienst_id])
