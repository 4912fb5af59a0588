"""Answers of partners that are overdue: seen by the director of the family and by Veilig Thuis, by nobody else."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.models import Casus
from eenplan.keten.plan.actions_partner import meld_voortgang
from eenplan.keten.plan.queries_partner import wachtend
from eenplan.keten.tests.handelingen import partnertaak
from eenplan.keten.tests.levensloop import Loop, overgedragen
from tests.decor import situatie
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(40)


@situatie
def taak(regio: Regio) -> tuple[Loop, int]:
    """The school watches a child, in a plan of the local team."""
    loop = overgedragen(regio).maak_plan()
    return loop, partnertaak(loop)


def later(regio: Regio, days: int = 60) -> datetime:
    """Long after every check day."""
    return regio.at + timedelta(days=days)


def ziet(regio: Regio, who: str, now: datetime, what: str = "") -> list[int]:
    enter(regio[who])
    return [item.afspraak.pk for item in wachtend(regio[who], now=now, what=what)]


@pytest.mark.parametrize(
    ("who", "sees"), [("regisseur", True), ("lead", True), ("ander", False), ("school", False), ("agent", False)]
)
def test_who_sees_it(regio: Regio, taak: tuple[Loop, int], who: str, sees: bool) -> None:
    assert ziet(regio, who, later(regio)) == ([taak[1]] if sees else [])


def test_not_before_the_day_nor_after_the_answer(regio: Regio, taak: tuple[Loop, int]) -> None:
    assert ziet(regio, "regisseur", regio.at) == []
    meld_voortgang(taak[1], "goed", by=regio["school"], at=later(regio))
    assert ziet(regio, "regisseur", later(regio)) == []


def test_a_closed_case_waits_for_nobody(regio: Regio, taak: tuple[Loop, int]) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=taak[0].casus_id).update(stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig")
    assert ziet(regio, "lead", later(regio)) == []


def test_a_list_is_a_look_and_a_count_is_not(regio: Regio, taak: tuple[Loop, int]) -> None:
    ziet(regio, "regisseur", later(regio))
    assert not LogLine.objects.filter(verb="plan.wachtend").exists()
    ziet(regio, "regisseur", later(regio), "plan.wachtend")
    assert LogLine.objects.get(verb="plan.wachtend").casus_id == taak[0].casus_id


def test_in_the_menu_only_when_somebody_is_late(regio: Regio, taak: tuple[Loop, int]) -> None:
    def counts(who: str, now: datetime) -> list[int | None]:
        enter(regio[who])
        with clock.at(now):
            return [item.count for item in sockets.menus(regio[who]) if item.label == "Wacht op partners"]

    assert (counts("regisseur", regio.at), counts("regisseur", later(regio))) == ([], [1])
    assert counts("triagist", later(regio)) == []


def test_the_page(client: Client, regio: Regio, taak: tuple[Loop, int]) -> None:
    url = reverse("plan-wachtend")
    with clock.at(later(regio)):
        client.force_login(regio.accounts["lead"])
        page = client.get(url).content.decode()
        assert "Basisschool De Toets" in page
        assert "nog niets" in page
        for who in ("school", "beleid"):
            client.force_login(regio.accounts[who])
            assert client.get(url).status_code == 404
    client.force_login(regio.accounts["regisseur"])
    assert "Alle partners hebben geantwoord." in client.get(url).content.decode()
