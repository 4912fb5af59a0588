"""The page says whose turn it is before the decision; it asked for the form also when that was full."""

import pytest
from django.urls import reverse

from eenplan.core import clock
from eenplan.instrumenten.huisverbod.tests.conftest import VRIJDAG, Zaak
from eenplan.instrumenten.huisverbod.tests.test_views import inloggen

STAPPEN = {
    "begonnen": (lambda zaak: zaak.begin(), "Eerst vullen politie en Veilig Thuis samen de RiHG in"),
    "ingevuld": (lambda zaak: zaak.begin().vul(), "nu stelt de hulpofficier van justitie de RiHG vast"),
    "vast": (lambda zaak: zaak.begin().vul().vast(), "nu beslist de burgemeester of de hulpofficier"),
}


@pytest.mark.parametrize("stap", STAPPEN)
def test_one_sentence_says_whose_turn_it_is(zaak: Zaak, stap: str) -> None:
    STAPPEN[stap][0](zaak)
    with clock.at(VRIJDAG):
        html = inloggen(zaak, "casus").get(reverse("huisverbod", args=[zaak.pk])).content.decode()
    assert [name for name, (_, words) in STAPPEN.items() if words in html] == [stap]
