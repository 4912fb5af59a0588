"""The pages of an order that runs are judged once, as an officer with a mandate sees them."""

from eenplan.instrumenten.huisverbod.tests.conftest import Zaak
from tests.beeld.oordeel import bekijk


def test_every_page_that_a_partner_comes_across(lopend: Zaak) -> None:
    seen = bekijk(lopend.regio, "hovj", f"/partner/huisverbod/{lopend.pk}")
    own = {"", "-begin-stap", "-gesprek", "-overtreding", "-papier", "-plan-gesprek", "-stap"}
    assert seen >= {f"partner-huisverbod{naam}" for naam in own} | {"partner-huisverboden", "partner-uitleg-blad"}
