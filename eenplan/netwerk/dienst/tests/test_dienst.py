"""Planning, reading and forgetting the roster, by who may and who may not."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.netwerk.dienst import voorbeeld
from eenplan.netwerk.dienst.actions import NieuweDienst, plan, schrap, vergeet
from eenplan.netwerk.dienst.models import Roosterdienst
from eenplan.netwerk.dienst.queries import aantal_gaten, mensen, rooster, wachten, wie_heeft_dienst
from eenplan.netwerk.dienst.rules import SoortDienst
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(1)
FRONT, ACHTER = SoortDienst.FRONT_OFFICE, SoortDienst.ACHTERWACHT
VT = ("triagist", "triagist2", "casus", "lead")


def nieuw(regio: Regio, wie: str = "triagist", begin: int = 0, uren: int = 8, **changes: object) -> NieuweDienst:
    """From so many hours after nine in the morning."""
    van = regio.at + timedelta(hours=begin)
    given = {"soort": FRONT, "account_id": regio.accounts[wie].pk, "van": van, "tot": van + timedelta(hours=uren)}
    return NieuweDienst(**{**given, **changes})  # type: ignore[arg-type]  # tests vary single fields


def zet(regio: Regio, **given: object) -> list[Roosterdienst]:
    rows = plan(nieuw(regio, **given), by=regio["lead"], at=regio.at)  # type: ignore[arg-type]  # fields of `nieuw`
    enter(SYSTEM)
    return rows


# --- planning --------------------------------------------------------------------------------------------------------


def test_a_duty_is_planned_with_its_line(regio: Regio) -> None:
    (row,) = zet(regio, telefoon=" 06 1234 ")
    assert (row.soort, row.account_id, row.telefoon) == (FRONT, regio.accounts["triagist"].pk, "06 1234")
    assert row.organisatie_id == regio.organisations["vt"].pk
    assert LogLine.objects.get(verb="dienst.plan").object_id == row.pk


def test_four_weeks_in_a_row(regio: Regio) -> None:
    rows = zet(regio, keer=4)
    assert [(row.van.day, row.van.hour) for row in rows] == [(20, 9), (27, 9), (3, 9), (10, 9)]  # summer time: 29 March
    assert LogLine.objects.filter(verb="dienst.plan").count() == 4


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"uren": 0}, "volgende dag"),
        ({"wie": "regisseur"}, "werkt niet (meer) bij Veilig Thuis"),
        ({"begin": 4}, "staat dan al op het rooster"),
    ],
)
def test_a_refusal_says_what_can_be_done(regio: Regio, changes: dict[str, object], words: str) -> None:
    zet(regio)
    with pytest.raises(Refused) as refused:
        zet(regio, **changes)
    assert words in refused.value.message
    enter(SYSTEM)
    assert Roosterdienst.objects.count() == 1


def test_two_may_share_and_one_may_have_both_kinds(regio: Regio) -> None:
    zet(regio)
    zet(regio, wie="triagist2")
    zet(regio, soort=ACHTER)
    assert Roosterdienst.objects.count() == 3


def test_nothing_is_kept_without_its_line(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eenplan.core.acts.write", _broken)
    with pytest.raises(RuntimeError):
        zet(regio)
    monkeypatch.undo()
    enter(SYSTEM)
    assert not Roosterdienst.objects.exists()


def _broken(*args: object, **kwargs: object) -> None:
    raise RuntimeError


def test_taking_off(regio: Regio) -> None:
    (row,) = zet(regio)
    schrap(row.pk, by=regio["lead"], at=regio.at)
    with pytest.raises(NotVisible):
        schrap(row.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert not Roosterdienst.objects.exists()


def test_an_old_roster_is_forgotten(regio: Regio) -> None:
    zet(regio)
    later = regio.at + timedelta(days=30 * 23)
    assert vergeet(by=SYSTEM, at=later) == 0
    assert vergeet(by=SYSTEM, at=regio.at + timedelta(days=31 * 25)) == 1


# --- who has duty ----------------------------------------------------------------------------------------------------


def test_who_has_duty_now(regio: Regio) -> None:
    vt, at = regio.organisations["vt"], regio.at
    zet(regio)
    zet(regio, wie="triagist2", begin=2)
    known = [wie_heeft_dienst(vt, FRONT, at + timedelta(hours=hours)) for hours in (-1, 0, 7, 8, 9, 10)]
    assert [row and row.username for row in known] == [None, "triagist", "triagist", "triagist2", "triagist2", None]
    assert wie_heeft_dienst(vt.pk, ACHTER, at) is None
    assert wie_heeft_dienst(regio.organisations["team"], FRONT, at) is None


def test_who_left_has_no_duty(regio: Regio) -> None:
    zet(regio)
    regio.accounts["triagist"].is_active = False
    regio.accounts["triagist"].save()
    assert wie_heeft_dienst(regio.organisations["vt"], FRONT, regio.at) is None


def test_now_and_next_on_the_card(regio: Regio) -> None:
    zet(regio)
    zet(regio, wie="triagist2", begin=8)
    enter(regio["triagist"])
    front, back, _ = wachten(regio["triagist"], regio.at)
    assert [item.naam for item in front.nu] == ["Toets Triagist"]
    assert front.straks is not None
    assert front.straks.naam == "Toets Triagist2"
    assert (back.soort, back.nu, back.straks) == (ACHTER, (), None)


def test_without_a_roster_the_card_says_nothing(regio: Regio) -> None:
    assert wachten(regio["triagist"], regio.at) == ()
    assert aantal_gaten(regio["lead"], regio.at) is None


@pytest.mark.klok(1)
def test_the_lead_sees_the_gaps_of_two_weeks(regio: Regio) -> None:
    begin = regio.at - timedelta(hours=1)
    for day in range(15):
        for soort in SoortDienst:
            if (day, soort) != (9, FRONT):
                van = begin + timedelta(days=day)
                zet(regio, soort=soort, van=van, tot=van + timedelta(days=1))
    enter(regio["lead"])
    found = rooster(regio["lead"], regio.at)
    assert [(gap.soort, gap.van.day, gap.tot.day) for gap in found.gaten] == [(FRONT, 29, 30)]
    assert aantal_gaten(regio["lead"], regio.at) == 1
    assert aantal_gaten(regio["triagist"], regio.at) is None
    assert found.gaten[0].invoer["van"].startswith("2026-03-29T")


def test_a_long_gap_proposes_a_begin_only(regio: Regio) -> None:
    zet(regio)
    enter(regio["lead"])
    long = next(gap for gap in rooster(regio["lead"], regio.at).gaten if gap.soort == ACHTER)
    assert set(long.invoer) == {"soort", "van"}


# --- who may ---------------------------------------------------------------------------------------------------------


def lets(regio: Regio, do: Callable[..., object], key: str) -> bool:
    """Whether this person may; what he did is undone."""
    with transaction.atomic():
        enter(regio[key])
        try:
            do(regio[key])
        except NotVisible:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def test_only_veilig_thuis_reads_and_only_the_lead_plans(regio: Regio) -> None:
    (row,) = zet(regio)
    expected: dict[Callable[..., object], tuple[str, ...]] = {
        lambda who: rooster(who, regio.at): VT,
        lambda who: mensen(who, regio.at): ("lead",),
        lambda who: plan(nieuw(regio, "casus"), by=who, at=regio.at): ("lead",),
        lambda who: schrap(row.pk, by=who, at=regio.at): ("lead",),
    }
    for do, may in expected.items():
        assert {key for key in regio.viewers if lets(regio, do, key)} == set(may)


def test_pages(regio: Regio, client: Client) -> None:
    (row,) = zet(regio)
    off = f"/werk/rooster/{row.pk}/schrap"
    codes = {"triagist": (200, 404, 404), "regisseur": (404, 404, 404), "lead": (200, 200, 302)}
    for key, expected in codes.items():
        client.force_login(regio.accounts[key])
        looks = [client.get(page).status_code for page in ("/werk/rooster", "/werk/rooster/nieuw")]
        assert (*looks, client.post(off).status_code) == expected, key


def test_planning_on_the_page(regio: Regio, client: Client) -> None:
    client.force_login(regio.accounts["lead"])
    form = {"soort": "achterwacht", "account": regio.accounts["casus"].pk, "van": "2026-03-20T17:00", "keer": "2"}
    refused = client.post("/werk/rooster/nieuw", {**form, "tot": "2026-03-20T08:00"})
    assert refused.status_code == 409
    assert "volgende dag" in refused.content.decode()
    assert 'value="2026-03-20T17:00"' in refused.content.decode()
    assert client.post("/werk/rooster/nieuw", {**form, "tot": "2026-03-21T08:00"}).status_code == 302
    page = client.get("/werk/rooster").content.decode()
    assert "Toets Casus" in page
    assert "Hier staat niemand" in page
    enter(SYSTEM)
    assert [row.van.hour for row in Roosterdienst.objects.order_by("van")] == [16, 16]  # UTC, both before summer time


def test_a_gap_fills_in_the_form(regio: Regio, client: Client) -> None:
    client.force_login(regio.accounts["lead"])
    page = client.get("/werk/rooster/nieuw?soort=achterwacht&van=2026-03-20T17:00").content.decode()
    assert 'value="2026-03-20T17:00"' in page


def test_the_menu(regio: Regio) -> None:
    zet(regio)
    enter(regio["lead"])
    found = {key: [item.count for item in sockets.menus(regio[key]) if item.label == "Rooster"] for key in
             ("lead", "triagist", "regisseur")}  # fmt: skip
    assert found == {"lead": [3], "triagist": [None], "regisseur": []}


def test_the_invented_roster_has_one_open_night(regio: Regio, now: datetime) -> None:
    voorbeeld.vul(now)
    enter(regio["lead"])
    found = rooster(regio["lead"], now)
    # nine hours on the clock, and summer time begins that night
    assert [(gap.soort, gap.tot - gap.van) for gap in found.gaten] == [(FRONT, timedelta(hours=8))]
    assert all(wacht.nu for wacht in found.wachten)
