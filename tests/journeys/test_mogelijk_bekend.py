"""Something new becomes known of somebody: the family turns out to be known, and who is responsible gets it as work."""

from datetime import timedelta

from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.vondst.models import Vondst
from tests.journeys.conftest import START, Toneel
from tests.klokkenwereld import radar


def test_a_family_that_turns_out_to_be_known_is_looked_at_and_done_with(toneel: Toneel) -> None:
    with clock.at(START), transaction.atomic():
        radar(toneel.regio)
        enter(SYSTEM)
        found = Vondst.objects.select_related("casus", "ander").get(gemeld_op__isnull=False)
    with clock.at(START + timedelta(hours=1)):
        triagist = toneel.als("triagist")
        triagist.ga("/werk/termijnen?soort=radar_vondst")
        triagist.ziet("Mogelijk bekend gezin")
        triagist.ga(f"/werk/casus/{found.casus_id}")
        assert found.ander is not None
        triagist.ziet(found.ander.nummer)
        triagist.ziet("zelfde geboortedatum")
        triagist.klik("Gezien")
        triagist.ziet("Genoteerd dat er is gekeken")
        assert triagist.page.get_by_role("button", name="Gezien").count() == 0
