"""Who left is followed up at once: always exactly one director and one responsible person (domain 3.2, access R11)."""

from datetime import timedelta

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Appointment
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.opvolging import vang_op
from eenplan.keten.regie.tests.conftest import nieuwe_casus
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(21)


def vertrekt(regio: Regio, *keys: str) -> None:
    """The appointments of these people ended a moment ago."""
    people = [regio.accounts[key].pk for key in keys]
    Appointment.objects.filter(account_id__in=people).update(tot=regio.at)


def stand(casus: Casus) -> tuple[int | None, list[int]]:
    """Who is responsible, and who direct now."""
    enter(SYSTEM)
    casus.refresh_from_db()
    now = Regie.objects.filter(huishouden=casus.huishouden_id, tot__isnull=True)
    return casus.verantwoordelijke_id, list(now.values_list("account_id", flat=True))


def test_nobody_left_nothing_happens(regio: Regio, casus: Casus, regie: Regie) -> None:
    before = stand(casus)
    assert vang_op(regio.at + timedelta(hours=1)) == 0
    assert stand(casus) == before


@pytest.mark.parametrize("how", ["appointment", "account", "other_role"])
def test_a_colleague_follows_up_without_a_gap(regio: Regio, casus: Casus, regie: Regie, how: str) -> None:
    person, at = regio.accounts["regisseur"], regio.at + timedelta(hours=1)
    if how == "appointment":
        vertrekt(regio, "regisseur")
    elif how == "account":
        Account.objects.filter(pk=person.pk).update(is_active=False)
    else:  # he stays, but directs no more
        Appointment.objects.filter(account=person).update(role=Role.ZORGPARTNER)
    assert vang_op(at) == 1
    new = regio.accounts["collega"].pk
    assert stand(casus) == (new, [new])
    regie.refresh_from_db()
    follow = Regie.objects.get(tot__isnull=True)
    assert (regie.tot, follow.van, follow.regel) == (at, at, "vertrek")  # the end of one is the start of the next
    assert Message.objects.filter(object_type="regie", object_id=follow.pk, account_id=new).exists()
    assert vang_op(at + timedelta(minutes=1)) == 0  # once


def test_who_is_on_duty_goes_first(regio: Regio, casus: Casus, regie: Regie) -> None:
    team = regio.organisations["team"]
    third = Account.objects.create(username="derde", naam="Aad Eerste")  # first by name
    Appointment.objects.create(
        account=third, organisation=team, role=Role.REGISSEUR, functie="casusregisseur", van=regie.van
    )
    team.dienstdoende = regio.accounts["collega"]
    team.save()
    vertrekt(regio, "regisseur")
    vang_op(regio.at + timedelta(hours=1))
    assert stand(casus)[1] == [regio.accounts["collega"].pk]


def test_an_empty_team_gives_the_sight_back_to_veilig_thuis(regio: Regio, casus: Casus, regie: Regie) -> None:
    """The director of the record stays until Veilig Thuis names another; who answers for it is there."""
    vertrekt(regio, "regisseur", "collega")
    at = regio.at + timedelta(hours=1)
    assert vang_op(at) == 1
    responsible, directors = stand(casus)
    assert casus.verantwoordelijke_organisatie_id == regio.organisations["vt"].pk
    assert responsible == regio.accounts["lead"].pk
    assert directors == [regie.account_id]
    assert Message.objects.filter(object_type="casus", object_id=casus.pk, account_id=responsible).exists()
    assert vang_op(at + timedelta(minutes=1)) == 0


def test_a_caseworker_of_veilig_thuis_who_leaves(regio: Regio) -> None:
    casus = nieuwe_casus(regio)
    holder = casus.verantwoordelijke_id
    vertrekt(regio, "triagist")
    assert vang_op(regio.at + timedelta(hours=1)) == 1
    responsible, directors = stand(casus)
    assert responsible not in {holder, None}
    assert directors == []  # there was none, and none is made up


def test_a_closed_case_stays_as_it_was(regio: Regio, casus: Casus, regie: Regie) -> None:
    enter(SYSTEM)
    Regie.objects.filter(pk=regie.pk).update(tot=regio.at)
    Casus.objects.filter(pk=casus.pk).update(stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig")
    vertrekt(regio, "regisseur")
    assert vang_op(regio.at + timedelta(hours=1)) == 0


def test_after_thirty_days_down_it_is_caught_up(regio: Regio, casus: Casus, regie: Regie) -> None:
    vertrekt(regio, "regisseur")
    assert vang_op(regio.at + timedelta(days=30)) == 1
    assert Feit.objects.filter(naam="regie_toegewezen", kenmerken__regel="vertrek").count() == 1
