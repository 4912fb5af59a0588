"""The course from beginning to end: success, refusal, the clock times of domain 5, and who watches after."""

from datetime import timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.instrumenten.huisverbod import actions, besluiten, dagen
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit
from eenplan.instrumenten.huisverbod.rules import Stand
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, UITERSTE, VRIJDAG, WAAROM, Zaak, geboren
from eenplan.keten.nameting.models import Ronde


@pytest.mark.voorziening(41)
def test_from_beginning_to_who_watches_after(zaak: Zaak) -> None:
    zaak.begin().vul().vast().leg_op()
    assert (zaak.rij.stand, zaak.rij.opgelegd_op, zaak.rij.eindigt_op) == (Stand.OPGELEGD, VRIJDAG, EINDE)
    zaak.verlopen()
    assert (zaak.rij.stand, zaak.rij.geeindigd_op) == (Stand.VERLOPEN, EINDE)
    later = EINDE + timedelta(hours=1)
    zaak.redenen(later)
    owner = zaak.regio.accounts["casus"].pk
    dagen.rond_af(zaak.pk, owner, "Plan is bij het lokale team.", by=zaak.regio["casus"], at=later)
    assert (zaak.rij.stand, zaak.rij.kijkt_mee_id) == (Stand.AFGEROND, owner)
    assert Ronde.objects.filter(casus_id=zaak.casus_id, stand="gepland").count() == 2
    first = Deadline.objects.get(key="huisverbod_dag_erna", done_at__isnull=True)
    assert (first.account_id, first.due_at.date()) == (owner, later.date() + timedelta(days=1))
