"""The demo: an invented region with people for every role, and stories moved to today. Idempotent."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.accounts.queries import viewer_by_username
from eenplan.core.doors import DOORS
from eenplan.dossier.casus.models import Casus
from eenplan.keten.melding.models import Melding
from eenplan.site.demo import bouw as demo
from eenplan.site.demo import regio, verhaal
from eenplan.site.tests import verhaaltje

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=clock.AMSTERDAM)


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    """A build that breaks never leaves the clock set."""
    yield
    clock.set_to(None)


def test_there_are_people_for_every_role_behind_every_door() -> None:
    roles = {mens.role for mens in regio.MENSEN}
    assert roles == set(Role) - {Role.ANONIEM, Role.BETROKKENE}
    assert {mens.deur for mens in regio.MENSEN} == {"werk", "partner", "beleid"}
    assert all(mens.role in DOORS[mens.deur] for mens in regio.MENSEN)
    assert len({mens.gebruiker for mens in regio.MENSEN}) == len(regio.MENSEN) >= 20


def test_the_start_screen_gets_its_rows() -> None:
    rows = demo.accounts()
    assert all(len(row) == 4 and all(row) for row in rows)
    assert ("triagist, Veilig Thuis Zandermeer (verzonnen) (/werk)", "Iris Veldkamp", "triage", regio.PASSWORD) in rows


def test_the_stories_end_today() -> None:
    moved = verhaal.demo_verhaal(NOW)
    moments = sorted(moved.moment(row) for row in moved.meldingen)
    assert NOW - timedelta(days=1) < moments[-1] <= NOW
    assert sum(moment > NOW - timedelta(days=7) for moment in moments) >= 6
    assert moments[0] < NOW - timedelta(days=180)


@pytest.mark.parametrize("hour", range(24))
def test_no_story_happens_later_today(hour: int) -> None:
    """Also in winter, for stories of the summer, and for a moment that was read back from the database (UTC)."""
    for now in (datetime(2026, 11, 23, hour, 18, tzinfo=UTC), datetime(2026, 7, 1, hour, 18, tzinfo=UTC)):
        moved = verhaal.demo_verhaal(now)
        assert max(moved.moment(row) for row in moved.meldingen) <= now


def test_an_evening_stays_an_evening() -> None:
    moved, told = verhaal.demo_verhaal(NOW), verhaal.lees(verhaal.BESTAND)
    for here, there in zip(moved.meldingen, told.meldingen, strict=True):
        assert moved.moment(here).time() == told.moment(there).time()
        assert moved.bericht(here)["tekst"] == told.bericht(there)["tekst"]


def test_the_order_within_a_household_stays() -> None:
    moved, told = verhaal.demo_verhaal(NOW), verhaal.lees(verhaal.BESTAND)
    for gezin in {told.van(row) for row in told.meldingen}:
        ours = [row["id"] for row in moved.in_volgorde() if moved.van(row) == gezin]
        assert ours == [row["id"] for row in told.in_volgorde() if told.van(row) == gezin]


def test_the_newest_reports_wait() -> None:
    moved = verhaal.demo_verhaal(NOW)
    waiting = verhaal.ligt_nog(moved)
    assert waiting == {row["id"] for row in moved.in_volgorde()[-2:]}
    assert set(moved.casussen) >= verhaal.WACHT


@pytest.fixture
def klein(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo with the small story of the tests."""
    file = tmp_path / "verhaal.json"
    file.write_text(verhaaltje.als_tekst(verhaaltje.verhaal()))
    monkeypatch.setattr(verhaal, "BESTAND", file)
    monkeypatch.setattr(verhaal, "WACHT", frozenset())
    monkeypatch.setattr(demo, "HUISHOUDENS", 0)


def test_building_twice_changes_nothing(db: None, klein: None) -> None:
    demo.build()
    enter(SYSTEM)
    before = [model.objects.count() for model in (Melding, Casus, Account, Organisation)]
    assert before[0] == 5
    demo.build()
    enter(SYSTEM)
    assert [model.objects.count() for model in (Melding, Casus, Account, Organisation)] == before
    assert max(Melding.objects.values_list("ontvangen_op", flat=True)) <= clock.now()
    _everyone_can_log_in()


def _everyone_can_log_in() -> None:
    request = RequestFactory().post("/")
    for mens in (regio.MENSEN[0], regio.MENSEN[-1]):
        assert authenticate(request, username=mens.gebruiker, password=regio.PASSWORD)
        assert viewer_by_username(mens.gebruiker, clock.now()).role == mens.role
    assert authenticate(request, username="triage", password="iets anders") is None


def test_a_build_that_was_cut_off_goes_on(db: None, klein: None, monkeypatch: pytest.MonkeyPatch) -> None:
    regio.maak()
    regio.merk(clock.now() - timedelta(days=3))  # it began three days ago and never ended
    demo.build()
    enter(SYSTEM)
    assert Melding.objects.count() == 5
    assert max(Melding.objects.values_list("ontvangen_op", flat=True)) <= clock.now() - timedelta(days=3)
    assert regio.merk(clock.now()).ingetrokken_op is not None
