"""The course of a drawn case keeps to the rules of the chain itself: phases, checks, terms."""

from datetime import datetime, timedelta
from itertools import repeat
from random import Random

import pytest

from eenplan.core.calendar import AMSTERDAM, due
from eenplan.keten.nameting.rules import Resultaat, Soort, te_vroeg
from eenplan.keten.overdracht.rules import ONTVANGERS as MOGELIJK
from eenplan.keten.overdracht.rules import Weigerreden
from eenplan.keten.plan.bewaking import nazorg_tot
from eenplan.keten.plan.rules import FASES, Fase
from eenplan.keten.triage.rules import LATE_REDENEN, Feiten, voorstel
from eenplan.keten.vervolg.rules import VORMEN, Nagekomen, Uitslag
from eenplan.site.genereer import loop
from eenplan.site.genereer.gezin import trek_gezin
from eenplan.site.genereer.verloop import EERSTE, HER, Gebeurtenis, Zaak

OP = datetime(2024, 3, 20, 21, 30, tzinfo=AMSTERDAM)
LATER = OP + timedelta(days=1200)


def zaak(zaad: int, soort: str = EERSTE, *, kort: bool = False) -> Zaak:
    rng = Random(zaad)
    home = trek_gezin(rng, {"Zandermeer": 1.0}, OP.date(), repeat(""))
    return loop.trek_zaak(rng, home, OP, soort, kort=kort)


@pytest.fixture(scope="module")
def zaken() -> list[Zaak]:
    return [zaak(zaad) for zaad in range(250)]


def van(case: Zaak, wat: str) -> list[Gebeurtenis]:
    return [item for item in case.tot(LATER) if item.wat == wat]


def test_every_case_ends(zaken: list[Zaak]) -> None:
    for case in zaken:
        assert case.einde is not None
        assert case.einde < LATER
        assert case.begin == OP


def test_what_is_still_to_come_is_left_out() -> None:
    case = zaak(3)
    half = case.begin + timedelta(days=100)
    assert all(item.op <= half for item in case.tot(half))
    assert len(case.tot(half)) < len(case.tot(LATER))
    assert [item.op for item in case.tot(LATER)] == sorted(item.op for item in case.tot(LATER))


def test_a_short_case_is_assessed_and_closed() -> None:
    for zaad in range(40):
        case = zaak(zaad, kort=True)
        assert [item.gegeven.uitkomst for item in van(case, "besluit")] == ["GEEN"]
        assert case.einde == van(case, "besluit")[0].op
        assert not van(case, "accepteer")


def test_people_are_told_once_and_not_again_at_a_later_report() -> None:
    first, again = zaak(8), zaak(8, HER)
    assert len(van(first, "informeer")) == len(first.gezin.mensen)
    assert not van(again, "informeer")
    assert van(again, "koppel")


def test_a_late_decision_has_a_reason_that_the_product_knows(zaken: list[Zaak]) -> None:
    assert {item.gegeven.late_reden for case in zaken for item in van(case, "besluit")} <= LATE_REDENEN.keys()


def test_whoever_gets_a_handover_can_take_over(zaken: list[Zaak]) -> None:
    assert {item.gegeven for case in zaken for item in van(case, "bied_aan")} <= {str(kind) for kind in MOGELIJK}
    assert {item.gegeven for case in zaken for item in van(case, "weiger")} <= set(Weigerreden)


def test_each_offer_has_one_answer(zaken: list[Zaak]) -> None:
    for case in zaken:
        row = [item.wat for item in case.tot(LATER) if item.wat in ("bied_aan", "weiger", "accepteer")]
        assert row[::2] == ["bied_aan"] * (len(row) // 2)
        assert row[1::2] == ["weiger"] * (len(row) // 2 - 1) + ["accepteer"] * (len(row) > 0)


def test_phases_follow_each_other_and_last_as_long_as_they_must(zaken: list[Zaak]) -> None:
    for case in zaken:
        moments = {item.gegeven: item.op for item in van(case, "fase")}
        if not moments:
            continue
        assert list(moments) == [Fase.STABIEL, Fase.HERSTEL, Fase.NAZORG]
        settled = van(case, "plan_vast")[0].op
        assert moments[Fase.STABIEL] > due(settled, 1, "W")
        assert moments[Fase.HERSTEL] > due(moments[Fase.STABIEL], 3, "M")
        fase: str = Fase.DIRECT
        for naar in moments:
            fase = FASES.step(fase, f"naar_{naar}", "regisseur").target


def test_a_plan_is_done_a_year_after_the_last_violence(zaken: list[Zaak]) -> None:
    for case in zaken:
        done = van(case, "plan_af")
        incident = case.gebeurtenissen[0].gegeven.incident
        if done and incident:
            noon = datetime.combine(incident, datetime.min.time(), AMSTERDAM) + timedelta(hours=12)
            assert done[0].op > nazorg_tot(noon, 1, "Y")


def test_every_agreement_is_checked_before_what_needs_it(zaken: list[Zaak]) -> None:
    for case in zaken:
        checks = [(item.gegeven.nummer, item.op) for item in van(case, "controle")]
        aftercare = [item.op for item in van(case, "fase") if item.gegeven == Fase.NAZORG]
        if aftercare:
            assert {number for number, moment in checks if moment < aftercare[0]} == {1, 2, 3}
            assert all(item.gegeven.volgende is None or item.gegeven.volgende >= item.op.date()
                       for item in van(case, "controle"))  # fmt: skip


def test_checks_of_veilig_thuis_are_not_too_early(zaken: list[Zaak]) -> None:
    for case in zaken:
        accepted = van(case, "accepteer")
        for item in van(case, "ronde"):
            assert item.gegeven.resultaat in set(Resultaat)
            assert item.gegeven.soort in set(Soort)
            months = {"3_maanden": 3, "12_maanden": 12}.get(item.gegeven.soort)
            if months:
                planned = due(accepted[0].op, months, "M").date()
                assert te_vroeg(planned, 2, item.op.date()) is None


def test_the_last_check_comes_after_the_plan_and_says_safe(zaken: list[Zaak]) -> None:
    for case in zaken:
        rounds = van(case, "ronde")
        if rounds:
            assert rounds[-1].op == case.einde > van(case, "plan_af")[0].op
            assert rounds[-1].gegeven.resultaat == Resultaat.VEILIG


def test_findings_and_conditions_are_of_the_product(zaken: list[Zaak]) -> None:
    for case in zaken:
        assert {item.gegeven for item in van(case, "voorwaarde_controle")} <= set(Nagekomen)
        for item in van(case, "bevinding"):
            assert item.gegeven[0] in VORMEN
            assert item.gegeven[1] in set(Uitslag)


def test_a_condition_is_checked_while_its_service_runs(zaken: list[Zaak]) -> None:
    for case in zaken:
        for check in van(case, "voorwaarde_controle"):
            assert van(case, "voorwaarde")[0].op < check.op <= van(case, "rond_af")[0].op


def test_the_proposal_of_the_table_fits_a_decision_to_hand_over() -> None:
    assert voorstel(Feiten("nee", "ja", "ja", "ja", "ja", "ja")).uitkomst == "OVD"


@pytest.mark.parametrize("uur", [0, 3, 6, 12, 21, 23])
def test_whatever_the_hour_somebody_takes_it_up_soon(uur: int) -> None:
    moment = OP.replace(hour=uur)
    for zaad in range(30):
        taken = loop._opgepakt(Random(zaad), moment)
        assert moment < taken < moment + timedelta(hours=12)
        assert 7 <= taken.hour < 22


def test_chances_add_up() -> None:
    assert sum(loop.EERSTE_UITKOMST.values()) == pytest.approx(1)
    assert all(0 < chance < 1 for chance in loop.EERSTE_UITKOMST.values())
