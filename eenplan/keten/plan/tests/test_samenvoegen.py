"""A report that has a plan already is not laid at another case: nothing that was agreed is lost, or breaks the page."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.tests.hulp import persoon, twee
from eenplan.keten.plan import actions, actions_herstel
from eenplan.keten.plan.herstel import NieuwDoel
from eenplan.keten.plan.models import Afspraak, Gezinswoorden, Hersteldoel, Plan
from eenplan.keten.plan.rules import NieuweAfspraak
from tests.regio import Regio


def niets(regio: Regio, plan: Plan, mens: int) -> None:
    """A draft with nothing in it."""


def afspraak(regio: Regio, plan: Plan, mens: int) -> None:
    """What she does herself."""
    day = (regio.at + timedelta(days=7)).date()
    new = NieuweAfspraak("Zij belt haar zus.", "Sanne", "wijkagent", day, "Overleg", "veiligheid", persoon_id=mens)
    actions.voeg_afspraak_toe(plan.pk, new, by=regio["triagist"], at=regio.at)


def woorden(regio: Regio, plan: Plan, mens: int) -> None:
    """The plan as she says it."""
    actions_herstel.zet_in_woorden(plan.pk, mens, "Ik wil rust.", by=regio["triagist"], at=regio.at)


def doel(regio: Regio, plan: Plan, mens: int) -> None:
    """What she wants back."""
    new = NieuwDoel(mens, "meedoen", "Weer slapen.", "Zij slaapt door.")
    actions_herstel.stel_doel(plan.pk, new, by=regio["triagist"], at=regio.at)


def stand() -> dict[str, int]:
    enter(SYSTEM)
    return {model.__name__: model._default_manager.count() for model in (Plan, Afspraak, Gezinswoorden, Hersteldoel)}


@pytest.mark.parametrize("erbij", [niets, afspraak, woorden, doel])
@pytest.mark.parametrize("zelfde", [True, False])
def test_joining_is_refused_and_everything_is_still_there(
    regio: Regio, erbij: Callable[[Regio, Plan, int], None], zelfde: bool
) -> None:
    bekend, nieuw = twee(regio)
    mens, known = persoon(nieuw).pk, persoon(bekend).pk
    erbij(regio, actions.maak(nieuw.casus_id, by=regio["triagist"], at=regio.at), mens)
    before = stand()
    with pytest.raises(Refused, match="al meer vastgelegd"):
        koppel(nieuw.pk, bekend.casus_id, {mens: known} if zelfde else {}, by=regio["triagist"], at=regio.at)
    assert stand() == before
    assert Melding.objects.get(pk=nieuw.pk).casus_id == nieuw.casus_id


def test_a_plan_of_the_known_family_is_in_nobodys_way(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    actions.maak(bekend.casus_id, by=regio["triagist"], at=regio.at)
    pairs = {persoon(nieuw).pk: persoon(bekend).pk}
    assert koppel(nieuw.pk, bekend.casus_id, pairs, by=regio["triagist"], at=regio.at).casus_id == bekend.casus_id
