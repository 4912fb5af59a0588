"""Nothing that hangs on a person outlives his employment; hired again he starts with nothing (R11)."""

from datetime import timedelta

import pytest

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Appointment
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Casus, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.dossier.casus.queries import casus as lees
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.opvolging import vang_op
from eenplan.keten.regie.tests.conftest import nieuwe_casus
from tests.regio import Regio

UUR = timedelta(hours=1)


def vertrekt(regio: Regio, key: str, uur: int = 0) -> None:
    Appointment.objects.filter(account=regio.accounts[key]).update(tot=regio.at + uur * UUR)


def komt_terug(regio: Regio, key: str, uur: int, role: Role | None = None) -> None:
    """The same person is hired again by the same organisation."""
    was = regio[key]
    Appointment.objects.create(
        account=regio.accounts[key], organisation_id=was.organisation_id, role=role or was.role, functie="weer",
        van=regio.at + uur * UUR,
    )  # fmt: skip


def ziet(regio: Regio, key: str, casus: Casus, uur: int) -> bool:
    """Whether he opens the case at that hour."""
    now = regio.at + uur * UUR
    with clock.at(now):
        enter(regio[key])
        try:
            lees(regio[key], casus.pk, now=now)
        except NotVisible:
            return False
    return True


def team(casus: Casus) -> set[str]:
    """Who are in the casusteam now."""
    enter(SYSTEM)
    rows = Teamlid.objects.filter(casus=casus, tot__isnull=True)
    return set(rows.values_list("account__username", flat=True))


@pytest.mark.parametrize("werker", ["on time", "after the return"])
def test_who_is_hired_again_does_not_get_the_old_cases_back(regio: Regio, werker: str) -> None:
    casus = nieuwe_casus(regio)
    assert ziet(regio, "casus", casus, 1)
    vertrekt(regio, "casus", 2)
    if werker == "on time":
        vang_op(regio.at + 3 * UUR)
    komt_terug(regio, "casus", 4)
    vang_op(regio.at + 5 * UUR)
    assert not ziet(regio, "casus", casus, 6)
    assert "casus" not in team(casus)
    assert LogLine.objects.filter(verb="regie.uit_dienst", casus_id=casus.pk, rule="R11").count() == 1


def test_an_account_that_is_shut_leaves_the_team_for_good(regio: Regio) -> None:
    casus = nieuwe_casus(regio)
    vertrekt(regio, "casus", 10)
    Account.objects.filter(username="casus").update(is_active=False)
    vang_op(regio.at + UUR)
    Account.objects.filter(username="casus").update(is_active=True)
    assert not ziet(regio, "casus", casus, 2)


def test_another_function_without_a_gap_takes_nothing(regio: Regio) -> None:
    casus = nieuwe_casus(regio)
    vertrekt(regio, "casus", 2)
    komt_terug(regio, "casus", 2, Role.VT_LEAD)
    before = team(casus)
    vang_op(regio.at + 3 * UUR)
    assert team(casus) == before


def test_put_in_the_team_after_the_return_he_stays(regio: Regio) -> None:
    vertrekt(regio, "casus", -3)
    komt_terug(regio, "casus", -1)
    casus = nieuwe_casus(regio)
    vang_op(regio.at + UUR)
    assert "casus" in team(casus)


def test_twice_is_once_and_nobody_else_is_touched(regio: Regio) -> None:
    casus = nieuwe_casus(regio)
    before = team(casus)
    vertrekt(regio, "casus")
    for uur in (1, 2):
        vang_op(regio.at + uur * UUR)
        assert team(casus) == before - {"casus"}
    assert Teamlid.objects.get(casus=casus, account=regio.accounts["casus"]).tot == regio.at + UUR
    assert LogLine.objects.filter(verb="regie.uit_dienst").count() == 1  # a minute in which nobody left says nothing


def test_a_closed_case_of_which_all_left_goes_to_the_leads(regio: Regio) -> None:
    """Nobody could lay a new report at it any more, or answer the family that asks (Wmo 5.3.1)."""
    casus = nieuwe_casus(regio)
    enter(SYSTEM)
    Teamlid.objects.filter(casus=casus).exclude(account=regio.accounts["casus"]).delete()
    Casus.objects.filter(pk=casus.pk).update(stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig")
    vertrekt(regio, "casus")
    vang_op(regio.at + UUR)
    assert team(casus) == {"lead"}


@pytest.mark.parametrize(("lezers", "left"), [(["casus", "lead"], {"lead"}), (["casus"], {"casus"})])
def test_he_is_no_reader_of_a_shield_any_more_but_never_nobody(regio: Regio, lezers: list[str], left: set[str]) -> None:
    casus = nieuwe_casus(regio)
    shield, _ = Schild.objects.get_or_create(casus=casus, soort="adres")
    shield.lezers.set([regio.accounts[key] for key in lezers])
    vertrekt(regio, "casus")
    vang_op(regio.at + UUR)
    enter(SYSTEM)
    assert set(shield.lezers.values_list("username", flat=True)) == left


def test_what_was_shared_with_him_in_person_ends_too(regio: Regio, casus: Casus, regie: Regie) -> None:
    """The direction went to a colleague first, with the share; a helper's own share goes to nobody."""
    helper = regio["school"]
    Deelname.objects.create(
        casus=casus, organisatie_id=helper.organisation_id, account_id=helper.account_id, van=regio.at
    )
    share = Deelbesluit.objects.filter(casus=casus)[0]
    share.pk, share.organisatie_id, share.account_id = None, helper.organisation_id or 0, helper.account_id
    share.save(force_insert=True)
    for key in ("school", "regisseur"):
        vertrekt(regio, key)
    vang_op(regio.at + UUR)
    enter(SYSTEM)
    parts = Deelname.objects.filter(casus=casus, tot__isnull=True, soort="deelnemer")
    assert set(parts.values_list("account__username", flat=True)) == {"collega"}
    shares = Deelbesluit.objects.filter(casus=casus, tot__gt=regio.at + UUR)
    assert set(shares.values_list("account__username", flat=True)) == {"collega"}
    for key in ("school", "regisseur"):
        komt_terug(regio, key, 2)
        assert not ziet(regio, key, casus, 3), key


def test_a_director_without_a_successor_keeps_the_place_for_who_comes_after_him(
    regio: Regio, casus: Casus, regie: Regie
) -> None:
    for key in ("regisseur", "collega"):
        vertrekt(regio, key)
    vang_op(regio.at + UUR)
    komt_terug(regio, "collega", 2)
    vang_op(regio.at + 3 * UUR)
    assert ziet(regio, "collega", casus, 4)
    assert not ziet(regio, "regisseur", casus, 4)
