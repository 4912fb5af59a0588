"""No open case without a next look: safe too early, a plan that is done, a director who goes on (domain 3.6; S1)."""

from datetime import date

import pytest

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.keten.nameting.actions import houd_zicht, leg_vast
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.nameting.tests.conftest import Gezin

pytestmark = pytest.mark.klok(16)


def gepland(gezin: Gezin) -> list[tuple[str, date]]:
    enter(SYSTEM)
    rows = Ronde.objects.filter(casus_id=gezin.casus_id, stand="gepland").order_by("gepland_op")
    return [(row.soort, row.gepland_op) for row in rows]


def stand(gezin: Gezin, to: str = "") -> str:
    enter(SYSTEM)
    if to:
        Casus.objects.filter(pk=gezin.casus_id).update(stand=to)
    return Casus.objects.get(pk=gezin.casus_id).stand


@pytest.mark.parametrize(("at", "closes"), [("in_uitvoering", False), ("in_vervolg", False), ("in_monitoring", True)])
def test_safe_at_the_last_round_closes_only_what_is_done(gezin: Gezin, at: str, closes: bool) -> None:
    """With the plan still running there comes one more round, after three months, until it is done."""
    drie, twaalf = gezin.rondes()
    stand(gezin, at)
    for ronde, days in ((drie, 90), (twaalf, 365)):
        leg_vast(ronde.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.later(days=days))
    assert (stand(gezin) == "afgesloten") is closes
    assert gepland(gezin) == ([] if closes else [("extra", date(2027, 6, 20))])


def test_again_safe_and_still_not_done_looks_again(gezin: Gezin) -> None:
    drie, twaalf = gezin.rondes()
    stand(gezin, "in_uitvoering")
    for ronde, days in ((drie, 90), (twaalf, 365)):
        leg_vast(ronde.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.later(days=days))
    enter(SYSTEM)
    extra = Ronde.objects.get(casus_id=gezin.casus_id, stand="gepland")
    leg_vast(extra.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.later(days=455))
    assert [soort for soort, _ in gepland(gezin)] == ["extra"]
    stand(gezin, "in_monitoring")
    enter(SYSTEM)
    last = Ronde.objects.get(casus_id=gezin.casus_id, stand="gepland")
    leg_vast(last.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.later(days=550))
    assert stand(gezin) == "afgesloten"


def test_one_round_ahead_is_enough(gezin: Gezin) -> None:
    before = [gezin.rondes(), gepland(gezin)][1]
    assert houd_zicht(gezin.casus_id, "Het plan is afgerond", by=SYSTEM, at=gezin.at) is None
    assert gepland(gezin) == before


def test_without_a_round_there_comes_one_with_its_reason(gezin: Gezin) -> None:
    with clock.at(gezin.at):
        made = houd_zicht(gezin.casus_id, "Het plan is afgerond", by=SYSTEM, at=gezin.at)
    assert made is not None
    assert (made.aanleiding, made.gepland_op) == ("Het plan is afgerond", date(2026, 6, 20))


def test_a_closed_case_gets_no_round(gezin: Gezin) -> None:
    enter(SYSTEM)
    ended = {"stand": "afgesloten", "afgesloten_op": gezin.at, "sluitreden": "overig"}
    Casus.objects.filter(pk=gezin.casus_id).update(**ended)
    with pytest.raises(Refused, match="gesloten"):
        houd_zicht(gezin.casus_id, "Het plan is afgerond", by=SYSTEM, at=gezin.at)
