"""Pages of an investigation: a child seen or not, an informant asked, and what he said."""

from typing import Any

from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.keten.triage.blad import Blad
from eenplan.keten.vervolg import queries
from eenplan.keten.vervolg.forms import AntwoordForm, BronForm, InformantForm, KindForm
from eenplan.keten.vervolg.informanten import acties as informanten
from eenplan.keten.vervolg.informanten.bron import wijzig_bron
from eenplan.keten.vervolg.kinderen import acties as kinderen


class BijDienst(ActionView):
    """A page about one service, with the way back to it."""

    roles = VT
    refuse = Blad.refuse

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The family, and what this page is about."""
        found = queries.dienst(viewer, self.dienst_id(viewer, **keys), now=clock.now())
        terug = reverse("vervolg-dienst", args=[found.dienst.pk])
        return {"boven": found.dossier.naam, "terug": terug, "uitleg": self.waarover(found, **keys)}

    def dienst_id(self, viewer: Viewer, **keys: Any) -> int:
        """Which service."""
        return int(keys["dienst_id"])

    def waarover(self, found: queries.Gezien, **keys: Any) -> str:
        """What or whom it is about."""
        return ""


class Kind(BijDienst):
    """Note whether one child was seen."""

    form_class = KindForm
    titel, knop, klaar = "Kind gezien of gesproken", "Vastleggen", "Vastgelegd."

    def waarover(self, found: queries.Gezien, **keys: Any) -> str:
        """Which child."""
        return next((kind.naam for kind in found.kinderen if kind.persoon_id == keys["persoon_id"]), "")

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        kinderen.leg_vast_kind(keys["dienst_id"], keys["persoon_id"], data["invoer"], by=viewer, at=clock.now())
        return reverse("vervolg-dienst", args=[keys["dienst_id"]])


class Informant(BijDienst):
    """Ask someone."""

    form_class = InformantForm
    titel, knop, klaar = "Informant vragen", "Vastleggen", "Vastgelegd wie u vraagt, en op welke grond."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        informanten.vraag_informant(keys["dienst_id"], data["invoer"], by=viewer, at=clock.now())
        return reverse("vervolg-dienst", args=[keys["dienst_id"]])


class Antwoord(BijDienst):
    """Keep what he said."""

    form_class = AntwoordForm
    titel, knop, klaar = "Antwoord van een informant", "Vastleggen", "Het antwoord staat bij de uitspraken."

    def dienst_id(self, viewer: Viewer, **keys: Any) -> int:
        """The service that he was asked for."""
        return queries.dienst_van_informant(viewer, keys["informant_id"])

    def waarover(self, found: queries.Gezien, **keys: Any) -> str:
        """Who, and what was asked."""
        asked = next((item for item in found.informanten if item.rij.pk == keys["informant_id"]), None)
        return f"{asked.naam}: {asked.rij.vraag}" if asked else ""

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        informanten.leg_antwoord(keys["informant_id"], data["soort"], data["tekst"], by=viewer, at=clock.now())
        return reverse("vervolg-dienst", args=[self.dienst_id(viewer, **keys)])


class WijzigBron(BijDienst):
    """Say whether the source of one contribution may be named."""

    form_class = BronForm
    titel, knop, klaar = "Wie mag weten wie dit zei?", "Vastleggen", "Vastgelegd. Het geldt meteen overal."

    def dienst_id(self, viewer: Viewer, **keys: Any) -> int:
        """The service where it was said."""
        return queries.dienst_van_uitspraak(viewer, keys["uitspraak_id"])

    def waarover(self, found: queries.Gezien, **keys: Any) -> str:
        """What was said, and by whom."""
        said = [pair for item in found.informanten for pair in item.uitspraken]
        return next((f"{wie}: {row.tekst}" for row, wie in said if row.pk == keys["uitspraak_id"]), "")

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """One call."""
        wijzig_bron(
            keys["uitspraak_id"], data["bron"], data["reden"], by=viewer, at=clock.now(), grond=data["grond"],
            toestemming=data["toestemming"],
        )  # fmt: skip
        return reverse("vervolg-dienst", args=[self.dienst_id(viewer, **keys)])
