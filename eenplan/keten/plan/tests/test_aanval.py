"""Trying to get a plan where it may not be: forward while it is unsafe, imposed without a ground, without a checker."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.keten.plan.actions import (
    Ongeldig,
    controleer,
    maak,
    naar_fase,
    stel_vast,
    terug_naar_direct,
    voeg_afspraak_toe,
)
from eenplan.keten.plan.models import Plan
from eenplan.keten.plan.queries import blad
from eenplan.keten.plan.rules import Wijze
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, fresh, nummer
from eenplan.keten.triage.actions import start

EERDER = "Peter woont nu elders."


def gecontroleerd(gezin: Gezin) -> Plan:
    """A plan of which nothing blocks the way to the next phase."""
    plan = gezin.actief()
    controleer(nummer(plan).pk, True, by=gezin.regio["regisseur"], at=gezin.later(hours=1))
    return fresh(plan)


def naar(gezin: Gezin, plan: Plan, fase: str, **delta: float) -> Plan:
    return naar_fase(plan.pk, fase, eerder=EERDER, by=gezin.regio["regisseur"], at=gezin.later(**delta or {"hours": 2}))


def test_the_way_is_free_when_nothing_blocks(gezin: Gezin) -> None:
    assert naar(gezin, gecontroleerd(gezin), "stabiel_veilig").fase == "stabiel_veilig"


@pytest.mark.parametrize(
    ("why", "said"), [("acuut", "dat het gevaar voorbij is"), ("beoordeling", "opnieuw beoordeeld")]
)
def test_not_forward_while_it_is_weighed_again(gezin: Gezin, why: str, said: str) -> None:
    """Domain 3.7: any new unsafety is first; also what was ready to go on stands still."""
    plan = gecontroleerd(gezin)
    if why == "acuut":
        Casus.objects.filter(pk=gezin.casus_id).update(acuut=True)
    else:
        start(gezin.casus_id, by=SYSTEM, at=gezin.at)
    with pytest.raises(Refused, match=said):
        naar(gezin, plan, "stabiel_veilig")
    viewer = gezin.regio["regisseur"]
    enter(viewer)
    page = blad(viewer, gezin.casus_id, now=gezin.later(hours=2))
    assert said in page.blokkades[0]  # the page says so beforehand


def test_back_is_always_open(gezin: Gezin) -> None:
    plan = naar(gezin, gecontroleerd(gezin), "stabiel_veilig")
    Casus.objects.filter(pk=gezin.casus_id).update(acuut=True)
    back = naar_fase(plan.pk, "direct_veilig", reden="Hij stond aan de deur.", by=gezin.regio["regisseur"],
                     at=gezin.later(hours=3))  # fmt: skip
    assert back.fase == "direct_veilig"


@pytest.mark.parametrize("fase", ["herstel", "nazorg"])
def test_no_phase_is_skipped(gezin: Gezin, fase: str) -> None:
    with pytest.raises(Refused, match="overslaan kan niet"):
        naar(gezin, gecontroleerd(gezin), fase)


def test_not_to_recovery_after_a_child_said_it_is_unsafe(gezin: Gezin) -> None:
    """The route brings the plan back when somebody says so in a check; then the road begins again."""
    plan = naar(gezin, gecontroleerd(gezin), "stabiel_veilig")
    terug_naar_direct(gezin.casus_id, "Iemand zegt dat het niet veilig is", by=SYSTEM, at=gezin.later(days=100))
    with pytest.raises(Refused, match="overslaan kan niet"):
        naar(gezin, plan, "herstel", days=200)
    with pytest.raises(Refused, match="na de terugval nog niet opnieuw gecontroleerd"):
        naar(gezin, plan, "stabiel_veilig", days=200)


@pytest.mark.parametrize(
    ("field", "words"),
    [("controleur", "wie kijkt"), ("gevolg", "wat er gebeurt als"), ("door", "wie dit doet"), ("tekst", "wat er is")],
)
def test_no_agreement_without_a_checker_or_a_consequence(gezin: Gezin, field: str, words: str) -> None:
    plan = maak(gezin.casus_id, by=gezin.regio["regisseur"], at=gezin.at)
    with pytest.raises(Ongeldig, match=words):
        voeg_afspraak_toe(plan.pk, afspraak(**{field: "  "}), by=gezin.regio["regisseur"], at=gezin.at)


@pytest.mark.parametrize(("ground", "words"), [("", "welke grond"), ("  ", "welke grond")])
def test_imposed_without_a_ground(gezin: Gezin, ground: str, words: str) -> None:
    plan, ways = gezin.concept(), gezin.allen | {gezin.mensen["pleger"]: Wijze.OPGELEGD}
    with pytest.raises(Refused, match=words):
        stel_vast(plan.pk, ways, grond_opgelegd=ground, by=gezin.regio["regisseur"], at=gezin.at)


def test_a_plan_of_a_closed_case_stands_still(gezin: Gezin) -> None:
    plan = gecontroleerd(gezin)
    enter(SYSTEM)
    Casus.objects.filter(pk=gezin.casus_id).update(stand="afgesloten", afgesloten_op=gezin.at, sluitreden="overig")
    with pytest.raises(Refused, match="Deze casus is gesloten"):
        naar_fase(plan.pk, "stabiel_veilig", eerder=EERDER, by=SYSTEM, at=gezin.later(hours=2))
