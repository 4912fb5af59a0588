"""The roster by role, by organisation and on the page: who sees what, what is refused, and what is left afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.keten.tests.rollen import IEDEREEN, VT, uitkomsten
from eenplan.netwerk.dienst.actions import NieuweDienst, plan, schrap, vergeet
from eenplan.netwerk.dienst.forms import DienstForm
from eenplan.netwerk.dienst.models import Roosterdienst
from eenplan.netwerk.dienst.queries import aantal_gaten, diensten_tussen, mensen, rooster, wachten
from eenplan.netwerk.dienst.rules import SoortDienst
from tests.decor import situatie
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(1)
UUR = timedelta(hours=1)
FORM = {"soort": "achterwacht", "van": "2026-03-20T17:00", "tot": "2026-03-21T08:00", "keer": "1"}


def nieuw(regio: Regio, wie: str = "casus", begin: int = 0, uren: int = 8) -> NieuweDienst:
    van = regio.at + begin * UUR
    return NieuweDienst("front_office", regio.accounts[wie].pk, van, van + uren * UUR, "06 11")


@situatie
def dienst(regio: Regio) -> Roosterdienst:
    """The triagist has duty until five."""
    (row,) = plan(nieuw(regio, "triagist"), by=regio["lead"], at=regio.at)
    return row


# --- role x action ---------------------------------------------------------------------------------------------------

WIE = {"rooster": VT, "mensen": {"lead"}, "plan": {"lead"}, "schrap": {"lead"}}


@pytest.mark.parametrize("what", WIE)
def test_every_role_gets_it_or_finds_nothing(regio: Regio, dienst: Roosterdienst, what: str) -> None:
    does: dict[str, Callable[..., object]] = {
        "rooster": lambda who: rooster(who, regio.at),
        "mensen": lambda who: mensen(who, regio.at),
        "plan": lambda who: plan(nieuw(regio), by=who, at=regio.at),
        "schrap": lambda who: schrap(dienst.pk, by=who, at=regio.at),
    }
    assert uitkomsten(regio, does[what]) == {key: "ja" if key in WIE[what] else "404" for key in IEDEREEN}


def test_outside_veilig_thuis_the_quiet_questions_have_an_empty_answer(regio: Regio, dienst: Roosterdienst) -> None:
    for key in IEDEREEN:
        enter(regio[key])
        assert bool(wachten(regio[key], regio.at)) is (key in VT), key
        assert bool(diensten_tussen(regio[key], regio.at, regio.at + UUR)) is (key in VT), key
        assert (aantal_gaten(regio[key], regio.at) is None) is (key != "lead"), key


def test_another_veilig_thuis_has_a_roster_of_its_own(regio: Regio, dienst: Roosterdienst) -> None:
    enter(SYSTEM)
    place = Organisation.objects.create(naam="Veilig Thuis Elders (verzonnen)", soort="veilig_thuis")
    other = replace(regio["lead"], organisation_id=place.pk)
    enter(other)
    found = rooster(other, regio.at)
    assert all(not rows for _, rows in found.diensten)
    assert wachten(other, regio.at) == ()
    assert diensten_tussen(other, regio.at, regio.at + UUR) == []
    assert mensen(other, regio.at) == []
    with pytest.raises(NotVisible):
        schrap(dienst.pk, by=other, at=regio.at)
    assert not Roosterdienst.objects.exists()  # the row lock says it too
    enter(SYSTEM)
    assert Roosterdienst.objects.filter(pk=dienst.pk).exists()


def test_a_lead_without_an_organisation_is_nobody_here(regio: Regio, dienst: Roosterdienst) -> None:
    loose = replace(regio["lead"], organisation_id=None)
    assert wachten(loose, regio.at) == ()
    with pytest.raises(NotVisible):
        rooster(loose, regio.at)


def test_a_refusal_leaves_its_line(regio: Regio, dienst: Roosterdienst, client: Client) -> None:
    client.force_login(regio.accounts["triagist"])
    assert client.post(f"/werk/rooster/{dienst.pk}/schrap").status_code == 404
    client.force_login(regio.accounts["lead"])
    assert client.post("/werk/rooster/999999/schrap").status_code == 404
    assert client.get(f"/werk/rooster/{dienst.pk}/schrap").status_code == 405
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="dienst.schrap", object_id=999999, allowed=False).count() == 1


# --- all or nothing --------------------------------------------------------------------------------------------------


def _log_is_full(*args: object) -> None:
    raise DatabaseError("log is full")


def test_no_log_line_no_change(regio: Regio, dienst: Roosterdienst, monkeypatch: pytest.MonkeyPatch) -> None:
    late = regio.at + timedelta(days=1000)
    does: list[Callable[[], object]] = [
        lambda: plan(nieuw(regio), by=regio["lead"], at=regio.at),
        lambda: schrap(dienst.pk, by=regio["lead"], at=regio.at),
        lambda: vergeet(by=SYSTEM, at=late),
    ]
    for do in does:
        with monkeypatch.context() as broken:
            broken.setattr("eenplan.core.acts.write", _log_is_full)
            with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
                do()
        enter(SYSTEM)
        assert list(Roosterdienst.objects.values_list("pk", flat=True)) == [dienst.pk]


def test_a_roster_is_no_fact_and_no_message(regio: Regio, dienst: Roosterdienst) -> None:
    before = Feit.objects.count(), Message.objects.count()
    plan(nieuw(regio), by=regio["lead"], at=regio.at)
    schrap(dienst.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert (Feit.objects.count(), Message.objects.count()) == before
    lines = LogLine.objects.filter(object_type="roosterdienst")
    assert {(line.casus_id, line.persoon_id) for line in lines} == {(None, None)}
    assert {line.ground for line in lines} == {"UB Wmo 4.1.1 (dag en nacht bereikbaar)"}


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "double"), [(-8, False), (-7, True), (0, True), (7, True), (8, False), (24, False)]
)  # fmt: skip
def test_one_person_has_one_front_office_at_a_time(
    regio: Regio, dienst: Roosterdienst, begin: int, double: bool
) -> None:
    at = regio.at - timedelta(hours=9)
    wanted = nieuw(regio, "triagist", begin)
    if double:
        with pytest.raises(Refused, match="Haal die dienst er eerst af"):
            plan(wanted, by=regio["lead"], at=at)
    else:
        assert plan(wanted, by=regio["lead"], at=at)


def test_the_fourth_week_may_be_the_double_one(regio: Regio, dienst: Roosterdienst) -> None:
    at = regio.at - timedelta(days=30)
    early = replace(
        nieuw(regio, "triagist"), van=regio.at - timedelta(weeks=3), tot=regio.at - timedelta(weeks=3) + UUR
    )
    assert len(plan(replace(early, keer=3), by=regio["lead"], at=at)) == 3
    with pytest.raises(Refused, match="al op het rooster"):
        plan(replace(early, account_id=dienst.account_id, keer=4), by=regio["lead"], at=at)


def test_who_left_cannot_be_planned(regio: Regio) -> None:
    regio.accounts["casus"].is_active = False
    regio.accounts["casus"].save()
    with pytest.raises(Refused, match="Kies iemand anders"):
        plan(nieuw(regio), by=regio["lead"], at=regio.at)
    enter(regio["lead"])
    assert regio.accounts["casus"].pk not in dict(mensen(regio["lead"], regio.at))


FOUTE_VELDEN = [
    ({"soort": "nachtwacht"}, "soort"),
    ({"soort": ""}, "soort"),
    ({"account": "999"}, "account"),
    ({"account": "ik"}, "account"),
    ({"van": "morgen"}, "van"),
    ({"van": ""}, "van"),
    ({"tot": "2026-02-30T08:00"}, "tot"),
    ({"van": "2026-03-29T02:30"}, "van"),  # that half hour is not there
    ({"keer": "0"}, "keer"),
    ({"keer": "27"}, "keer"),
    ({"keer": "veel"}, "keer"),
    ({"telefoon": "0" * 41}, "telefoon"),
]


@pytest.mark.parametrize(("changes", "field"), FOUTE_VELDEN)
def test_the_form_says_which_field_is_wrong(now: datetime, changes: dict[str, str], field: str) -> None:
    form = DienstForm({**FORM, "account": "7", **changes}, mensen=[(7, "Toets Casus")])
    assert not form.is_valid()
    assert list(form.errors) == [field]


@pytest.mark.parametrize(
    ("typed", "hour"), [("2026-03-28T23:00", 22), ("2026-03-29T23:00", 21), ("2026-10-25T23:00", 22)]
)
def test_what_is_typed_is_the_clock_of_here(now: datetime, typed: str, hour: int) -> None:
    form = DienstForm({**FORM, "account": "7", "van": typed}, mensen=[(7, "Toets Casus")])
    assert form.is_valid()
    assert (form.cleaned_data["van"].hour, form.cleaned_data["account"]) == (23, 7)
    assert (form.cleaned_data["van"] - form.cleaned_data["van"].utcoffset()).hour == hour


# --- what the page says ----------------------------------------------------------------------------------------------


def test_the_page_of_who_reads_has_no_button_of_who_plans(regio: Regio, dienst: Roosterdienst, client: Client) -> None:
    pages = {}
    for key in ("triagist", "lead"):
        client.force_login(regio.accounts[key])
        pages[key] = client.get("/werk/rooster").content.decode()
        assert "Toets Triagist" in pages[key]
        assert 'href="tel:0611"' in pages[key]
        assert "niemand heeft dienst" in pages[key]  # nobody is on call behind her
    for words in ("Dienst plannen", "Plan iemand in", "Eraf halen"):
        assert [words in page for page in pages.values()] == [False, True], words


def test_a_large_front_office_has_no_gap_that_is_not_there(regio: Regio) -> None:
    """Fifteen people a day make more lines in two weeks than the page shows."""
    enter(SYSTEM)
    begin = regio.at - UUR
    Roosterdienst.objects.bulk_create(
        Roosterdienst(
            organisatie=regio.organisations["vt"], soort=soort, account=regio.accounts["casus"],
            van=begin + timedelta(days=day), tot=begin + timedelta(days=day + 1),
        )
        for soort in SoortDienst for day in range(15) for _ in range(15)
    )  # fmt: skip
    enter(regio["lead"])
    assert rooster(regio["lead"], regio.at).gaten == ()
    assert aantal_gaten(regio["lead"], regio.at) == 0


# --- how long it is kept ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "gone"),
    [((2027, 3, 20), 0), ((2028, 3, 19), 0), ((2028, 3, 22), 1), ((2030, 1, 1), 1)],
)
def test_a_roster_goes_after_two_years_with_its_line(
    regio: Regio, dienst: Roosterdienst, moment: tuple[int, int, int], gone: int
) -> None:
    at = regio.at.replace(year=moment[0], month=moment[1], day=moment[2])
    assert [vergeet(by=SYSTEM, at=at), vergeet(by=SYSTEM, at=at)] == [gone, 0]
    enter(SYSTEM)
    assert Roosterdienst.objects.count() == 1 - gone
    assert LogLine.objects.filter(verb="dienst.vergeet", object_id=dienst.pk).count() == gone
