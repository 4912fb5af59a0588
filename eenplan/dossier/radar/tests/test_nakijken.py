"""Who browses by typing names and years is noticed, and somebody else asks him why (access.md, misuse 7 and 9)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.radar import nakijken
from eenplan.dossier.radar.queries import typend
from eenplan.dossier.radar.rules import RULES, VAAK, te_vaak
from eenplan.dossier.radar.typen import Getypt
from tests.regio import Regio

ANTWOORD = "Gebeld: hij zocht een oud dossier van de regio."


@pytest.fixture(autouse=True)
def _vijfentwintig(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a region set; the default would be the same, four times as slowly."""
    monkeypatch.setattr(nakijken, "_grens", lambda now: 25)


def blader(regio: Regio, keer: int, wie: str = "triagist", dag: int = 0) -> None:
    """So many guesses at one day."""
    at = regio.at + timedelta(days=dag)
    with clock.at(at):
        for number in range(keer):
            enter(regio[wie])
            typend(regio[wie], [Getypt("Xeno Lokaas", f"{1950 + number}-03-04")], at)


def termijnen() -> list[tuple[int, int]]:
    enter(SYSTEM)
    return list(Deadline.objects.filter(object_type="kijken", done_at=None).values_list("object_id", "account_id"))


@pytest.mark.parametrize(("gezocht", "aangenomen", "vaak"), [(25, 0, 0), (26, 0, 1), (50, 1, 0), (51, 1, 1)])
def test_each_report_leaves_room_for_as_many(gezocht: int, aangenomen: int, vaak: int) -> None:
    assert te_vaak(gezocht, aangenomen, 25) is bool(vaak)


def test_the_default_leaves_room_for_who_types_slowly() -> None:
    """Every pause looks again at all who were named: five people and a dozen pauses are one report."""
    (rule,) = (item for item in RULES if item.key == VAAK)
    assert (rule.value, te_vaak(5 * 12, 0, int(rule.value))) == (100, False)


def test_misbruik_07_who_browses_is_on_the_name_of_the_privacy_officer_once(regio: Regio) -> None:
    blader(regio, 25)
    assert termijnen() == []
    blader(regio, 20)
    assert termijnen() == [(regio.accounts["triagist"].pk, regio.accounts["fg"].pk)]


def test_spread_over_days_is_no_alarm_and_nor_is_who_takes_reports_in(regio: Regio) -> None:
    for dag in range(3):
        blader(regio, 20, dag=2 * dag)
    with clock.at(regio.at):
        write(regio["lead"], [Line("melding.neem_aan", casus_id=pk) for pk in (1, 2, 2)])
    blader(regio, 60, "lead")
    assert termijnen() == []
    blader(regio, 16, "lead")
    assert termijnen() == [(regio.accounts["lead"].pk, regio.accounts["fg"].pk)]


def test_without_a_privacy_officer_another_leads_it_and_nobody_himself(regio: Regio) -> None:
    enter(SYSTEM)
    Appointment.objects.filter(role="fg").delete()
    blader(regio, 26, "lead")
    assert termijnen() == [(regio.accounts["lead"].pk, regio.accounts["proces"].pk)]
    enter(regio["lead"])
    assert nakijken.na_te_kijken(regio["lead"]) == []
    with pytest.raises(NotVisible):
        nakijken.kijk_na(regio.accounts["lead"].pk, ANTWOORD, by=regio["lead"], at=regio.at)


@pytest.mark.parametrize("wie", ["triagist", "lead", "proces", "casus", "beheer", "regisseur", "beleid"])
def test_nobody_else_sees_it(client: Client, regio: Regio, wie: str) -> None:
    blader(regio, 26)
    enter(regio[wie])
    assert nakijken.na_te_kijken(regio[wie]) == []
    client.force_login(regio.accounts[wie])
    assert client.get(f"/werk/nakijken/{regio.accounts['triagist'].pk}").status_code == 404


def test_the_privacy_officer_sees_numbers_and_answers(client: Client, regio: Regio) -> None:
    blader(regio, 26)
    who = regio.accounts["triagist"]
    client.force_login(regio.accounts["fg"])
    with clock.at(regio.at + timedelta(days=9)):
        assert client.get("/werk/").headers["Location"] == "/werk/nakijken"
        page = client.get("/werk/nakijken").content.decode()
        assert who.naam in page
        assert "te laat" in page
        url = f"/werk/nakijken/{who.pk}"
        shown = client.get(url).content.decode()
        assert "op 26 mensen, kreeg er 0 te zien en nam 0 meldingen aan" in shown
        assert "Lokaas" not in shown
        assert client.post(url, {"antwoord": "ok"}).status_code == 409
        assert client.post(url, {"antwoord": ANTWOORD}).status_code == 302
    assert termijnen() == []
    assert LogLine.objects.get(verb="radar.nagekeken").ground.endswith(ANTWOORD)
    assert LogLine.objects.filter(verb="radar.nakijken", account_id=regio.accounts["fg"].pk).exists()


def test_what_was_gone_after_does_not_come_back_but_what_comes_after_does(regio: Regio) -> None:
    blader(regio, 26)
    with clock.at(regio.at), pytest.raises(Refused):
        nakijken.kijk_na(regio.accounts["triagist"].pk, "ja", by=regio["fg"], at=regio.at)
    with clock.at(regio.at):
        nakijken.kijk_na(regio.accounts["triagist"].pk, ANTWOORD, by=regio["fg"], at=regio.at)
    blader(regio, 10)
    assert termijnen() == []
    with clock.at(regio.at + timedelta(hours=1)):
        write(regio["triagist"], [Line("radar.typ")] * 30)
    blader(regio, 1)
    assert len(termijnen()) == 1


def test_a_privacy_officer_who_also_takes_reports_in_does_not_review_himself(regio: Regio) -> None:
    at_the_desk = replace(regio["triagist"], account_id=regio["fg"].account_id)
    with clock.at(regio.at):
        for day in range(1, 27):
            enter(at_the_desk)
            typend(at_the_desk, [Getypt("Xeno Lokaas", f"1961-01-{day:02}")], regio.at)
    assert termijnen() == [(regio.accounts["fg"].pk, regio.accounts["lead"].pk)]
    enter(regio["fg"])
    assert nakijken.na_te_kijken(regio["fg"]) == []
    assert [item.wie.pk for item in nakijken.na_te_kijken(regio["lead"])] == [regio.accounts["fg"].pk]
