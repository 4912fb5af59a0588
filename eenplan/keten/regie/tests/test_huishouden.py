"""One household, two cases: the direction that was recorded in the other case needs that case too."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Teamlid
from eenplan.keten.regie import actions, queries
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.tests.conftest import draag_over, nieuwe_casus
from tests.regio import Regio


@pytest.fixture
def tweede(regio: Regio, casus: Casus, regie: Regie) -> Casus:
    """A second case of the household, that the same team takes part in; `casus` has this one only."""
    other = nieuwe_casus(regio)
    draag_over(regio, other)
    enter(SYSTEM)
    Regie.objects.filter(casus=other).delete()  # another household's until now
    Casus.objects.filter(pk=other.pk).update(huishouden_id=casus.huishouden_id)
    Teamlid.objects.filter(casus=casus, account=regio.accounts["casus"]).update(tot=regio.at)
    return other


@pytest.mark.parametrize(("key", "seen"), [("casus", 0), ("lead", 1), ("regisseur", 1)])
def test_who_directed_in_a_closed_case_is_not_told(regio: Regio, tweede: Casus, key: str, seen: int) -> None:
    enter(regio[key])
    assert len(queries.geschiedenis(regio[key], tweede.pk)) == seen


def test_the_direction_of_a_closed_case_is_not_ended_from_here(regio: Regio, tweede: Casus, regie: Regie) -> None:
    colleague = regio["collega"]
    with pytest.raises(Refused, match="al een regisseur"):
        actions.wijs_toe(
            tweede.pk, colleague.organisation_id or 0, colleague.account_id or 0, by=regio["casus"], at=regio.at,
            reden="x", regel="4.4-1",
        )  # fmt: skip
    enter(SYSTEM)
    regie.refresh_from_db()
    assert regie.tot is None


def test_who_has_both_cases_may_change_it(regio: Regio, tweede: Casus, regie: Regie) -> None:
    actions.wissel(tweede.pk, regio["collega"].account_id or 0, by=regio["lead"], at=regio.at, reden="Ziek.")
    enter(SYSTEM)
    regie.refresh_from_db()
    assert regie.tot == regio.at
