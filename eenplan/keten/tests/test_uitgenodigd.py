"""An invited receiver looks and answers; until he accepts he writes nothing (R5)."""

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.dossier.casus.queries import may_write
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht import actions
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.plan.models import Plan
from tests.regio import Regio, nieuwe_melding


@pytest.fixture
def aangeboden(regio: Regio) -> Overdracht:
    """Offered to one casusregisseur of the local team."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    casus: Casus = Melding.objects.get(pk=bewijs.melding_id).casus
    Teamlid.objects.create(casus=casus, account=regio.accounts["casus"], van=regio.at)
    row = actions.stel_op(casus.pk, by=regio["casus"], at=regio.at)
    to = Aanbod(regio.organisations["team"].pk, regio["regisseur"].account_id)
    return actions.bied_aan(row.pk, to, by=regio["casus"], at=regio.at)


@pytest.mark.parametrize("data_class", [DataClass.PROCES, DataClass.VEILIGHEID])
def test_the_gate_for_writing_is_shut(regio: Regio, aangeboden: Overdracht, data_class: DataClass) -> None:
    enter(regio["regisseur"])
    with pytest.raises(NotVisible):
        may_write(regio["regisseur"], aangeboden.casus_id, data_class, what="toets")


def test_no_plan_before_the_yes(client: Client, regio: Regio, aangeboden: Overdracht) -> None:
    client.force_login(regio.accounts["regisseur"])
    url = reverse("partner-plan-maak", args=[aangeboden.casus_id])
    assert client.post(url).status_code == 404
    enter(SYSTEM)
    assert not Plan.objects.exists()
    actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
    assert client.post(url).status_code == 302


def test_the_page_of_the_case_offers_no_button(client: Client, regio: Regio, aangeboden: Overdracht) -> None:
    client.force_login(regio.accounts["regisseur"])
    shown = client.get(reverse("partner-casus", args=[aangeboden.casus_id]))
    assert shown.status_code == 200
    assert reverse("partner-plan-maak", args=[aangeboden.casus_id]) not in shown.content.decode()


@pytest.mark.parametrize("answer", ["vraag", "weiger", "accepteer"])
def test_answering_is_his_own_right_and_is_logged(regio: Regio, aangeboden: Overdracht, answer: str) -> None:
    given = {"by": regio["regisseur"], "at": regio.at}
    if answer == "accepteer":
        actions.accepteer(aangeboden.pk, **given)
    else:
        getattr(actions, answer)(aangeboden.pk, "Wat is de school?", **given)
    enter(SYSTEM)
    mine = LogLine.objects.filter(verb=f"overdracht.{answer}", account_id=regio["regisseur"].account_id, allowed=True)
    assert mine.filter(rule="R5").count() == 1
