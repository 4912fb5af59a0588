"""What is odd in the log gets an owner and a term, once; somebody else than the looker says what it was (misuse 9)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment, Organisation
from eenplan.core.audit import actions
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Belangenconflict, Casus, Teamlid
from eenplan.dossier.logboek import beoordelen
from eenplan.dossier.logboek.models import Nakijkpunt, Nakijkstand
from eenplan.dossier.logboek.nakijken import PUNT, kijk_na
from eenplan.dossier.logboek.rules import NAKIJKEN
from tests.regio import Regio

REDEN = "Gebeld: zij zocht een oud dossier voor de rechtbank."


def weiger(regio: Regio, wie: str = "triagist", keer: int = 8) -> None:
    write(regio[wie], [Line("casus.zoek", casus_id=900 + pk, rule="R0", allowed=False) for pk in range(keer)])


def loop(regio: Regio, uren: float = 1) -> int:
    now = regio.at + timedelta(hours=uren)
    with clock.at(now):
        return kijk_na(now)


def punten() -> list[tuple[str, int | None, int]]:
    enter(SYSTEM)
    owners = dict(Deadline.objects.filter(object_type=PUNT, done_at=None).values_list("object_id", "account_id"))
    rows = Nakijkpunt.objects.filter(oordeel="").order_by("pk")
    return [(row.soort, row.wie_id, owners[row.pk]) for row in rows]


def test_misbruik_09_it_is_on_a_name_with_a_term_once_however_often_the_worker_runs(regio: Regio) -> None:
    weiger(regio)
    assert [loop(regio), loop(regio), loop(regio, 30)] == [1, 0, 0]
    assert punten() == [("geweigerd", regio.accounts["triagist"].pk, regio.accounts["fg"].pk)]
    term = Deadline.objects.get(object_type=PUNT)
    assert (term.key, term.due_at.date()) == ("inzage_nakijken", (regio.at + timedelta(days=5)).date())
    assert LogLine.objects.filter(verb="nakijken.meld", object_id=Nakijkpunt.objects.get().pk).count() == 1


def test_thirty_days_down_is_caught_up_day_by_day(regio: Regio) -> None:
    loop(regio)
    for day in (0, 12, 29):
        with clock.at(regio.at + timedelta(days=day, hours=2)):
            weiger(regio, ("triagist", "casus", "lead")[day % 7 % 3])
    assert loop(regio, 30 * 24) == 3
    assert sorted(Nakijkpunt.objects.values_list("dag", flat=True)) == [
        (regio.at + timedelta(days=day)).date() for day in (0, 12, 29)
    ]
    assert Nakijkstand.objects.get().dag == (regio.at + timedelta(days=29)).date()


def test_the_log_is_read_as_it_is_counted(regio: Regio, casus: Casus) -> None:
    """Lists and what the radar asks by itself are no looking; an act is a reason; the night is ours."""
    Teamlid.objects.all().delete()
    write(regio["casus"], [Line("casus.lijst", casus_id=pk, rule="lijst") for pk in range(40)])
    write(regio["casus"], [Line("radar.bekend", casus_id=pk, rule="R11", allowed=False) for pk in range(40)])
    write(regio["casus"], [Line("casus.lees", casus_id=pk, rule="R4") for pk in range(40)])
    write(regio["casus"], [Line("plan.wijzig", casus_id=pk, ground="Wmo") for pk in range(40)])
    assert loop(regio) == 0
    with clock.at(regio.at + timedelta(hours=14, minutes=5)):
        write(regio["lead"], [Line("casus.lees", casus_id=pk, rule="R4") for pk in (1, 2)])
    assert loop(regio, 15) == 1
    assert punten()[0][:2] == ("nacht", regio.accounts["lead"].pk)


@pytest.mark.parametrize(("door", "oud", "zelf"), [("lead", 30, 0), ("casus", 30, 1), ("casus", 3, 0)])
def test_who_comes_into_the_team_by_himself(regio: Regio, casus: Casus, door: str, oud: int, zelf: int) -> None:
    Casus.objects.filter(pk=casus.pk).update(geopend_op=regio.at - timedelta(days=oud))
    Teamlid.objects.create(casus=casus, account=regio.accounts["casus"], van=regio.at)
    write(regio[door], [Line("toegang.team", casus_id=casus.pk, ground="Wmo")])
    write(regio["casus"], [Line("casus.lees", casus_id=casus.pk, rule="R4")])
    assert loop(regio) == zelf


def test_without_a_privacy_officer_another_leads_it_and_nobody_himself(regio: Regio) -> None:
    enter(SYSTEM)
    Appointment.objects.filter(role="fg").delete()
    weiger(regio, "lead")
    weiger(regio, "agent")
    loop(regio)
    assert sorted(punten()) == sorted(
        [
            ("geweigerd", regio.accounts["lead"].pk, regio.accounts["proces"].pk),
            ("geweigerd", regio.accounts["agent"].pk, regio.accounts["lead"].pk),
        ]
    )
    enter(regio["lead"])
    (mine,) = beoordelen.wachten(regio["lead"])
    assert mine.punt.wie_id == regio.accounts["agent"].pk
    own = Nakijkpunt.objects.get(wie=regio.accounts["lead"])
    with pytest.raises(NotVisible):
        beoordelen.beoordeel(own.pk, "verklaarbaar", REDEN, by=regio["lead"], at=regio.at)


@pytest.mark.parametrize("wie", ["triagist", "lead", "proces", "casus", "beheer", "regisseur", "beleid"])
def test_nobody_else_sees_it(client: Client, regio: Regio, wie: str) -> None:
    weiger(regio)
    loop(regio)
    point = Nakijkpunt.objects.get()
    enter(regio[wie])
    assert beoordelen.wachten(regio[wie]) == []
    client.force_login(regio.accounts[wie])
    assert client.get(f"/werk/nakijken/{point.pk}").status_code == 404


def test_misbruik_09_the_privacy_officer_sees_what_is_late_and_says_what_it_was(client: Client, regio: Regio) -> None:
    weiger(regio)
    loop(regio)
    point, who = Nakijkpunt.objects.get(), regio.accounts["triagist"]
    client.force_login(regio.accounts["fg"])
    with clock.at(regio.at + timedelta(days=9)):
        assert client.get("/werk/").headers["Location"] == "/werk/nakijken"
        page = client.get("/werk/nakijken").content.decode()
        assert who.naam in page
        assert "te laat" in page
        url = f"/werk/nakijken/{point.pk}"
        assert "Werd vaak geweigerd</strong>: 8 keer" in client.get(url).content.decode()
        assert client.post(url, {"oordeel": "verklaarbaar", "reden": "ok"}).status_code == 409
        assert client.post(url, {"reden": REDEN}).status_code == 422
        assert client.post(url, {"oordeel": "niet_verklaarbaar", "reden": REDEN}).status_code == 302
        assert client.post(url, {"oordeel": "verklaarbaar", "reden": REDEN}).status_code == 409
        assert "niet verklaarbaar" in client.get("/werk/nakijken").content.decode()
        assert "niet verklaarbaar" in client.get(url).content.decode()
    assert punten() == []
    assert LogLine.objects.filter(verb="nakijken.beoordeel", object_id=point.pk, rule="R0").count() == 1
    assert LogLine.objects.filter(verb="nakijken.lees", account_id=regio["fg"].account_id).exists()


def test_what_was_judged_does_not_come_back_that_day_but_does_later(regio: Regio) -> None:
    weiger(regio)
    loop(regio)
    point = Nakijkpunt.objects.get()
    with clock.at(regio.at):
        beoordelen.beoordeel(point.pk, "verklaarbaar", REDEN, by=regio["fg"], at=regio.at)
    weiger(regio)
    assert loop(regio, 2) == 0
    with clock.at(regio.at + timedelta(days=1)):
        weiger(regio)
    assert loop(regio, 26) == 1


def test_a_privacy_officer_who_also_takes_reports_in_does_not_review_himself(regio: Regio) -> None:
    at_the_desk = replace(regio["triagist"], account_id=regio["fg"].account_id)
    write(at_the_desk, [Line("radar.typ")] * 101)
    loop(regio)
    assert punten() == [("typen", regio.accounts["fg"].pk, regio.accounts["lead"].pk)]
    enter(regio["fg"])
    assert beoordelen.wachten(regio["fg"]) == []
    assert len(beoordelen.wachten(regio["lead"])) == 1


def test_who_has_duty_on_whose_name_work_comes_in(regio: Regio) -> None:
    with clock.at(regio.at + timedelta(hours=15)):
        write(regio["lead"], [Line("casus.lees", casus_id=pk, rule="R4") for pk in (1, 2)])
    now = regio.at + timedelta(hours=16)
    with clock.at(now):
        assert kijk_na(now, lambda van, tot: [regio.accounts["lead"].pk]) == 0
        Organisation.objects.filter(pk=regio.organisations["vt"].pk).update(dienstdoende=regio.accounts["lead"])
        assert kijk_na(now) == 0
        Organisation.objects.filter(pk=regio.organisations["vt"].pk).update(dienstdoende=None)
        assert kijk_na(now) == 1


def test_refused_with_words_and_nothing_without_its_line(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    weiger(regio)
    loop(regio)
    point = Nakijkpunt.objects.get().pk
    tries: list[Callable[[], None]] = [
        lambda: beoordelen.beoordeel(point, "misschien", REDEN, by=regio["fg"], at=regio.at),
        lambda: beoordelen.beoordeel(point, "verklaarbaar", "  kort  ", by=regio["fg"], at=regio.at),
    ]
    for attempt in tries:
        with pytest.raises(Refused):
            attempt()
    monkeypatch.setattr(actions, "INSERT", "INSERT INTO audit_weg VALUES (%s, %s, %s, %s, %s, %s)")
    with pytest.raises(DatabaseError):
        beoordelen.beoordeel(point, "verklaarbaar", REDEN, by=regio["fg"], at=regio.at)
    enter(SYSTEM)
    assert Nakijkpunt.objects.get().oordeel == ""


@pytest.mark.parametrize("dicht", ["besloten", "belang"])
def test_misbruik_08_who_goes_after_it_is_told_no_number_of_what_is_shut_for_him(
    regio: Regio, casus: Casus, dicht: str
) -> None:
    """Whatever he is to look into, that this family is here is not for him to know (R1, R6)."""
    enter(SYSTEM)
    lead = regio.accounts["lead"]
    row = Nakijkpunt.objects.create(
        soort="geweigerd", organisatie=regio.organisations["vt"], wie=regio.accounts["casus"], casus_id=casus.pk,
        dag=regio.at.date(), aantallen="8 keer", gevonden_op=regio.at,
    )  # fmt: skip
    start([NAKIJKEN], Subject(PUNT, row.pk, row.organisatie_id, lead.pk), regio.at)
    assert beoordelen.een(regio["lead"], row.pk).casus == casus.nummer
    if dicht == "besloten":
        Casus.objects.update(besloten=True)
    else:
        Belangenconflict.objects.create(casus=casus, account=lead, reden="zelfde adres", sinds=regio.at)
    assert beoordelen.een(regio["lead"], row.pk).casus == ""
    assert beoordelen.wachten(regio["lead"])[0].casus == ""
    assert beoordelen.een(regio["fg"], row.pk).casus == casus.nummer
