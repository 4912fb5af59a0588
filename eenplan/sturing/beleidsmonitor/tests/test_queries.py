"""The figures out of committed facts, through the connection of the policy role."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connections

from eenplan.core.audit.models import LogLine
from eenplan.core.rulebook.actions import change
from eenplan.feiten import queries as feiten
from eenplan.feiten.actions import keten_van
from eenplan.sturing.beleidsmonitor.queries import GETELD, Cijfer, Monitor, klokken, kwartalen, monitor
from eenplan.sturing.beleidsmonitor.rules import Kwartaal
from eenplan.sturing.beleidsmonitor.tests.conftest import Zet
from tests.regio import Regio

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "beleid"])
Q1 = Kwartaal(2026, 1)


def figures(regio: Regio, quarter: Kwartaal = Q1) -> dict[str, Cijfer]:
    return {cijfer.vraag: cijfer for cijfer in monitor(regio["beleid"], quarter, regio.at).cijfers}


def test_without_facts_everything_is_small(regio: Regio) -> None:
    found = monitor(regio["beleid"], Q1, regio.at)
    assert {cijfer.waarde for cijfer in found.cijfers} == {"<10"}
    assert found.tabel.rijen == ()
    assert [bar.aantal for bar in found.staven] == [None] * 6


def test_every_figure_tells_what_it_means(regio: Regio) -> None:
    for cijfer in figures(regio).values():
        assert cijfer.definitie.endswith(".")
        assert not cijfer.doel or cijfer.bron


def test_assessed_in_time(regio: Regio, zet: Zet) -> None:
    """Thirty reports of a month ago: eighteen assessed in time, three late, nine not at all."""
    start = regio.at - timedelta(days=28)
    for number in range(30):
        zet("melding_ontvangen", start, number)
        if number < 21:
            zet("veiligheid_beoordeeld", start + timedelta(days=2 if number < 18 else 14), number)
    found = figures(regio)
    assert (found["Op tijd beoordeeld"].waarde, found["Op tijd beoordeeld"].n) == ("60 %", "30")
    assert found["Op tijd beoordeeld"].vorige == "<10"
    assert found["Op tijd beoordeeld"].doel == "90 %"
    assert found["Meldingen ontvangen"].waarde == "30"
    assert found["Wacht op beoordeling"].waarde == "<10"


def test_the_quarter_before_stands_beside_it(regio: Regio, zet: Zet) -> None:
    for number in range(12):
        zet("melding_ontvangen", regio.at - timedelta(days=120), number)
    assert figures(regio)["Op tijd beoordeeld"].vorige == "0 %"
    assert figures(regio)["Meldingen ontvangen"].vorige == "10"
    assert figures(regio, Q1.vorige)["Op tijd beoordeeld"].waarde == "0 %"


def test_waiting_has_no_age_limit(regio: Regio, zet: Zet) -> None:
    for number in range(11):
        zet("melding_ontvangen", regio.at - timedelta(days=900 if number == 0 else 1), number)
    found = figures(regio)["Wacht op beoordeling"]
    assert found.waarde == "10"
    assert "Over de termijn: <10." in found.definitie


def test_a_report_of_today_counts_tomorrow(regio: Regio, zet: Zet) -> None:
    """Otherwise who looks twice on one day sees when somebody reported (misuse 25)."""
    for number in range(20):
        zet("melding_ontvangen", regio.at - timedelta(hours=1), number)
    assert figures(regio)["Meldingen ontvangen"].waarde == "<10"
    later = monitor(regio["beleid"], Q1, regio.at + timedelta(days=1))
    assert {item.vraag: item.waarde for item in later.cijfers}["Meldingen ontvangen"] == "20"


def test_a_report_laid_at_a_known_case_does_not_wait_for_ever(regio: Regio, zet: Zet) -> None:
    for number in range(12):
        zet("melding_ontvangen", regio.at - timedelta(days=20), number)
    for number in range(12):
        zet("melding_gekoppeld", regio.at - timedelta(days=19), 100 + number, was=keten_van(number))
    assert figures(regio)["Wacht op beoordeling"].waarde == "10"
    for number in range(12):
        zet("veiligheid_beoordeeld", regio.at - timedelta(days=18), 100 + number)
    found = figures(regio)
    assert found["Wacht op beoordeling"].waarde == "<10"
    assert found["Op tijd beoordeeld"].waarde == "100 %"


def test_handovers(regio: Regio, zet: Zet) -> None:
    """Forty offers: twenty accepted, ten refused, ten without an answer."""
    start = regio.at - timedelta(days=20)
    for number in range(40):
        zet("overdracht_aangeboden", start, number)
        if number < 30:
            zet(f"overdracht_{'geaccepteerd' if number < 20 else 'geweigerd'}", start + timedelta(days=1), number)
    found = figures(regio)
    assert (found["Overdracht aanvaard"].waarde, found["Overdracht geweigerd"].waarde) == ("50 %", "25 %")
    assert found["Overdracht aanvaard"].n == found["Overdracht geweigerd"].n == "40"


def test_rounds_in_time(regio: Regio, zet: Zet) -> None:
    """Accepted on 15 November: the round of 3 months had to be done by 1 March."""
    start = regio.at.replace(year=2025, month=11, day=15)
    for number in range(40):
        zet("overdracht_geaccepteerd", start, number)
        if number < 28:
            zet("nameting_gedaan", start + timedelta(days=92), number, ronde="3_maanden")
    assert (figures(regio)["Nameting op tijd"].waarde, figures(regio)["Nameting op tijd"].n) == ("70 %", "40")


def test_another_term_counts_from_its_day(regio: Regio) -> None:
    change(
        "veiligheidsbeoordeling", 3, valid_from=date(2026, 3, 23), source="besluit", verified_by="", by=regio["beheer"],
        at=regio.at,
    )  # fmt: skip
    clock = klokken(["veiligheidsbeoordeling"])["veiligheidsbeoordeling"]
    assert [clock(regio.at + timedelta(days=days)).day for days in (0, 3)] == [27, 26]


def test_the_table_hides_small_municipalities(regio: Regio, zet: Zet) -> None:
    start = regio.at.replace(month=2, day=3)
    for number in range(48):
        zet("melding_ontvangen", start, number, "Groot")
    for number in range(6):
        zet("melding_ontvangen", start, 100 + number, "Klein")
    rows = dict(monitor(regio["beleid"], Q1, regio.at).tabel.rijen)
    assert rows["Klein"][-2] == "<10"
    assert set(rows) == {"Groot", "Klein", "Hele regio"}
    assert "6" not in {cell for row in rows.values() for cell in row}


def test_bars_are_rounded(regio: Regio, zet: Zet) -> None:
    for number in range(13):
        zet("melding_ontvangen", regio.at.replace(month=2, day=3), number)
    found: Monitor = monitor(regio["beleid"], Q1, regio.at)
    assert [(bar.naam, bar.aantal) for bar in found.staven][-2:] == [("januari", None), ("februari", 15)]


def test_the_picture_hides_what_the_table_hides(regio: Regio, zet: Zet) -> None:
    """A bar beside a hidden total would give the small municipality away."""
    for number in range(48):
        zet("melding_ontvangen", regio.at.replace(month=2, day=3), number, "Groot")
    for number in range(6):
        zet("melding_ontvangen", regio.at.replace(month=2, day=3), 100 + number, "Klein")
    found = monitor(regio["beleid"], Q1, regio.at)
    for bar, cell in zip(found.staven, dict(found.tabel.rijen)["Hele regio"], strict=False):
        assert (str(bar.aantal) if bar.aantal is not None else None) == (cell if cell.isdigit() else None)


def test_asking_leaves_a_line_without_a_person(regio: Regio) -> None:
    monitor(regio["beleid"], Q1, regio.at)
    line = LogLine.objects.get()
    assert (line.verb, line.account_id) == ("beleid.cijfers", regio["beleid"].account_id)
    assert (line.casus_id, line.persoon_id) == (None, None)


def test_the_quarters_to_choose_from(regio: Regio) -> None:
    codes = [quarter.code for quarter in kwartalen(regio.at)]
    assert codes[:3] == ["2026-K1", "2025-K4", "2025-K3"]
    assert len(codes) == 8


def test_facts_come_through_the_policy_connection(regio: Regio, zet: Zet, django_assert_num_queries: object) -> None:
    zet("melding_ontvangen", regio.at - timedelta(days=1))
    with django_assert_num_queries(1, connection=connections["beleid"]):  # type: ignore[operator]  # a pytest fixture
        rows = feiten.gebeurtenissen(regio["beleid"], ["melding_ontvangen"], regio.at - timedelta(days=2), regio.at)
    assert [(row.naam, row.gemeente) for row in rows] == [("melding_ontvangen", "Toetsdorp")]


@pytest.mark.parametrize(("vanaf", "tot", "n"), [(-2, 0, 1), (-1, 0, 1), (-2, -1, 0), (0, 1, 0)])
def test_from_included_until_excluded(regio: Regio, zet: Zet, vanaf: int, tot: int, n: int) -> None:
    zet("melding_ontvangen", regio.at - timedelta(days=1))
    bounds = (regio.at + timedelta(days=vanaf), regio.at + timedelta(days=tot))
    assert len(feiten.gebeurtenissen(regio["beleid"], ["melding_ontvangen"], *bounds)) == n


@pytest.mark.parametrize("table", ["casus_casus", "personen_persoon", "melding_melding", "audit_logline"])
def test_the_connection_is_the_one_of_the_policy_role(table: str) -> None:
    with connections["beleid"].cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("eenplan_policy",)
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute(f"SELECT 1 FROM {table}")


RUNS = [
    (("overdracht_geaccepteerd", "regie_toegewezen", "plan_vastgesteld"), True, True),
    (("overdracht_geaccepteerd", "regie_toegewezen"), True, False),
    (("overdracht_geaccepteerd", "plan_vastgesteld"), True, False),
    (("overdracht_geaccepteerd", "regie_toegewezen", "plan_vastgesteld", "regie_beeindigd"), True, False),
    (("overdracht_geaccepteerd", "regie_toegewezen", "plan_vastgesteld", "plan_afgerond"), False, False),
    (("overdracht_geaccepteerd", "regie_toegewezen", "casus_gesloten"), False, False),
    (("regie_toegewezen", "plan_vastgesteld"), False, False),
    (("overdracht_geaccepteerd", "casus_gesloten", "overdracht_geaccepteerd", "regie_toegewezen", "plan_vastgesteld"),
     True, True),
]  # fmt: skip


def test_one_director_and_one_plan_for_each_family_that_was_taken_over(regio: Regio, zet: Zet) -> None:
    """Question 6: each row a course of facts, a day apart; whether it counts, and whether it is good."""
    for copy in range(10):
        for number, (names, _, _) in enumerate(RUNS):
            for day, naam in enumerate(names):
                zet(naam, regio.at - timedelta(days=60 - day), 100 * copy + number)
    counted = 10 * sum(runs for _, runs, _ in RUNS)
    good = 10 * sum(fine for _, _, fine in RUNS)
    found = figures(regio)["Eén regisseur en één plan"]
    assert (found.waarde, found.n) == (f"{round(100 * good / counted)} %", str(counted))
    assert (found.vorige, found.doel) == ("<10", "100 %")  # none of it was there before the quarter


def test_how_often_a_report_is_of_a_known_family(regio: Regio, zet: Zet) -> None:
    start = regio.at - timedelta(days=28)
    for number in range(40):
        zet("melding_ontvangen", start, number)
        if number < 22:
            soort = "vervolgmelding" if number < 12 else "hermelding"
            zet("melding_gekoppeld", start + timedelta(days=1), 900, soort=soort, was=keten_van(number))
    found = figures(regio)
    assert (found["Vervolgmeldingen"].waarde, found["Hermeldingen"].waarde) == ("30 %", "25 %")
    assert found["Hermeldingen"].vorige == "<10"


def test_who_waits_longest_is_told_with_the_number(regio: Regio, zet: Zet) -> None:
    for number in range(20):
        zet("melding_ontvangen", regio.at - timedelta(days=40 if number == 0 else 10), number)
    assert "De helft wacht langer dan 9 dagen; de langste 39 dagen." in figures(regio)["Wacht op beoordeling"].definitie


def test_what_was_counted_is_not_counted_again(regio: Regio, zet: Zet, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same facts give the same figures; a fact of before midnight, or another rule, is seen at once."""
    for number in range(12):
        zet("melding_ontvangen", regio.at - timedelta(days=20), number)
    first = monitor(regio["beleid"], Q1, regio.at)
    assert monitor(regio["beleid"], Q1, regio.at) is first
    assert monitor(regio["beleid"], Q1, regio.at + timedelta(hours=3)) is first
    assert monitor(regio["beleid"], Q1.vorige, regio.at) is not first
    for number in range(12, 24):
        zet("melding_ontvangen", regio.at - timedelta(days=20), number)
    again = monitor(regio["beleid"], Q1, regio.at)
    assert again is not first
    assert next(cijfer.waarde for cijfer in again.cijfers) == "25"
    assert next(cijfer.waarde for cijfer in first.cijfers) == "10"


def test_a_fact_of_today_changes_nothing_until_midnight(regio: Regio, zet: Zet) -> None:
    first = monitor(regio["beleid"], Q1, regio.at)
    zet("melding_ontvangen", regio.at, 1)
    assert monitor(regio["beleid"], Q1, regio.at) is first
    assert monitor(regio["beleid"], Q1, regio.at + timedelta(days=1)) is not first


def test_every_look_is_logged_also_at_what_was_counted(regio: Regio) -> None:
    for number in range(3):
        monitor(regio["beleid"], Q1, regio.at)
        assert LogLine.objects.filter(verb="beleid.cijfers").count() == number + 1


def test_not_more_is_kept_than_fits(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eenplan.sturing.beleidsmonitor.queries.MEESTE", 2)
    GETELD.clear()
    for day in range(4):
        monitor(regio["beleid"], Q1, regio.at + timedelta(days=day))
        assert len(GETELD) <= 2
