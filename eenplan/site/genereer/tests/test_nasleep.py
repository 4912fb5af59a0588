"""What follows a handover: plan, pulse, recovery, checks - with the guards of the chain itself beside it."""

from datetime import date, datetime, timedelta
from itertools import pairwise, repeat
from random import Random

import pytest

from eenplan.core.calendar import AMSTERDAM, due, is_working_day
from eenplan.keten.nameting.rules import op_tijd
from eenplan.keten.plan.herstel import Doelstand
from eenplan.keten.plan.pols import Pols
from eenplan.keten.plan.pols import fouten as pols_fouten
from eenplan.site.genereer.gezin import trek_gezin
from eenplan.site.genereer.nasleep import loopt_af
from eenplan.site.genereer.rondes import DRIE, EXTRA, TWAALF, meet_na
from eenplan.site.genereer.verloop import EERSTE, Gebeurtenis, Zaak

AANVAARD = datetime(2025, 3, 20, 11, 0, tzinfo=AMSTERDAM)
ALTIJD = AANVAARD + timedelta(days=4000)
ZADEN = range(80)


def zaak() -> Zaak:
    return Zaak(trek_gezin(Random(1), {"Zandermeer": 1.0}, AANVAARD.date(), repeat("")), EERSTE)


def verloop(zaad: int, geweld: date | None = date(2025, 2, 14)) -> Zaak:
    case = zaak()
    loopt_af(Random(zaad), case, AANVAARD, geweld)
    return case


def van(case: Zaak, wat: str) -> list[Gebeurtenis]:
    return [item for item in case.tot(ALTIJD) if item.wat == wat]


@pytest.mark.parametrize("zaad", ZADEN)
def test_the_course_is_that_of_the_phases(zaad: int) -> None:
    case = verloop(zaad)
    phases = van(case, "fase")
    assert [item.gegeven for item in phases] == ["stabiel_veilig", "herstel", "nazorg"]
    settled, done = van(case, "plan_vast")[0].op, van(case, "plan_af")[0].op
    assert AANVAARD < van(case, "plan_maak")[0].op < settled < phases[0].op < phases[1].op < phases[2].op < done
    assert phases[0].op > due(settled, 1, "W")  # the first phase lasts a week
    assert phases[1].op > due(phases[0].op, 3, "M")  # and safety is kept for three months
    assert phases[1].op < due(settled, 6, "M")  # within the term of "no noticeable effect" (domain 5 #19)


@pytest.mark.parametrize("zaad", ZADEN)
@pytest.mark.parametrize("geweld", [None, date(2025, 2, 14), date(2025, 9, 1)])
def test_a_plan_is_done_a_year_after_the_last_violence(zaad: int, geweld: date | None) -> None:
    case = verloop(zaad, geweld)
    since = geweld or van(case, "plan_vast")[0].op.date()
    noon = datetime.combine(since, datetime.min.time(), AMSTERDAM) + timedelta(hours=12)
    assert van(case, "plan_af")[0].op > due(noon, 1, "Y")


@pytest.mark.parametrize("zaad", ZADEN)
def test_the_pulse_is_felt_in_aftercare_only(zaad: int) -> None:
    case = verloop(zaad)
    begin, done = van(case, "fase")[2].op, van(case, "plan_af")[0].op
    felt = van(case, "pols")
    assert all(begin < item.op < done for item in felt)
    for item in felt:
        assert pols_fouten("moeder", item.gegeven, "Zorgen.") == {}
        assert item.gegeven != Pols.ONVEILIG  # that begins the chain again, and is for the stories


@pytest.mark.parametrize("zaad", ZADEN)
def test_it_is_felt_about_every_three_months(zaad: int) -> None:
    case = verloop(zaad)
    heard = [item.op for item in van(case, "pols") if item.gegeven != Pols.GEEN_GEHOOR]
    moments = [van(case, "fase")[2].op, *heard, van(case, "plan_af")[0].op]
    assert all(later - earlier < timedelta(days=125) for earlier, later in pairwise(moments))


@pytest.mark.parametrize("zaad", range(40))
def test_who_is_not_reached_is_asked_again_within_days(zaad: int) -> None:
    case = verloop(zaad)
    rows = [*van(case, "pols"), *van(case, "plan_af")]
    for vain, after in pairwise(rows):
        if vain.gegeven == Pols.GEEN_GEHOOR:
            assert after.op - vain.op < timedelta(days=9)


@pytest.mark.parametrize("zaad", range(20))
def test_a_goal_is_looked_at_when_recovery_ends(zaad: int) -> None:
    case = verloop(zaad)
    (looked,) = van(case, "doel")
    assert looked.gegeven in set(Doelstand)
    assert timedelta(0) < looked.op - van(case, "fase")[2].op < timedelta(hours=1)


@pytest.mark.parametrize("zaad", range(40))
def test_every_agreement_is_checked_before_its_phase_ends(zaad: int) -> None:
    case = verloop(zaad)
    checks, phases = van(case, "controle"), van(case, "fase")
    for number, phase in ((1, 0), (1, 1), (2, 1), (1, 2), (2, 2), (3, 2)):
        assert any(item.gegeven.nummer == number and item.op <= phases[phase].op for item in checks)
    for item in checks:
        if item.gegeven.volgende:
            assert item.gegeven.volgende >= item.op.date()


@pytest.mark.parametrize("zaad", range(60))
def test_rounds_are_done_until_it_is_safe(zaad: int) -> None:
    case = zaak()
    meet_na(Random(zaad), case, AANVAARD, AANVAARD + timedelta(days=420))
    rounds = van(case, "ronde")
    assert [item.gegeven.soort for item in rounds if item.gegeven.soort != EXTRA] == [DRIE, TWAALF]
    assert rounds[-1].gegeven.resultaat == "veilig"
    assert case.einde == rounds[-1].op
    assert case.einde > AANVAARD + timedelta(days=420)
    assert all(is_working_day(item.op.date()) for item in rounds)


@pytest.mark.parametrize("klaar", [200, 364, 366, 400, 700])
def test_the_last_round_waits_for_the_plan(klaar: int) -> None:
    done = AANVAARD + timedelta(days=klaar)
    for zaad in range(20):
        case = zaak()
        meet_na(Random(zaad), case, AANVAARD, done)
        assert case.einde is not None
        assert case.einde.date() > done.date()
        assert case.einde - max(done, due(AANVAARD, 12, "M")) < timedelta(days=150)


def test_nearly_nine_in_ten_rounds_are_in_time() -> None:
    in_time = []
    for zaad in range(800):
        case = zaak()
        meet_na(Random(zaad), case, AANVAARD, AANVAARD + timedelta(days=300))
        first = van(case, "ronde")[0]
        in_time.append(op_tijd(due(AANVAARD, 3, "M").date(), first.op.date()))
    assert sum(in_time) / len(in_time) == pytest.approx(0.88, abs=0.04)
