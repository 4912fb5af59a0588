"""The question that comes first: is there danger now? One click for no; what was done for yes (domain 5 #2)."""

from typing import Any

from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.queries import casus
from eenplan.keten.triage import actions, actions_besluit, queries, queries_gevaar
from eenplan.keten.triage.actions_geweken import meld_geweken
from eenplan.keten.triage.blad import Blad
from eenplan.keten.triage.forms import CollegeForm, GeenGevaarForm, GevaarForm, GewekenForm
from eenplan.keten.triage.gronden import gronden


class DirectGevaar(ActionView):
    """Yes: what is the danger, and what was done?"""

    roles = VT
    form_class, template = GevaarForm, "triage/antwoord.html"
    titel, knop, klaar = "Er is nu direct gevaar", "Vastleggen", "Vastgelegd. Wie dienst heeft, krijgt nu bericht."
    refuse = Blad.refuse

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which case it is about."""
        dossier = casus(viewer, keys["casus_id"], what="triage.controleer_acuut", now=clock.now())
        uitleg = "Is er nu levensgevaar? Bel eerst 112. Leg daarna hier vast wat u deed."
        found = gronden(viewer, keys["casus_id"], now=clock.now())
        back = casus_url(viewer, keys["casus_id"])
        return {"boven": dossier.naam, "uitleg": uitleg, "gronden": found, "terug": back}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions.controleer_acuut(
            keys["casus_id"], True, data["toelichting"], gedaan=data["gedaan"], by=viewer, at=clock.now()
        )
        return casus_url(viewer, keys["casus_id"])


class Geweken(ActionView):
    """The danger is over: what shows it?"""

    roles = queries_gevaar.DRAGERS
    form_class = GewekenForm
    titel, knop, klaar = "Het gevaar is voorbij", "Vastleggen", "Vastgelegd. De casus staat niet meer op acuut."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What the danger was."""
        dossier = casus(viewer, keys["casus_id"], what="triage.meld_geweken", now=clock.now())
        nu = queries_gevaar.gevaar_nu(viewer, keys["casus_id"]) if DataClass.VEILIGHEID in dossier.classes else None
        uitleg = f"Vastgelegd gevaar: {nu.acuut_toelichting}" if nu else ""
        return {"boven": dossier.naam, "uitleg": uitleg, "terug": casus_url(viewer, keys["casus_id"])}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        meld_geweken(keys["casus_id"], data["waaraan"], by=viewer, at=clock.now())
        return casus_url(viewer, keys["casus_id"])


class GeenGevaar(ActionView):
    """No: one click; with a line in own words when the report names danger."""

    roles = VT
    form_class, template = GeenGevaarForm, "triage/antwoord.html"
    titel, knop = "Is er nu direct gevaar?", "Nee, geen direct gevaar"
    klaar = "Vastgelegd: er is nu geen direct gevaar."
    refuse = Blad.refuse

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The reasons beside the answer, as where it was asked."""
        dossier = casus(viewer, keys["casus_id"], what="triage.controleer_acuut", now=clock.now())
        found = gronden(viewer, keys["casus_id"], now=clock.now())
        yes, to = reverse("triage-gevaar", args=[keys["casus_id"]]), casus_url(viewer, keys["casus_id"])
        return {"boven": dossier.naam, "gronden": found, "ja": yes, "terug": to}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call; back to where it was asked."""
        actions.controleer_acuut(keys["casus_id"], False, data["toelichting"], by=viewer, at=clock.now())
        melding = data["melding"]
        here = melding.isascii() and melding.isdigit()
        return reverse("melding", args=[melding]) if here else casus_url(viewer, keys["casus_id"])


class College(ActionView):
    """The college was told of the request to the Raad."""

    roles = VT
    form_class = CollegeForm
    titel, knop, klaar = "College geïnformeerd", "Vastleggen", "Vastgelegd dat het college het weet."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which assessment it is about."""
        found = queries.beoordeling(viewer, keys["vb_id"], now=clock.now())
        return {"boven": found.dossier.naam, "terug": reverse("triage-beoordeling", args=[keys["vb_id"]])}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        actions_besluit.informeer_college(keys["vb_id"], data["hoe"], by=viewer, at=clock.now())
        return reverse("triage-beoordeling", args=[keys["vb_id"]])
