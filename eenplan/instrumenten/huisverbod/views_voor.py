"""Pages before the decision: begin, who takes part, visit, RiHG, advice."""

from typing import Any

from django import forms
from django.http import Http404

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.core.views import ActionView
from eenplan.dossier.casus.links import casus_url
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.instrumenten.huisverbod import actions, delen, queries
from eenplan.instrumenten.huisverbod.access import voor_thv
from eenplan.instrumenten.huisverbod.forms import (
    AdviesForm,
    BeginForm,
    BezoekForm,
    GenodigdenForm,
    RihgForm,
    naar_minuut,
)
from eenplan.instrumenten.huisverbod.views_basis import OverHuisverbod, adres

ONDERDELEN = 3


def _genodigden(casus: Any) -> list[tuple[int, str]]:
    rows = delen.mogelijke(casus, clock.now())
    return [(row.account_id, f"{row.account.naam}, {row.functie} ({row.organisation.naam})") for row in rows]


class Begin(ActionView):
    """Begin with an order."""

    roles = VT
    form_class = BeginForm
    template = "huisverbod/formulier.html"
    titel = "Huisverbod beginnen"
    knop = "Beginnen"
    klaar = "Begonnen. De mensen die u koos, kunnen meelezen en meeschrijven."

    def dossier(self, viewer: Viewer, **keys: Any) -> Any:
        """The case, opened once per request."""
        if not hasattr(self, "_dossier"):
            self._dossier = open_casus(voor_thv(viewer), keys["casus_id"], what="huisverbod.begin", now=clock.now())
        return self._dossier

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The case it is about."""
        return {"boven": self.dossier(viewer, **keys).naam, "terug": casus_url(viewer, keys["casus_id"])}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The people of the case; who is named as perpetrator, his address and who can decide are filled in."""
        dossier = self.dossier(viewer, **keys)
        people = [(mens.persoon_id, f"{mens.naam} ({mens.rol})") for mens in dossier.mensen]
        pleger = next((mens for mens in dossier.mensen if mens.rol == "pleger"), None)
        rows = delen.mogelijke(dossier.casus, clock.now())
        initial = {
            "pleger": pleger.persoon_id if pleger else None, "herkomst": "politie",
            "adres": pleger.adres if pleger and not pleger.geheim else "",
            "beschermden": [mens.persoon_id for mens in dossier.mensen if mens.rol != "pleger"],
            "deelnemers": [row.account_id for row in rows if delen.beslist(row)],
        }  # fmt: skip
        return BeginForm(data, initial=initial, mensen=people, genodigden=_genodigden(dossier.casus))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Begin."""
        given = actions.Begin(
            herkomst=data["herkomst"], aanleiding=data["aanleiding"], pleger_id=data["pleger"], adres=data["adres"],
            beschermden=[pk for pk in data["beschermden"] if pk != data["pleger"]],
            deelnemers=data["deelnemers"], kindermishandeling=data["kindermishandeling"],
        )  # fmt: skip
        found = actions.begin(keys["casus_id"], given, by=viewer, at=clock.now())
        return adres(viewer, "huisverbod", found.pk)


class Genodigden(OverHuisverbod):
    """Ask more people of police or municipality."""

    form_class = GenodigdenForm
    titel = "Wie doen er nog meer mee?"
    klaar = "Zij kunnen nu meelezen en meeschrijven."

    def gegevens(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Who can be asked."""
        return {"genodigden": _genodigden(self.beeld(viewer, **keys).rij.casus)}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Ask them."""
        return actions.nodig_uit(pk, data["deelnemers"], by=viewer, at=clock.now())


class Bezoek(OverHuisverbod):
    """The joint visit."""

    form_class = BezoekForm
    titel = "Huisbezoek"
    klaar = "Het huisbezoek ligt vast."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What is known already."""
        row = self.beeld(viewer, **keys).bezoek
        now = naar_minuut(clock.now())
        return row.__dict__ if row else {"op": now}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Write it down."""
        return actions.leg_bezoek(
            pk, data["op"], data["politie"], data["veilig_thuis"], data["niet_samen"], data["gezien"],
            by=viewer, at=clock.now(),
        )  # fmt: skip


class Rihg(OverHuisverbod):
    """One part of the RiHG; after the last one back to the order."""

    template = "huisverbod/rihg.html"
    titel = "RiHG"
    knop = "Bewaren en verder"
    klaar = "Bewaard."

    def beeld(self, viewer: Viewer, **keys: Any) -> queries.Beeld:
        """There are three parts, and no other page."""
        if not 1 <= keys["deel"] <= ONDERDELEN:
            raise Http404
        return super().beeld(viewer, **keys)

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Which part, of how many."""
        beeld, deel = self.beeld(viewer, **keys), keys["deel"]
        return {**super().context(viewer, **keys), "deel": beeld.delen[deel - 1], "onderdelen": beeld.delen}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The signals of this part as they were filled in."""
        beeld = self.beeld(viewer, **keys)
        part = beeld.delen[keys["deel"] - 1]
        initial = {"gezien": actions.ingevuld_tot(beeld.rij, [signaal.nummer for signaal, _ in part.signalen])}
        for signaal, row in part.signalen:
            initial |= {f"z{signaal.nummer}": row.zwaarte, f"f{signaal.nummer}": row.feiten} if row else {}
        return RihgForm(data, initial=initial, signalen=[signaal for signaal, _ in part.signalen])

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep this part."""
        pk, deel = keys["huisverbod_id"], keys["deel"]
        actions.vul_rihg(pk, data["antwoorden"], gezien=data["gezien"], by=viewer, at=clock.now())
        if deel < ONDERDELEN:
            return adres(viewer, "huisverbod-rihg", pk, deel + 1)
        return adres(viewer, "huisverbod", pk)


class Advies(OverHuisverbod):
    """What Veilig Thuis advises."""

    form_class = AdviesForm
    titel = "Advies van Veilig Thuis"

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What was advised before."""
        return {"advies": self.beeld(viewer, **keys).rij.vt_advies}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Write it down."""
        return actions.raadpleeg(pk, data["advies"], by=viewer, at=clock.now())


class StelVast(OverHuisverbod):
    """Settle the RiHG."""

    titel = "RiHG vaststellen"
    knop = "Vaststellen"
    klaar = "De RiHG staat vast. Nu kan er worden besloten."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What settling means."""
        uitleg = "Daarna verandert de RiHG niet meer. Het besluit neemt u op de volgende bladzijde."
        return {**super().context(viewer, **keys), "uitleg": uitleg}

    def doe(self, viewer: Viewer, pk: int, data: dict[str, Any], **keys: Any) -> object:
        """Settle it."""
        return actions.stel_rihg_vast(pk, by=viewer, at=clock.now())
