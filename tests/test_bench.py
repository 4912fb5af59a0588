"""The measuring itself: what it asks, what it says, and that its pages are those of the site."""

import re
from pathlib import Path

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.melding.models import Melding
from eenplan.site.demo import bouw
from tests.bench import __main__ as bench
from tests.bench import meten, verzoeken
from tests.bench.meten import Meting, Vraag
from tests.decor import situatie
from tests.regio import Regio

SNEL = Meting("werk (vt_intake)", 20.0, 40.0, 15.0, 5.0, 9, 12.0)
TRAAG = Meting("casus (regisseur)", 210.0, 420.5, 150.0, 60.0, 44, 15.0)


@pytest.mark.parametrize(
    ("given", "huishoudens", "keer", "alleen", "schrijf"),
    [
        ([], bench.MATEN, 20, "", False),
        (["--huishoudens", "60"], [60], 20, "", False),
        (["--huishoudens", "20", "60"], [20, 60], 20, "", False),
        (["--keer", "5", "--schrijf"], bench.MATEN, 5, "", True),
        (["--alleen", "plan"], bench.MATEN, 20, "plan", False),
    ],
)
def test_options(given: list[str], huishoudens: list[int], keer: int, alleen: str, schrijf: bool) -> None:
    found = bench.options(given)
    assert (found.huishoudens, found.keer, found.alleen, found.schrijf) == (huishoudens, keer, alleen, schrijf)


@pytest.mark.parametrize("given", [["--huishoudens", "veel"], ["--onbekend"]])
def test_a_wrong_option_is_told(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.options(given)
    assert "usage" in capsys.readouterr().err


def test_the_table_has_a_line_for_each_page() -> None:
    lines = meten.table([SNEL, TRAAG]).splitlines()
    assert len(lines) == 4
    assert len({line.count("|") for line in lines}) == 1
    assert "| casus (regisseur) | 210.0 | 420.5 | 150.0 | 60.0 | 44 | 15 |" in lines


@pytest.mark.parametrize(
    ("rows", "wall", "work"),
    [
        ([SNEL], "geen", "geen"),
        ([SNEL, TRAAG], "casus (regisseur)", "geen"),
        ([Meting("beleid (beleid)", 900.0, 999.0, 400.0, 10.0, 8, 1.0)], "beleid (beleid)", "beleid (beleid)"),
    ],
)
def test_what_is_too_slow_is_named(rows: list[Meting], wall: str, work: str) -> None:
    said = bench.closing(rows, ["stijlgids", "advies"])
    assert f"Wand p95 boven 300 ms: {wall}." in said
    assert f"Rekentijd boven 300 ms: {work}." in said
    assert said.endswith("Niet gemeten: advies, stijlgids.")


def test_the_page_that_is_written_tells_how_it_came() -> None:
    assert "make bench" in bench.HEAD
    assert Path(bench.ROOT, "docs", "prestaties.md") == bench.PAGE
    assert re.search(r"60 huishoudens; \d+ kernen.*, lus \d+\.\d\d s\.$", bench.machine("60 huishoudens"))


def test_what_is_asked_most_can_be_measured() -> None:
    assert set(verzoeken.namen()) > verzoeken.KERN
    assert [size for size in bench.MATEN if size == bench.ALLES_BIJ] == [10_000]


@situatie
def gebouwd(regio: Regio) -> Regio:
    """The region of the tests is enough to ask in."""
    regio.log_in_all()
    return regio


def test_people_are_found_by_role_the_first_first(gebouwd: Regio) -> None:
    found = verzoeken.mensen(gebouwd.at)
    assert set(found) == {viewer.role.value for viewer in gebouwd.viewers.values()}
    for people in found.values():
        assert [account.pk for account, _ in people] == sorted(account.pk for account, _ in people)
    assert found[Role.VT_INTAKE][0][0].username == "triagist"


def ask(vraag: Vraag) -> int:
    """The status of the answer, in the transaction of the test; measuring closes connections as a server does."""
    return Client().generic(vraag.method, vraag.path, vraag.body(), vraag.kind, **(vraag.headers or {})).status_code


def test_a_page_is_asked_for_as_somebody_who_logged_in(gebouwd: Regio, now: object) -> None:
    headers = verzoeken.cookie(gebouwd.accounts["triagist"])
    assert ask(Vraag("werk", "GET", "/werk/", 200, headers=headers)) == 200
    assert ask(Vraag("werk", "GET", "/werk/", 200)) == 302
    assert ask(Vraag("niets", "GET", "/werk/casus/0", 404, headers=headers)) == 404


def test_each_report_that_is_sent_is_a_new_one(gebouwd: Regio, now: object) -> None:
    for vraag in verzoeken.inname(gebouwd.accounts["agent"], clock.now()):
        for _ in range(2):
            assert ask(vraag) == vraag.status
    enter(SYSTEM)
    assert Melding.objects.count() == 4
    assert verzoeken.with_key() != verzoeken.with_key()


def test_the_seed_is_that_of_the_demo() -> None:
    assert bouw.ZAAD == 1
