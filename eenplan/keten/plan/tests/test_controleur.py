"""Who may not check an agreement: who keeps it himself, and who used the violence (domain 3.9)."""

import pytest

from eenplan.keten.plan.actions import Ongeldig, voeg_afspraak_toe, wijzig_afspraak
from eenplan.keten.plan.controleur import is_dezelfde, kijkt_niet
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, nummer

PETER = "Peter de Toets"


@pytest.mark.parametrize("typed", ["Peter", "peter", "Peter de Toets", "de Toets, Peter", " PETER  toets ", "Péter"])
def test_this_is_him(typed: str) -> None:
    assert is_dezelfde(typed, PETER)


@pytest.mark.parametrize(
    "typed",
    ["", "de Toets", "moeder van Peter", "Peters moeder", "wijkagent", "Petra", "Peter Jansen", "Peter en de wijkagent",
     "Sanne de Toets", "opa"],
)  # fmt: skip
def test_this_is_somebody_else(typed: str) -> None:
    assert not is_dezelfde(typed, PETER)


def test_nobody_without_a_name_is_recognised() -> None:
    assert not is_dezelfde("Peter", "")


@pytest.mark.parametrize(
    ("checker", "doer", "refused"),
    [("Peter", "", True), ("Sanne", "Sanne de Toets", True), ("Sanne", "", False), ("oma", "Sanne de Toets", False)],
)
def test_neither_the_perpetrator_nor_the_doer(checker: str, doer: str, refused: bool) -> None:
    assert kijkt_niet(afspraak(controleur=checker), [PETER], doer) is refused


@pytest.mark.parametrize("soort", ["veiligheid", "hulp", "toekomst"])
def test_refused_beside_its_field(gezin: Gezin, soort: str) -> None:
    plan = gezin.concept()
    with pytest.raises(Ongeldig, match="kijkt niet zelf") as refused:
        voeg_afspraak_toe(plan.pk, afspraak(soort=soort, controleur="Peter"), by=gezin.regio["regisseur"], at=gezin.at)
    assert set(refused.value.fouten) == {"controleur"}


def test_nor_by_rewriting_it(gezin: Gezin) -> None:
    row = nummer(gezin.concept())
    with pytest.raises(Ongeldig, match="kijkt niet zelf"):
        wijzig_afspraak(row.pk, afspraak(controleur="Peter de Toets"), by=gezin.regio["regisseur"], at=gezin.at)


def test_who_has_to_keep_it_does_not_check_it(gezin: Gezin) -> None:
    plan, own = gezin.concept(), afspraak(controleur="Sanne", persoon_id=gezin.mensen["slachtoffer"])
    with pytest.raises(Ongeldig, match="kijkt niet zelf"):
        voeg_afspraak_toe(plan.pk, own, by=gezin.regio["regisseur"], at=gezin.at)
