"""Informing someone later: reasoned, at most two weeks each time, as often as needed (Wmo 5.3.1-2; domain 3.15)."""

from datetime import date, timedelta

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.feiten.models import Feit
from eenplan.keten.melding import actions
from eenplan.keten.melding.informeren import Ongeldig, informeer, stel_uit, te_informeren, uiterlijk
from eenplan.keten.melding.models import Uitstel
from eenplan.keten.tests.levensloop import Loop, opgenomen
from tests.regio import Regio

WAAROM = "Als hij het nu hoort, is moeder vanavond niet veilig."
GROND = "geweld_beeindigen"
# Recorded on Friday 20 March 2026: four weeks end on 17 April (domain 5, vectors), two more on 1 May.
EERSTE, TWEEDE = date(2026, 4, 30), date(2026, 5, 14)


def pleger(loop: Loop) -> int:
    """Who must not hear it yet."""
    return loop.mensen["pleger"]


def termijnen(loop: Loop) -> list[Deadline]:
    """The terms to inform him, oldest first."""
    enter(SYSTEM)
    rows = Deadline.objects.filter(object_type="persoon", object_id=pleger(loop), key="informeren")
    return list(rows.order_by("started_at", "pk"))


def test_a_decision_moves_the_term_and_keeps_who_why_and_until_when(regio: Regio) -> None:
    loop = opgenomen(regio)
    assert termijnen(loop)[0].due_at.date() == date(2026, 4, 17)
    row = stel_uit(loop.casus_id, pleger(loop), GROND, WAAROM, EERSTE, by=regio["lead"], at=regio.at)
    assert (row.besloten_door_id, row.grond, row.van.date()) == (regio.accounts["lead"].pk, GROND, date(2026, 4, 17))
    before, after = termijnen(loop)
    assert (before.done_at, after.done_at) == (regio.at, None)
    assert after.due_at.astimezone(clock.AMSTERDAM).date() == EERSTE
    assert after.account_id == before.account_id  # the duty stays where it was
    assert Feit.objects.get(naam="informeren_uitgesteld").kenmerken["grond"] == GROND
    line = LogLine.objects.get(verb="melding.stel_uit", object_type="uitstel")
    assert line.ground == "Wmo 5.3.1-2"


def test_it_may_be_done_again_and_again_and_each_is_kept(regio: Regio) -> None:
    loop = opgenomen(regio)
    stel_uit(loop.casus_id, pleger(loop), GROND, WAAROM, EERSTE, by=regio["lead"], at=regio.at)
    later = regio.at + timedelta(days=40)
    stel_uit(loop.casus_id, pleger(loop), "vermoeden_onderzoeken", WAAROM, TWEEDE, by=regio["lead"], at=later)
    enter(SYSTEM)
    assert Uitstel.objects.filter(casus_id=loop.casus_id).count() == 2
    found = next(item for item in te_informeren(regio["lead"], loop.casus_id) if item.persoon_id == pleger(loop))
    assert [row.grond for row in found.uitstel] == [GROND, "vermoeden_onderzoeken"]
    informeer(loop.casus_id, pleger(loop), "Op het bureau verteld.", by=regio["lead"], at=later)
    assert termijnen(loop)[-1].done_at == later


@pytest.mark.parametrize(
    ("grond", "reden", "tot", "veld"),
    [
        ("druk", WAAROM, EERSTE, "grond"),
        (GROND, "Later", EERSTE, "reden"),
        (GROND, WAAROM, date(2026, 4, 17), "tot"),  # no later than the term that runs
        (GROND, WAAROM, date(2026, 5, 2), "tot"),  # more than two weeks
    ],
)
def test_what_is_refused(regio: Regio, grond: str, reden: str, tot: date, veld: str) -> None:
    loop = opgenomen(regio)
    with pytest.raises(Ongeldig) as refusal:
        stel_uit(loop.casus_id, pleger(loop), grond, reden, tot, by=regio["lead"], at=regio.at)
    assert set(refusal.value.fouten) == {veld}
    assert len(termijnen(loop)) == 1


@pytest.mark.klok(10)
def test_the_last_day_is_two_weeks_from_the_end_and_when_late_from_today(regio: Regio) -> None:
    loop = opgenomen(regio)
    last = uiterlijk(loop.casus_id, pleger(loop), regio.at)
    assert last is not None
    assert last.date() == date(2026, 5, 1)
    late = regio.at + timedelta(days=60)
    again = uiterlijk(loop.casus_id, pleger(loop), late)
    assert again is not None
    assert again.date() == date(2026, 6, 2)


def test_who_was_told_already_cannot_be_told_later(regio: Regio) -> None:
    loop = opgenomen(regio)
    informeer(loop.casus_id, pleger(loop), "Gebeld en uitgelegd.", by=regio["lead"], at=regio.at)
    with pytest.raises(Refused, match="niets uit te stellen"):
        stel_uit(loop.casus_id, pleger(loop), GROND, WAAROM, EERSTE, by=regio["lead"], at=regio.at)


@pytest.mark.parametrize("wie", ["agent", "ander", "proces", "beleid"])
def test_nobody_else_decides_it(regio: Regio, wie: str) -> None:
    loop = opgenomen(regio)
    person = pleger(loop)
    enter(regio[wie])
    with pytest.raises(NotVisible):
        stel_uit(loop.casus_id, person, GROND, WAAROM, EERSTE, by=regio[wie], at=regio.at)
    enter(regio[wie])
    assert not Uitstel.objects.exists()


def test_the_page_and_the_panel(regio: Regio, client: Client) -> None:
    loop = opgenomen(regio)
    url = f"/werk/casus/{loop.casus_id}/uitstel/{pleger(loop)}"
    client.force_login(regio.accounts["triagist"])
    assert "1 mei 2026" in client.get(url).content.decode()
    wrong = client.post(url, {"grond": GROND, "reden": WAAROM, "tot": "2026-06-30"})
    assert wrong.status_code == 409
    assert WAAROM in wrong.content.decode()
    assert client.post(url, {"grond": GROND, "reden": WAAROM, "tot": EERSTE.isoformat()}).status_code == 302
    page = client.get(f"/werk/casus/{loop.casus_id}").content.decode()
    assert "Uitgesteld tot 30 april 2026" in page
    assert WAAROM in page
    for who in ("agent", "regisseur"):
        client.force_login(regio.accounts[who])
        assert client.get(url).status_code == 404


def test_shredding_takes_the_decisions_along(regio: Regio) -> None:
    loop = opgenomen(regio)
    stel_uit(loop.casus_id, pleger(loop), GROND, WAAROM, EERSTE, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    actions.vernietig(loop.casus_id)
    assert not Uitstel.objects.exists()
