"""Lists, menu, block, timeline and terms; and how many questions each page asks the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest
from django.test import Client

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.instrumenten.huisverbod import (
    dagen,
    einde,
    gesprek,
    lijsten,
    nazicht,
    overtreding,
    overzicht,
    plugs,
    queries,
    verlengen,
)
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, FEITEN, VRIJDAG, WAAROM, Zaak

AtMost = Callable[[int], AbstractContextManager[object]]
DAG = timedelta(days=1)
STRAKS = VRIJDAG + DAG
# the bounds; a list of ten asks as much as a list of one
MEEST = {"lijst": 16, "toon": 34, "papier": 36, "stap": 34, "rihg": 38, "begin": 22, "politie": 12}


def groepen(zaak: Zaak, at: datetime, who: str = "casus") -> dict[str, int]:
    enter(zaak.regio[who])
    return {name: len(rows) for name, rows in lijsten.lijst(zaak.regio[who], now=at)}


def test_the_list_says_what_comes_first(zaak: Zaak) -> None:
    assert groepen(zaak, VRIJDAG) == {}
    zaak.begin()
    assert groepen(zaak, VRIJDAG) == {"Voor de beslissing": 1}
    zaak.vul().vast().leg_op()
    assert groepen(zaak, STRAKS) == {"Nu van kracht": 1}
    (_, (row,)), *_ = lijsten.lijst(zaak.regio["casus"], now=STRAKS)
    assert row.eerste is not None
    assert row.eerste.rij.sleutel == "burgemeester"
    zaak.verlopen()
    assert groepen(zaak, EINDE) == {"Afgelopen, nog af te ronden": 1}
    zaak.redenen(EINDE)
    nazicht.rond_af(zaak.pk, zaak.regio.accounts["casus"].pk, "Plan", by=zaak.regio["casus"], at=EINDE)
    assert groepen(zaak, EINDE) == {"Klaar": 1}
    assert groepen(zaak, EINDE + 91 * DAG) == {}  # it stands on the page of the family
    enter(zaak.regio["casus"])
    assert queries.beeld(zaak.regio["casus"], zaak.pk, now=EINDE + 91 * DAG).rij.stand == "afgerond"


@pytest.mark.parametrize("who", ["hovj", "burgemeester", "triagist", "lead"])
def test_who_takes_part_has_it_in_his_list_with_a_line_in_the_log(lopend: Zaak, who: str) -> None:
    assert groepen(lopend, STRAKS, who) == {"Nu van kracht": 1}
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="huisverbod.lijst", account_id=lopend.regio.accounts[who].pk)
    assert {(line.casus_id, line.rule, line.purpose != "") for line in lines} == {(lopend.casus_id, "lijst", True)}


@pytest.mark.parametrize(("who", "naam"), [("triagist", True), ("burgemeester", False), ("hovj", False)])
def test_the_family_is_named_for_who_may_know_it(lopend: Zaak, who: str, naam: bool) -> None:
    """A name is a look at a person (R9): the log says whose it was."""
    enter(lopend.regio[who])
    (_, (row,)), *_ = lijsten.lijst(lopend.regio[who], now=STRAKS)
    assert (row.naam != "") == naam
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="huisverbod.lijst", account_id=lopend.regio.accounts[who].pk)
    assert {line.persoon_id is not None for line in lines} == {naam}


@pytest.mark.parametrize("who", ["agent", "school", "regisseur", "ander", "beleid", "proces", "fg", "beheer"])
def test_who_does_not_sees_an_empty_list_and_no_count(lopend: Zaak, who: str) -> None:
    assert groepen(lopend, STRAKS, who) == {}
    assert lijsten.aantal_open(lopend.regio[who]) == 0
    assert overzicht.namen(lopend.regio[who], "huisverbod", [lopend.pk]) == {}


MENU = {
    "casus": True, "triagist": True, "lead": True,  # always
    "hovj": True, "agent": True,  # the police, to begin
    "burgemeester": True, "loco": True,  # takes part
    "school": False, "regisseur": False, "beleid": False, "proces": False, "fg": False, "beheer": False,
}  # fmt: skip


def test_the_menu_shows_it_to_who_can_do_something_there(lopend: Zaak) -> None:
    found = {}
    for who in MENU:
        enter(lopend.regio[who])
        found[who] = any(item.label == "Huisverboden" for item in sockets.menus(lopend.regio[who]))
    assert found == MENU


def test_the_timeline_has_a_bar_and_points(lopend: Zaak) -> None:
    by, mayor = lopend.regio["hovj"], lopend.regio["burgemeester"]
    overtreding.meld_overtreding(lopend.pk, STRAKS, "Stond voor de deur", by=by, at=STRAKS)
    later = STRAKS + timedelta(hours=1)
    gesprek.leg_gesprek(lopend.pk, later, "Moeder", "Plan", by=lopend.regio["casus"], at=later)
    verlengen.verleng(lopend.pk, WAAROM, by=mayor, at=STRAKS + DAG)
    einde.trek_in(lopend.pk, WAAROM, by=mayor, at=STRAKS + 2 * DAG)
    enter(lopend.regio["casus"])
    found = [(item.lane, item.label) for item in plugs.tijdlijn(lopend.regio["casus"], lopend.casus_id)]
    assert found == [
        ("maatregelen", "Huisverbod"), ("geweld", "Huisverbod overtreden"), ("contacten", "Systeemgesprek"),
        ("besluiten", "Huisverbod verlengd"), ("besluiten", "Huisverbod ingetrokken"),
    ]  # fmt: skip
    assert list(plugs.tijdlijn(lopend.regio["regisseur"], lopend.casus_id)) == []


def test_every_term_of_an_order_says_what_to_do_and_where(lopend: Zaak) -> None:
    enter(SYSTEM)
    rows = {row.pk: row.sleutel for row in lopend.rij.stations.all()}
    for who, door in (("casus", "/werk/"), ("hovj", "/partner/")):
        enter(lopend.regio[who])
        found = sockets.describe(lopend.regio[who], "huisverbod_station", list(rows))
        assert found.keys() == rows.keys()
        assert all(url == f"{door}huisverbod/{lopend.pk}" and words for words, url in found.values())
    enter(lopend.regio["school"])
    assert sockets.describe(lopend.regio["school"], "huisverbod_station", list(rows)) == {}


def _veel(zaak: Zaak, count: int) -> None:
    """More orders in the same case: rows only, for counting."""
    enter(SYSTEM)
    basis = Huisverbod.objects.filter(pk=zaak.pk).values().get()
    basis.pop("id")
    Huisverbod.objects.bulk_create(
        Huisverbod(**{**basis, "stand": "verlopen", "geeindigd_op": EINDE}) for _ in range(count)
    )


def _open(zaak: Zaak, who: str, url: str, most: int, at_most: AtMost) -> str:
    client = Client()
    client.force_login(zaak.regio.accounts[who])
    with clock.at(STRAKS), at_most(most):
        answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_long_list_asks_no_more_than_a_short_one(lopend: Zaak, django_assert_max_num_queries: AtMost) -> None:
    for who, url in (("casus", "/werk/huisverboden"), ("burgemeester", "/partner/huisverboden")):
        _open(lopend, who, url, MEEST["lijst"], django_assert_max_num_queries)
    _veel(lopend, 12)
    page = _open(lopend, "casus", "/werk/huisverboden", MEEST["lijst"], django_assert_max_num_queries)
    assert page.count("Afgelopen, nog af te ronden") == 1


PAGINAS = [
    ("casus", "/werk/huisverbod/{pk}", "toon"),
    ("hovj", "/partner/huisverbod/{pk}", "toon"),
    ("burgemeester", "/partner/huisverbod/{pk}/papier/beschikking", "papier"),
    ("hovj", "/partner/huisverbod/{pk}/stap/besluit_pleger", "stap"),
    ("burgemeester", "/partner/huisverbod/{pk}/verlengen", "stap"),
    ("casus", "/werk/casus/{casus}/huisverbod", "begin"),
    ("agent", "/partner/huisverbod/begin", "politie"),
]


def test_every_page_asks_a_bounded_number_of_questions(lopend: Zaak, django_assert_max_num_queries: AtMost) -> None:
    """Also with everything filled in: steps done, talks, violations, decisions."""
    by = lopend.regio["hovj"]
    for day in range(1, 4):
        overtreding.meld_overtreding(lopend.pk, VRIJDAG + timedelta(hours=day), "Belde", by=by, at=STRAKS)
        gesprek.plan_gesprek(lopend.pk, STRAKS + day * DAG, "Buurthuis", by=by, at=STRAKS)
    for sleutel in ("besluit_huisgenoten", "besluit_instantie"):
        dagen.teken(lopend.pk, sleutel, "Gedaan", by=by, at=VRIJDAG)
    for who, url, kind in PAGINAS:
        where = url.format(pk=lopend.pk, casus=lopend.casus_id)
        _open(lopend, who, where, MEEST[kind], django_assert_max_num_queries)


def test_the_rihg_asks_no_more_when_it_is_full(zaak: Zaak, django_assert_max_num_queries: AtMost) -> None:
    zaak.begin()
    url = f"/partner/huisverbod/{zaak.pk}/rihg/1"
    _open(zaak, "hovj", url, MEEST["rihg"], django_assert_max_num_queries)
    zaak.vul()
    page = _open(zaak, "hovj", url, MEEST["rihg"], django_assert_max_num_queries)
    assert FEITEN in page


def test_no_term_of_an_order_is_shown_in_working_days(lopend: Zaak) -> None:
    """Wth 13: hours and calendar days; "one working day left" on a Friday night would be three days."""
    client = Client()
    client.force_login(lopend.regio.accounts["casus"])
    with clock.at(VRIJDAG + timedelta(hours=2)):
        pages = [client.get(url).content.decode() for url in ("/werk/huisverboden", f"/werk/huisverbod/{lopend.pk}")]
        family = client.get(f"/werk/casus/{lopend.casus_id}").content.decode()
    assert [page for page in pages if "werkdag" in page] == []
    assert all("te laat" in page or "gemist" in page for page in pages)
    block = family[family.index("Huisverbod: opgelegd") :]
    assert "werkdag" not in block[: block.index("</ul>")]
