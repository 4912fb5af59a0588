"""How to reach her safely: recorded on the page of the family, read where somebody is going to call."""

from datetime import timedelta

from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.tests.levensloop import overgedragen
from tests.journeys.conftest import START, Toneel


def test_how_to_reach_her_is_recorded_once_and_read_on_the_call_card(toneel: Toneel) -> None:
    with clock.at(START), transaction.atomic():
        enter(SYSTEM)
        loop = overgedragen(toneel.regio)
        ronde = loop.ronde().pk
    lead = toneel.als("lead")
    lead.ga(f"/werk/casus/{loop.casus_id}")
    lead.page.get_by_role("link", name="Vastleggen hoe u Sanne de Toets veilig bereikt").click()
    lead.bekijk()
    lead.vul("Nummer", "o6 1234")
    lead.vul("Wat mag u zeggen", "Zeg dat u van de bibliotheek bent.")
    lead.page.get_by_label("Nee, spreek niets in").check()
    lead.klik("Opslaan")
    lead.ziet("Dit lijkt geen telefoonnummer")
    assert lead.page.get_by_label("Wat mag u zeggen").input_value() == "Zeg dat u van de bibliotheek bent."
    lead.vul("Nummer", "06 1234 5678")
    lead.klik("Opslaan")
    lead.ziet("Spreek niets in. Zeg dat u van de bibliotheek bent.")
    with clock.at(START + timedelta(days=92)):
        lead.ga(f"/werk/nameting/{ronde}")
        assert lead.page.get_by_role("link", name="Bel 06 1234 5678").get_attribute("href") == "tel:0612345678"
