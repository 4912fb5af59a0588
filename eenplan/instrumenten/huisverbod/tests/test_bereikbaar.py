"""Where the excluded person can be reached is whereabouts: for whom that class is shared (R5)."""

import pytest

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Deelbesluit, Schild
from eenplan.instrumenten.huisverbod import dagen
from eenplan.instrumenten.huisverbod.queries import beeld
from eenplan.instrumenten.huisverbod.tests.conftest import VRIJDAG, Zaak

PLEK = "Bij zijn broer, 06-12345678"


def ziet(zaak: Zaak, who: str) -> str:
    enter(zaak.regio[who])
    return beeld(zaak.regio[who], zaak.pk, now=VRIJDAG).bereikbaar


@pytest.fixture
def opgegeven(lopend: Zaak) -> Zaak:
    """He told where he is."""
    dagen.teken(lopend.pk, "adres", PLEK, by=lopend.regio["hovj"], at=VRIJDAG)
    return lopend


def test_who_shares_whereabouts_reads_it(opgegeven: Zaak) -> None:
    assert {who: ziet(opgegeven, who) for who in ("hovj", "casus")} == {"hovj": PLEK, "casus": PLEK}


def test_who_does_not_share_that_class_does_not(opgegeven: Zaak) -> None:
    enter(SYSTEM)
    rows = Deelbesluit.objects.filter(casus_id=opgegeven.casus_id, doel="thv")
    for row in rows:
        row.klassen = [item for item in row.klassen if item != DataClass.VINDBAAR.value]
        row.save()
    assert {who: ziet(opgegeven, who) for who in ("hovj", "casus")} == {"hovj": "", "casus": PLEK}


def test_a_shield_on_where_she_hides_does_not_close_where_he_is(opgegeven: Zaak) -> None:
    """Her place is taken out of every text by itself; the mayor still has to reach him with the decision."""
    enter(SYSTEM)
    Schild.objects.get_or_create(casus_id=opgegeven.casus_id, soort="adres")
    assert ziet(opgegeven, "hovj") == PLEK
