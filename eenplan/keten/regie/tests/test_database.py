"""What the database itself refuses, in real transactions: two directors, and none."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.keten.regie.models import Regie
from tests.regio import Regio

# ruff: noqa: PT012  # the commit itself, at the end of the block, is what must be refused
pytestmark = pytest.mark.django_db(transaction=True)


def maak_casus(regio: Regio, number: str, household: Huishouden | None = None) -> Casus:
    vt = regio.organisations["vt"]
    home = household or Huishouden.objects.create(bronhouder=vt, ontstaan_op=regio.at)
    return Casus.objects.create(
        nummer=number, huishouden=home, bronhouder=vt, verantwoordelijke_organisatie=vt,
        verantwoordelijke=regio.accounts["triagist"], geopend_op=regio.at,
    )  # fmt: skip


def maak_regie(regio: Regio, casus: Casus, key: str = "regisseur", **changes: object) -> Regie:
    given = {
        "huishouden": casus.huishouden, "casus": casus, "organisatie": regio.organisations["team"],
        "account": regio.accounts[key], "van": regio.at, "regel": "4.4-1", "reden": "toets",
    }  # fmt: skip
    return Regie.objects.create(**{**given, **changes})


def sluit(casus: Casus, regio: Regio) -> None:
    Casus.objects.filter(pk=casus.pk).update(
        stand="afgesloten", afgesloten_op=regio.at + timedelta(days=30), sluitreden="overig"
    )


def einde(regio: Regio, days: int = 10) -> int:
    return Regie.objects.filter(tot__isnull=True).update(tot=regio.at + timedelta(days=days))


@pytest.fixture
def casus(regio: Regio) -> Casus:
    """An open case with a director, committed."""
    with transaction.atomic():
        enter(SYSTEM)
        found = maak_casus(regio, "C-1")
        maak_regie(regio, found)
    return found


def test_two_directors_at_once(regio: Regio, casus: Casus) -> None:
    with pytest.raises(IntegrityError, match=r"regie_een_regisseur|regie_nooit_twee_tegelijk"), transaction.atomic():
        enter(SYSTEM)
        maak_regie(regio, casus, "collega", van=regio.at + timedelta(days=1))


def test_the_index_holds_by_itself(regio: Regio) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'regie_een_regisseur'")
        (found,) = cursor.fetchone()
    assert found.startswith("CREATE UNIQUE INDEX")
    assert found.endswith("(huishouden_id) WHERE (tot IS NULL)")


def test_two_periods_that_overlap(regio: Regio, casus: Casus) -> None:
    with pytest.raises(IntegrityError, match="regie_nooit_twee_tegelijk"), transaction.atomic():
        enter(SYSTEM)
        maak_regie(regio, casus, "collega", van=regio.at - timedelta(days=1), tot=regio.at + timedelta(days=1))


def test_an_end_before_its_start(regio: Regio, casus: Casus) -> None:
    with pytest.raises(IntegrityError, match=r"regie_periode|range lower bound"), transaction.atomic():
        enter(SYSTEM)
        einde(regio, days=-1)


def test_no_director_at_commit(regio: Regio, casus: Casus) -> None:
    reached = False
    with pytest.raises(IntegrityError, match="no director"), transaction.atomic():
        enter(SYSTEM)
        einde(regio)
        reached = Regie.objects.filter(tot__isnull=False).exists()  # within the transaction it is allowed
    assert reached
    with transaction.atomic():
        enter(SYSTEM)
        assert Regie.objects.get().tot is None


def test_a_change_within_one_transaction(regio: Regio, casus: Casus) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        einde(regio)
        maak_regie(regio, casus, "collega", van=regio.at + timedelta(days=10))
    with transaction.atomic():
        enter(SYSTEM)
        rows = list(Regie.objects.order_by("van"))
    assert [row.account_id for row in rows] == [regio.accounts["regisseur"].pk, regio.accounts["collega"].pk]
    assert rows[0].tot == rows[1].van


def test_taking_the_row_away_leaves_the_other_periods_watched(regio: Regio, casus: Casus) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        einde(regio)
        maak_regie(regio, casus, "collega", van=regio.at + timedelta(days=10))
    with pytest.raises(IntegrityError, match="no director"), transaction.atomic():
        enter(SYSTEM)
        Regie.objects.filter(tot__isnull=True).delete()


def test_destroying_all_of_it_is_allowed(regio: Regio, casus: Casus) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        Regie.objects.all().delete()
    with transaction.atomic():
        enter(SYSTEM)
        assert not Regie.objects.exists()


def test_it_may_end_with_the_last_case(regio: Regio, casus: Casus) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        sluit(casus, regio)
        einde(regio)
    with transaction.atomic():
        enter(SYSTEM)
        assert Regie.objects.get().tot is not None


def test_it_may_not_end_while_another_case_is_open(regio: Regio, casus: Casus) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        maak_casus(regio, "C-2", casus.huishouden)
    with pytest.raises(IntegrityError, match="no director"), transaction.atomic():
        enter(SYSTEM)
        sluit(casus, regio)
        einde(regio)


def test_a_later_case_starts_without_one(regio: Regio, casus: Casus) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        sluit(casus, regio)
        einde(regio)
    with transaction.atomic():
        enter(SYSTEM)
        later = maak_casus(regio, "C-3", casus.huishouden)
        Casus.objects.filter(pk=later.pk).update(geopend_op=regio.at + timedelta(days=60))
        maak_regie(regio, later, "collega", van=regio.at + timedelta(days=70))
    with transaction.atomic():
        enter(SYSTEM)
        assert Regie.objects.filter(tot__isnull=True).count() == 1


def test_another_household_has_its_own(regio: Regio, casus: Casus) -> None:
    with transaction.atomic():
        enter(SYSTEM)
        maak_regie(regio, maak_casus(regio, "C-4"))
    with transaction.atomic():
        enter(SYSTEM)
        assert Regie.objects.filter(tot__isnull=True).count() == 2


def test_the_watch_sees_past_the_row_lock(regio: Regio, casus: Casus) -> None:
    """The doer of another organisation sees no case, and still cannot leave a gap; nor is his own lock opened."""
    with transaction.atomic():
        enter(SYSTEM)
        row = Regie.objects.get()
    viewer: Viewer = regio["ander"]
    with pytest.raises(IntegrityError, match="no director"), transaction.atomic():
        enter(SYSTEM)
        Regie.objects.filter(pk=row.pk).update(tot=regio.at)
        enter(viewer)
        assert not Regie.objects.exists()
