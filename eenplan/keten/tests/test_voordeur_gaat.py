"""The front office leaves a case that was handed on, but for who still has something to do in it (R4, R11)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Teamlid
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.regie.actions_consult import raadpleeg
from eenplan.keten.tests.handelingen import besloten
from eenplan.keten.tests.levensloop import Loop, overgedragen
from eenplan.keten.triage.actions import vraag_acuut
from tests.regio import Regio


def team(loop: Loop) -> set[str]:
    """Who of Veilig Thuis are in the casusteam now."""
    enter(SYSTEM)
    rows = Teamlid.objects.filter(casus_id=loop.casus_id, tot__isnull=True)
    return set(rows.values_list("account__username", flat=True))


def wie_gaf(regio: Regio, loop: Loop) -> set[str]:
    """On whose names something still runs there."""
    place = regio.organisations["vt"]
    rows = Deadline.objects.filter(casus_id=loop.casus_id, organisation=place, done_at__isnull=True)
    return set(rows.values_list("account__username", flat=True))


def test_until_it_is_handed_on_all_of_them_see_it(regio: Regio) -> None:
    assert team(besloten(regio)) >= {"triagist", "triagist2", "lead"}


def test_handed_on_the_colleague_at_the_door_sees_it_no_more(client: Client, regio: Regio) -> None:
    loop = overgedragen(regio)
    assert "triagist2" not in team(loop)
    assert team(loop) >= {"lead", "triagist"} | wie_gaf(regio, loop)  # a lead, on duty and who gave it, with a term
    for who, status in (("triagist", 200), ("triagist2", 404), ("lead", 200)):
        client.force_login(regio.accounts[who])
        assert client.get(reverse("casus", args=[loop.casus_id])).status_code == status, who


@pytest.mark.parametrize("why", ["a term on his name", "another role beside it"])
def test_who_has_something_to_do_in_it_stays(regio: Regio, why: str) -> None:
    loop, colleague = besloten(regio), regio.accounts["triagist2"]
    if why == "a term on his name":
        running = Deadline.objects.filter(casus_id=loop.casus_id, object_type="persoon", done_at__isnull=True)
        assert running.update(account=colleague)
    else:
        Appointment.objects.create(
            account=colleague, organisation=regio.organisations["vt"], role=Role.VT_CASUS, functie="casushouder",
            van=regio.at - timedelta(days=1),
        )  # fmt: skip
    neem_over(regio, loop)
    assert "triagist2" in team(loop)


def neem_over(regio: Regio, loop: Loop) -> None:
    """Offered to the team and accepted there."""
    person = regio["regisseur"]
    offer = overdracht.Aanbod(person.organisation_id or 0, person.account_id)
    row = overdracht.bied_aan(loop.overdracht.pk, offer, by=regio["triagist"], at=regio.at)
    overdracht.accepteer(row.pk, by=person, at=regio.at)


def test_a_question_of_danger_calls_the_door_of_that_day_back(regio: Regio) -> None:
    loop = overgedragen(regio)
    vraag_acuut(loop.casus_id, by=SYSTEM, at=regio.at + timedelta(days=30))
    assert team(loop) >= {"triagist", "triagist2", "lead"}


def test_who_is_asked_for_advice_can_open_the_case(regio: Regio) -> None:
    loop, place = overgedragen(regio), regio.organisations["vt"]
    place.dienstdoende = regio.accounts["triagist2"]
    place.save()
    raadpleeg(loop.casus_id, "Wat adviseert u?", by=regio["regisseur"], at=regio.at)
    assert "triagist2" in team(loop)
