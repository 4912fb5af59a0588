"""What falls out is never a report: the disk is full, the database goes, the second copy goes, the first is killed.

Each on a real server and a real web server, with partners that report meanwhile. The longer drill: `python -m
tests.bench.uitval`. Promises 1 and 9 (access.md).
"""

import http.client
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from eenplan.core import clock
from eenplan.core.accounts.models import PartnerToken
from eenplan.core.deadlines.actions import tick
from eenplan.keten.melding import actions
from eenplan.site.behoud import stand, wacht
from eenplan.site.behoud.overname import neem_over
from eenplan.site.behoud.standby import baas, haal_weg, loopt_mee, maak_standby
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import ensure_running
from tests.regio import Regio, nieuwe_melding
from tests.trust.huis import Huis, eigen_huis
from tests.trust.inname import faults, stored
from tests.trust.web import Web
from tests.trust.zenders import PERSONS, Boek, Zender

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "geheim-toets"
BACK_WITHIN = 60.0  # promise 9


@dataclass
class Buurt:
    """One house for all tests of this file, in their order: each goes on with what the one before left."""

    stack: ExitStack
    huis: Huis | None = None


@pytest.fixture(scope="module")
def buurt() -> Iterator[Buurt]:
    with ExitStack() as stack:
        yield Buurt(stack)


@pytest.fixture
def huis(regio: Regio, buurt: Buurt) -> Huis:
    if buurt.huis is None:
        PartnerToken.objects.create(
            organisation=regio.organisations["politie"], naam="toets", van=regio.at,
            token_hash=sha256(TOKEN.encode()).hexdigest(),
        )  # fmt: skip
        buurt.huis = buurt.stack.enter_context(eigen_huis(str(connection.settings_dict["NAME"])))
    return buurt.huis


def started(web: Web, huis: Huis) -> None:
    with huis.thuis():
        web.start()


def senders(web: Web, boek: Boek, stop: threading.Event) -> list[Zender]:
    made = [Zender(web.port, TOKEN, boek, stop) for _ in range(3)]
    for one in made:
        one.start()
    return made


def until(condition: Callable[[], bool], what: str, seconds: float = BACK_WITHIN) -> float:
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < seconds, what
        time.sleep(0.05)
    return time.monotonic() - begun


def ask(web: Web, key: str) -> tuple[int, str, dict[str, object]]:
    """One report, once."""
    client = http.client.HTTPConnection("127.0.0.1", web.port, timeout=30)
    body = {"kanaal": "politie", "melder": {"soort": "Politie", "naam": "A. Agent"}, "personen": PERSONS, "tekst": key}
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", "Idempotency-Key": key}
    client.request("POST", "/api/v1/meldingen", json.dumps(body | {"gemeente": "Toetsdorp"}), headers)
    answer = client.getresponse()
    text = json.loads(answer.read())
    client.close()
    return answer.status, str(answer.getheader("Content-Type")), text


def test_intake_keeps_or_refuses_and_never_half(huis: Huis, tmp_path: Path) -> None:
    """Its disk is full and has room again; the database goes and comes back: one answer that is true, each time."""
    web, kept = Web(tmp_path), {}
    started(web, huis)
    full, lost = str(uuid4()), str(uuid4())

    def refused(key: str) -> None:
        status, kind, text = ask(web, key)
        assert (status, kind) == (503, "application/problem+json"), text
        assert "0800-2000" in str(text["detail"])

    def taken(key: str) -> None:
        until(lambda: ask(web, key)[0] in (200, 201), "it takes nothing in")
        kept[key] = str(ask(web, key)[2]["nummer"])

    try:
        with volle_schijf(huis, "melding_melding"):
            refused(full)
            refused(full)
        taken(full)  # the same key, once there is room again
        huis.kill()
        refused(lost)
        ensure_running(huis.data)
        taken(lost)
    finally:
        web.kill_tree()
    with huis.baas() as boss:
        assert faults(boss, kept) == {}
        assert stored(boss) == len(kept) == 2


@contextmanager
def volle_schijf(huis: Huis, table: str) -> Iterator[None]:
    """The first page of this table does not fit on the disk: its file is /dev/full, where every write is ENOSPC.

    A real error of the system in one place, also for who is not root; a whole disk that is full: tests.bench.uitval.
    """
    with huis.baas() as boss:
        name, pages = boss.execute(
            "SELECT pg_relation_filepath(%(t)s), pg_relation_size(%(t)s)", {"t": table}
        ).fetchone()
    assert pages == 0
    server = huis.server
    server.stop()
    file = server.place.cluster / name
    kept = file.rename(file.with_name(f"{file.name}.bewaard"))
    file.symlink_to("/dev/full")
    ensure_running(huis.data)
    yield
    assert "No space left on device" in server.place.log.read_text()
    ensure_running(huis.data).stop()
    file.unlink()
    kept.rename(file)
    ensure_running(huis.data)


def test_reports_go_on_aloud_when_the_second_copy_falls_away(
    huis: Huis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wacht, "GRACE", timedelta(seconds=3))
    second = Huis(huis.data.with_name("b"))
    maak_standby(huis.data, second.data, print)
    told: list[str] = []
    assert wacht.kijk(huis.server, told.append) == wacht.TOGETHER
    with pytest.raises(LaunchError, match="al een standby"):
        maak_standby(huis.data, huis.data.with_name("x"), print)
    web, answers = Web(tmp_path), []
    started(web, huis)
    try:
        second.kill()
        asking = threading.Thread(target=lambda: answers.append(ask(web, str(uuid4()))[0]))
        asking.start()
        time.sleep(1)
        assert answers == []  # it is not on two disks, so it is not acknowledged yet
        until(lambda: wacht.kijk(huis.server, told.append) == wacht.ALONE, "it waits for ever", 30)
        asking.join(20)
        assert answers == [201]
        assert "op één plaats" in told[-1]
        assert stand.lees(huis.data, stand.STANDBY)["staat"] == wacht.ALONE
        with pytest.raises(LaunchError, match="al niet meer bij"):  # what came in meanwhile would be lost
            neem_over(second.data, False, print)
        with pytest.raises(LaunchError, match="NIET"):  # an old primary does not come back by itself either
            wacht.eis_standby(huis.server, 0.1)
        ensure_running(second.data)
        until(lambda: loopt_mee(huis.server), "the second copy does not come back")
        until(lambda: wacht.kijk(huis.server, told.append) == wacht.TOGETHER, "it does not catch up")
        assert "weer op twee plaatsen" in told[-1]
    finally:
        web.kill_tree()
    haal_weg(huis.data)
    with baas(huis.server) as boss:
        assert boss.execute("SELECT count(*) FROM pg_replication_slots").fetchone() == (0,)
    assert wacht.kijk(huis.server, told.append) == ""


def test_belofte_09_no_acknowledged_report_is_lost_when_the_second_copy_takes_over(
    huis: Huis, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = Huis(huis.data.with_name("c"))  # beside "b", which was taken away but still runs: it must not count
    maak_standby(huis.data, second.data, print)
    with huis.baas() as boss:
        earlier = stored(boss)
    web, boek, stop = Web(tmp_path), Boek(), threading.Event()
    started(web, huis)
    try:
        crew = senders(web, boek, stop)
        until(lambda: len(boek.acknowledged) >= 15, "no reports come in")
        huis.kill()
        web.kill_tree()
        killed, before = time.monotonic(), len(boek.acknowledged)
        neem_over(second.data, False, print)
        started(web, second)
        until(lambda: len(boek.acknowledged) > before + 3, "it does not answer again")
        back = time.monotonic() - killed
        stop.set()
        for one in crew:
            one.join(30)
    finally:
        stop.set()
        web.kill_tree()
    with capsys.disabled():
        print(
            f"\nfailover: back in {back:.1f} s; {len(boek.acknowledged)} reports acknowledged, {before} before the kill"
        )
    assert back < BACK_WITHIN
    assert (boek.refused, boek.doubled) == ([], [])
    with second.baas() as boss:
        assert faults(boss, boek.acknowledged) == {}
        assert stored(boss) == earlier + len(boek.acknowledged)
    with pytest.raises(LaunchError, match="overgenomen"):  # the fence
        ensure_running(huis.data)


JUMPS = [timedelta(0), timedelta(hours=-3), timedelta(days=30), timedelta(days=-2), timedelta(minutes=1)]


def test_a_clock_that_jumps_makes_no_report_half_or_lost(regio: Regio) -> None:
    """A machine without a good clock, or thirty days down: each report has its number, owner, terms and log line."""
    kept = {}
    for jump in JUMPS:
        with clock.at(regio.at + jump):
            new = nieuwe_melding(tekst=f"Melding bij sprong {jump}.")
            kept[str(new.sleutel)] = actions.neem_aan(new, by=regio["agent"], at=clock.now()).nummer
            again = actions.neem_aan(new, by=regio["agent"], at=clock.now()).nummer
            assert again == kept[str(new.sleutel)]
            tick(clock.now())
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as owner:
        assert faults(owner, kept) == {}
        assert stored(owner) == len(kept) == len(set(kept.values()))
