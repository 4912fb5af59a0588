"""Each letter holds only the strings of its own recipient: a household with three ex-partners (misuse 1, 6, 17)."""

import pytest

from tests.bench import kanaries
from tests.decor import situatie
from tests.regio import Regio

pytestmark = pytest.mark.django_db
STUKS = 400


@situatie
def wereld(regio: Regio) -> kanaries.Wereld:
    """A canary in every field of everybody."""
    return kanaries.bouw(regio)


def test_misbruik_01_misbruik_06_misbruik_17_each_letter_holds_own_canaries_only(wereld: kanaries.Wereld) -> None:
    found = kanaries.draai(wereld, STUKS, pdf_elke=40)
    assert found["eerste"] == []
    assert found["tegengehouden"] == STUKS / 2  # whatever tried to smuggle a string was stopped
    assert found["gemaakt"] == STUKS / 2


def test_the_canaries_sing(wereld: kanaries.Wereld) -> None:
    """The same look sees a letter that holds somebody else's string, and one that holds one's own number."""
    other, own = wereld.mensen["moeder"].kanaries, wereld.mensen["ex"].kanaries
    for word in (other["straat"], other["verhaal"], other["woorden"], own["telefoon"], "Melderqx", "Bronqx"):
        assert kanaries.fouten(wereld, kanaries.Stuk("ex", "toets", f"tekst {word} tekst")), word
    assert not kanaries.fouten(wereld, kanaries.Stuk("ex", "toets", own["straat"] + own["achternaam"]))
