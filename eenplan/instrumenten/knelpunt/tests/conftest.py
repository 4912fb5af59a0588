"""A bottleneck around a case of Veilig Thuis, raised by its caseworker, and one raised by the local team's director."""

from datetime import timedelta

from eenplan.core.access.policy import DataClass, Purpose
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import add_to_team, involve
from eenplan.dossier.casus.models import Casus
from eenplan.instrumenten.knelpunt.actions import NieuwKnelpunt, breng_aan
from eenplan.instrumenten.knelpunt.models import Knelpunt
from eenplan.instrumenten.knelpunt.rules import Soort
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from tests.decor import situatie
from tests.regio import Regio, nieuwe_melding

SHARED = frozenset({DataClass.BESTAAN, DataClass.PROCES})


def nieuw(**changes: object) -> NieuwKnelpunt:
    """Something that is stuck, without a person."""
    given = {"soort": Soort.WACHTLIJST, "tekst": "De behandeling van vader begint pas over vijf maanden.",
             "wens": "Een overbrugging.", "gemeente": "Toetsdorp"}  # fmt: skip
    return NieuwKnelpunt(**{**given, **changes})  # type: ignore[arg-type]  # tests vary single fields


@situatie
def casus(regio: Regio) -> Casus:
    """A case with a caseworker, a director, and a school that takes part."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    found = Melding.objects.get(pk=bewijs.melding_id).casus
    with act("toets.vul", by=SYSTEM, at=regio.at) as a:
        add_to_team(a, found, regio.accounts["casus"].pk)
        for key in ("team", "school"):
            involve(
                a, found, regio.organisations[key].pk, None, SHARED, doel=Purpose.REGIE, grond="toets",
                tot=regio.at + timedelta(days=400), client_geinformeerd="ja",
            )  # fmt: skip
    return found


@situatie
def knelpunt(regio: Regio, casus: Casus) -> Knelpunt:
    """Raised by the director of the local team."""
    place = regio.organisations["school"].pk
    return breng_aan(casus.pk, nieuw(organisaties=(place,)), by=regio["regisseur"], at=regio.at)
