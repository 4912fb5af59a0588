"""Two running cases become one: proposed by one, read and confirmed by another."""

import pytest
from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.keten.tests.met_twee import WAAROM, geschreven
from tests.journeys.conftest import Toneel


@pytest.mark.journey(4)
def test_a_second_person_reads_before_two_cases_become_one(toneel: Toneel) -> None:
    with transaction.atomic():
        bekend, nieuw = geschreven(toneel.regio)
        own, known = nieuw.casus.nummer, bekend.casus.nummer
    een, ander = toneel.als("triagist"), toneel.als("lead")
    een.ga(f"/werk/melding/{nieuw.pk}")
    een.klik(f"Samenvoegen met casus {known}")
    een.ziet("aan de beoordeling is geschreven")
    een.vul("Waarom is dit één zaak?", WAAROM)
    een.klik("Voorstellen aan een collega")
    een.ziet("Voorgesteld. Een collega leest mee")
    een.ziet("wacht op tweede lezer")
    ander.ga("/werk/termijnen")
    ander.ziet("Samenvoegen: tweede lezer")
    ander.ga(f"/werk/casus/{nieuw.casus_id}")
    ander.ziet("Samenvoegen voorgesteld")
    ander.ga(f"/werk/melding/{nieuw.pk}")
    ander.klik("Bekijk het voorstel", role="link")
    ander.ziet(WAAROM)
    ander.klik("Niet samenvoegen")
    ander.ziet("Schrijf op waarom dit twee casussen blijven")
    ander.klik("Bevestigen en samenvoegen")
    ander.ziet("op voorstel van Toets Triagist")
    een.ga(f"/werk/casus/{bekend.casus_id}")
    assert een.page.get_by_text("Samenvoegen bevestigd").count()
    with transaction.atomic():
        enter(SYSTEM)
        assert Casus.objects.get(nummer=own).opgegaan_in_id == bekend.casus_id
