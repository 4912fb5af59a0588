"""The family moved: the other region assesses, our reports are done and their reporters hear it; nothing is decided."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage.actions import bevestig, bewaar, controleer_acuut, stel_voor
from eenplan.keten.triage.actions_verhuisd import VERHUISD, verhuis
from eenplan.keten.triage.models import Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.queries import loopt_beoordeling
from eenplan.keten.triage.tests.hulp import OZ, lopend, melding_van, voorgelegd
from tests.regio import Regio


def test_every_report_is_done_and_every_reporter_hears_it(regio: Regio) -> None:
    vb = lopend(regio)
    verhuis(vb.casus_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert set(Melding.objects.filter(casus_id=vb.casus_id).values_list("stand", flat=True)) == {"beoordeeld"}
    assert Terugkoppeling.objects.get(beoordeling=vb).tekst == VERHUISD


def test_a_proposal_goes_back_and_is_never_decided(regio: Regio) -> None:
    vb = voorgelegd(regio)
    verhuis(vb.casus_id, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    vb.refresh_from_db()
    assert (vb.stand, vb.besloten_op) == ("concept", None)
    assert vb.stappen.latest("pk").actie == "heroverweeg"


def test_without_an_assessment_there_is_nothing_to_end(regio: Regio) -> None:
    report = melding_van(regio)
    verhuis(report.casus_id, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert not Veiligheidsbeoordeling.objects.exists()
    assert not Terugkoppeling.objects.exists()


def test_a_decided_one_stays_as_it_was(regio: Regio) -> None:
    vb = bevestig(voorgelegd(regio).pk, by=regio["triagist2"], at=regio.at)
    before = Terugkoppeling.objects.count()
    assert not loopt_beoordeling(vb.casus_id)
    verhuis(vb.casus_id, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    vb.refresh_from_db()
    assert (vb.stand, Terugkoppeling.objects.count()) == ("besloten", before)


@pytest.mark.parametrize("act", ["bewaar", "stel_voor", "controleer_acuut"])
def test_on_a_closed_case_nobody_writes_on(regio: Regio, act: str) -> None:
    vb = lopend(regio)
    assert loopt_beoordeling(vb.casus_id)
    enter(SYSTEM)
    Casus.objects.filter(pk=vb.casus_id).update(stand="afgesloten", afgesloten_op=regio.at, sluitreden="verhuisd")
    given = {"by": regio["triagist"], "at": regio.at}
    tries = {
        "bewaar": lambda: bewaar(vb.pk, OZ, **given),
        "stel_voor": lambda: stel_voor(vb.pk, OZ, **given),
        "controleer_acuut": lambda: controleer_acuut(vb.casus_id, False, **given),
    }
    with pytest.raises(Refused, match="afgesloten"):
        tries[act]()
