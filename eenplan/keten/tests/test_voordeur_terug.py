"""Unsafe long after it opened: who has the front door today can open the case and finds it in the work list."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Teamlid
from eenplan.keten.nameting.actions import leg_vast
from eenplan.keten.tests.levensloop import Loop, overgedragen
from tests.decor import situatie
from tests.regio import Regio


@situatie
def weer_onveilig(regio: Regio) -> Loop:
    """Of Veilig Thuis only the caseworker was still in the team; at the check he hears that it is not safe."""
    loop = overgedragen(regio)
    enter(SYSTEM)
    ours = Teamlid.objects.filter(casus_id=loop.casus_id).exclude(account=regio.accounts["casus"])
    ours.update(tot=regio.at)
    Teamlid.objects.get_or_create(
        casus_id=loop.casus_id, account=regio.accounts["casus"], tot=None, defaults={"van": regio.at}
    )
    later = regio.at + timedelta(days=92)
    leg_vast(loop.ronde().pk, "onveilig", [loop.zegt("kind", veilig=False)], waarom="Bang", by=regio["casus"], at=later)
    return loop


@pytest.mark.parametrize("key", ["triagist", "lead"])
def test_the_front_door_opens_the_case(client: Client, regio: Regio, weer_onveilig: Loop, key: str) -> None:
    client.force_login(regio.accounts[key])
    assert client.get(reverse("casus", args=[weer_onveilig.casus_id])).status_code == 200


def test_whose_name_the_question_of_danger_stands_on_is_in_the_team(regio: Regio, weer_onveilig: Loop) -> None:
    enter(SYSTEM)
    asked = Deadline.objects.get(casus_id=weer_onveilig.casus_id, key="acute_check", done_at__isnull=True)
    members = Teamlid.objects.filter(casus_id=weer_onveilig.casus_id, tot__isnull=True)
    assert members.filter(account_id=asked.account_id).count() == 1


def test_nobody_is_in_the_team_twice(regio: Regio, weer_onveilig: Loop) -> None:
    enter(SYSTEM)
    members = Teamlid.objects.filter(casus_id=weer_onveilig.casus_id, tot__isnull=True)
    names = list(members.values_list("account_id", flat=True))
    assert len(names) == len(set(names))
