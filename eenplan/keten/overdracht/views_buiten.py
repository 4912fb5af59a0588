"""The sender's pages for a receiver without an account: what he answered."""

from typing import Any

from django import forms
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.keten.overdracht import actions_buiten, queries
from eenplan.keten.overdracht.forms_buiten import AanvaardingForm, WeigeringForm
from eenplan.keten.overdracht.openstaand import is_verhuisd
from eenplan.keten.overdracht.rules import VT, Weigerreden

BIJ = {"op": "dag"}


class Aanvaarding(ActionView):
    """They take it over."""

    roles = VT
    form_class: type[AanvaardingForm] = AanvaardingForm
    titel = "Aanvaarding vastleggen"
    knop = "Vastleggen"
    vraagt_nummer = True
    klaar = "Vastgelegd. Het zicht op veiligheid ligt nu bij de ontvanger."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which offer this is about."""
        beeld = queries.overdracht(viewer, keys["overdracht_id"], now=clock.now())
        row = beeld.overdracht
        return {
            "boven": beeld.dossier.naam, "terug": reverse("overdracht", args=[row.pk]),
            "uitleg": f"Ontvanger: {row.ontvanger_naam}. Tot u dit vastlegt, blijft Veilig Thuis verantwoordelijk.",
        }  # fmt: skip

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Now, and whom one has contact with there."""
        row, now = queries.rij(viewer, keys["overdracht_id"]), clock.now().astimezone(clock.AMSTERDAM)
        return {"versie": row.casus.versie, "dag": now.date(), "tijd": now.time(), "naam": row.buiten_wie}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """Another region also gives the number of its case."""
        row = queries.rij(viewer, keys["overdracht_id"])
        start = {} if data is not None else self.initial(viewer, **keys)
        moved = self.vraagt_nummer and is_verhuisd(row.pk)
        return self.form_class(data, initial=start, andere_regio=moved)

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Write it down."""
        row = actions_buiten.leg_aanvaarding_vast(
            keys["overdracht_id"], data["ontvangst"], by=viewer, at=clock.now(), versie=data["versie"]
        )
        return reverse("overdracht", args=[row.pk])

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Beside the question it is about."""
        for name, text in getattr(refusal, "fouten", {}).items() or [("", refusal.message)]:
            field = BIJ.get(name, name)
            form.add_error(field if field in form.fields else None, text)


class Weigering(Aanvaarding):
    """They do not."""

    form_class = WeigeringForm
    vraagt_nummer = False  # a family that stays here has none there
    titel = "Weigering vastleggen"
    klaar = "Vastgelegd. De casus ligt weer bij Veilig Thuis. Kies een andere ontvanger."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Write it down."""
        row = actions_buiten.leg_weigering_vast(
            keys["overdracht_id"], data["ontvangst"], data["reden"], by=viewer, at=clock.now(),
            soort=Weigerreden(data["soort"]), versie=data["versie"],
        )  # fmt: skip
        return reverse("overdracht", args=[row.pk])
