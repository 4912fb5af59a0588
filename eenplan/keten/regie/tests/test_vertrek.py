"""Who stops today hands over first; who is blocked loses his cases in the same act."""

from datetime import datetime, timedelta

import pytest

from eenplan.core.access.rowlevel import enter, entered
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.beheer import actions, plaatsen
from eenplan.core.accounts.models import Appointment
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.keten.regie.tests.conftest import nieuwe_casus
from tests.regio import Regio


def owner(casus: Casus) -> str:
    enter(SYSTEM)
    found = Casus.objects.select_related("verantwoordelijke").get(pk=casus.pk).verantwoordelijke
    return found.username if found else ""


def test_an_end_today_is_refused_while_cases_stand_on_the_name(regio: Regio, now: datetime) -> None:
    casus = nieuwe_casus(regio)
    key = owner(casus)
    place = Appointment.objects.get(account__username=key)
    for row in regio.organisations.values():  # his duty is another refusal
        type(row).objects.filter(pk=row.pk).update(dienstdoende=None)
    with pytest.raises(Refused, match="staat nog 1 open casus"):
        plaatsen.beeindig(place.pk, tot=now, by=regio["beheer"], at=now)
    assert Appointment.objects.get(pk=place.pk).tot is None
    plaatsen.beeindig(place.pk, tot=now + timedelta(days=3), by=regio["beheer"], at=now)
    assert owner(casus) == key


def test_blocking_moves_the_cases_at_once_and_the_leads_hear_it(regio: Regio, now: datetime) -> None:
    casus = nieuwe_casus(regio)
    key = owner(casus)
    enter(regio["beheer"])
    actions.blokkeer(regio.accounts[key].pk, by=regio["beheer"], at=now)
    assert entered() == (regio["beheer"], False)  # nothing of the machinery's sight is left to the manager
    assert owner(casus) not in ("", key)
    assert Message.objects.filter(account=regio.accounts["lead"], object_type="casus", object_id=casus.pk).exists()
