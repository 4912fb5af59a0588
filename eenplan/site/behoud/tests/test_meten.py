"""What the health check says: good, or what is wrong and what to do; and who may read it."""

from collections import namedtuple
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.deadlines.models import Heartbeat
from eenplan.core.outbox.models import Message
from eenplan.keten.melding import actions
from eenplan.site import health, tasks
from eenplan.site.behoud import meten, stand
from tests.regio import Regio, nieuwe_melding

pytestmark = pytest.mark.django_db
Use = namedtuple("Use", "total used free")


@pytest.fixture
def data(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a key, where a backup is made every night."""
    (tmp_path / "geheim").mkdir()
    (tmp_path / "logboek").mkdir()
    (tmp_path / "geheim" / "hoofdsleutel").write_bytes(b"k" * 32)
    settings.DATA = tmp_path
    monkeypatch.setenv(stand.FOLDER, str(tmp_path / "bk"))
    monkeypatch.delenv("EENPLAN_KEY_FILE", raising=False)
    return tmp_path


def aged(monkeypatch: pytest.MonkeyPatch, age: timedelta) -> None:
    """From here on it is that much later."""
    later = stand.nu() + age
    monkeypatch.setattr(stand, "nu", lambda: later)


def test_the_tick_is_late_after_three_minutes(regio: Regio) -> None:
    assert meten.termijnen() == (True, "de eerste ronde moet nog komen")
    with clock.at(regio.at):
        actions.neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
        assert not meten.termijnen()[0]  # there are terms, and nobody has ever looked
        Heartbeat.objects.create(name="werker", at=regio.at - timedelta(minutes=3))
        assert meten.termijnen() == (True, "laatste ronde 180 s geleden")
        Heartbeat.objects.update(at=regio.at - timedelta(minutes=3, seconds=1))
        assert not meten.termijnen()[0]
        Heartbeat.objects.update(at=regio.at + timedelta(minutes=5))  # the clock jumped back
        assert meten.termijnen()[0]


def test_notices_that_do_not_leave_are_seen(regio: Regio) -> None:
    with clock.at(regio.at):
        actions.neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    count = Message.objects.count()
    with clock.at(regio.at + timedelta(minutes=59)):
        assert meten.uitgaand() == (True, f"{count} berichten wachten, 0 opgegeven in de laatste week")
    with clock.at(regio.at + timedelta(minutes=61)):
        assert not meten.uitgaand()[0]
        Message.objects.update(attempts=20)
        assert meten.uitgaand() == (False, f"0 berichten wachten, {count} opgegeven in de laatste week")
        Message.objects.update(sent_at=regio.at)
        assert meten.uitgaand()[0]


@pytest.mark.parametrize(
    ("total", "free", "good"),
    [(100, 6, True), (100, 4, False), (10, 0.9, False), (10, 1.1, True), (1000, 51, True), (1000, 49, False)],
)
def test_a_disk_that_fills_up_is_seen(
    data: Path, monkeypatch: pytest.MonkeyPatch, total: float, free: float, good: bool
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: Use(total * 2**30, 0, free * 2**30))
    assert meten.schijf()[0] is good


def test_a_backup_is_expected_where_it_was_asked_for(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = meten.sleutels.afdruk(data / "geheim" / "hoofdsleutel")
    assert meten.backup()[0] is False  # none yet
    stand.schrijf(data, stand.BACKUP, sleutel=key)
    assert "niet apart bewaard" in meten.backup()[1]
    stand.schrijf(data, stand.SLEUTELS, sleutel="een andere sleutel")
    assert meten.backup()[0] is False
    stand.schrijf(data, stand.SLEUTELS, sleutel=key)
    assert meten.backup() == (True, "laatste 0 minuten geleden")
    aged(monkeypatch, timedelta(hours=27))
    assert meten.backup() == (False, "laatste 27 uur geleden")
    monkeypatch.delenv(stand.FOLDER)
    good, text = meten.backup()
    assert good
    assert "staat uit" in text
    assert meten.beproefd() == (True, "laatste proef nog nooit; het beproeven staat uit")


def test_a_proof_gets_old_and_a_failed_one_is_a_fault_at_once(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert meten.beproefd() == (False, "laatste proef nog nooit")
    stand.schrijf(data, stand.BEPROEFD, goed=True)
    assert meten.beproefd()[0]
    stand.schrijf(data, stand.BEPROEFD, goed=False)
    assert meten.beproefd()[0] is False
    stand.schrijf(data, stand.BEPROEFD, goed=True)
    aged(monkeypatch, timedelta(days=32))
    assert meten.beproefd() == (False, "laatste proef 32 dagen geleden")


def test_a_second_copy_that_is_gone_is_a_fault(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert meten.standby() == (True, "geen tweede exemplaar; dat staat uit")
    (data / "standby.json").write_text("{}")
    assert "niemand let op" in meten.standby()[1]
    stand.schrijf(data, stand.STANDBY, staat="samen", achter=2048)
    assert meten.standby() == (True, "loopt mee, 2 kB achter")
    stand.schrijf(data, stand.STANDBY, staat="alleen", achter=0, weg_sinds="2026-03-20T08:00:00+00:00")
    assert meten.standby() == (False, "het tweede exemplaar is weg sinds 09.00 uur: meldingen staan op één plaats")
    stand.schrijf(data, stand.STANDBY, staat="samen", achter=0)
    aged(monkeypatch, timedelta(minutes=2))
    assert "niemand let op" in meten.standby()[1]


# --- who reads it ---------------------------------------------------------------------------------------------


def client_of(regio: Regio, who: str) -> Client:
    client = Client()
    client.force_login(regio.accounts[who])
    return client


def all_good(monkeypatch: pytest.MonkeyPatch, *bad: str) -> None:
    checks = {name: (lambda name=name: (name not in bad, f"tekst over {name}")) for name in health.SEEN}
    monkeypatch.setattr("eenplan.site.views.SEEN", checks)


@pytest.mark.parametrize("bad", health.ALIVE)
def test_a_watching_machine_hears_only_yes_or_no(monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    all_good(monkeypatch)
    assert (Client().get("/gezondheid").status_code, Client().get("/gezondheid").json()) == (200, {"gezond": True})
    all_good(monkeypatch, bad)
    assert (Client().get("/gezondheid").status_code, Client().get("/gezondheid").json()) == (503, {"gezond": False})


def test_the_functional_manager_sees_what_is_wrong(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    all_good(monkeypatch, "schijf")
    page = client_of(regio, "beheer").get("/werk/status").content.decode()
    assert "Niet in orde: schijf." in page
    assert page.count("niet goed") == 1
    assert "tekst over standby" in page
    assert 'href="/werk/status"' in page  # in the menu
    all_good(monkeypatch)
    assert "Alles is in orde." in client_of(regio, "beheer").get("/werk/status").content.decode()


def test_what_is_switched_off_is_never_called_good(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = {name: (lambda: (True, "prima")) for name in health.SEEN}
    off = {name: (lambda: (True, f"nog nooit; dat {meten.UIT}")) for name in ("back-up", "beproefd")}
    monkeypatch.setattr("eenplan.site.views.SEEN", checks | off)
    page = client_of(regio, "beheer").get("/werk/status").content.decode()
    assert "Alles is in orde" not in page
    assert "Wat aan staat, is in orde. Uit staat: back-up, beproefd." in page


@pytest.mark.parametrize("who", ["triagist", "lead", "fg", "regisseur", "beleid"])
def test_nobody_else_sees_it(regio: Regio, who: str) -> None:
    assert client_of(regio, who).get("/werk/status").status_code == 404


def test_the_page_asks_little_of_the_database(regio: Regio, django_assert_max_num_queries: object) -> None:
    client = client_of(regio, "beheer")
    with django_assert_max_num_queries(30):  # type: ignore[operator]  # a fixture without a type
        assert client.get("/werk/status").status_code == 200


# --- every night ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "proof"), [(21, False), (22, True)], ids=["on Saturday", "on Sunday"])
def test_the_worker_has_a_backup_made(
    data: Path, regio: Regio, monkeypatch: pytest.MonkeyPatch, day: int, proof: bool
) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr("subprocess.Popen", lambda command, **options: begun.append(command))
    with clock.at(regio.at.replace(day=day)):
        assert tasks.back_up(0) == 1
        assert (begun[0][3:6], "--beproef" in begun[0]) == (["backup", "--bewaar", "14"], proof)
        monkeypatch.delenv(stand.FOLDER)
        assert tasks.back_up(0) == 0
    assert len(begun) == 1
