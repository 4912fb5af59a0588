"""The worker as it really runs: a process of its own that ticks, delivers and reads the folder."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Heartbeat
from eenplan.keten.melding.models import Melding
from eenplan.site import tasks
from tests import regio as regions

REPORT = {
    "melder": {"soort": "Onderwijs", "naam": "J. Juf"},
    "tekst": "Bram vertelde in de kring dat papa hard slaat.",
}
PATIENCE = 10.0


@pytest.fixture
def data(tmp_path: Path, transactional_db: None) -> Path:
    """A data folder with one dropped report, and a region whose worker was silent for a day."""
    regio = regions.build(clock.now() - timedelta(days=1))
    folder = tmp_path / "inkomend" / str(regio.organisations["school"].pk)
    folder.mkdir(parents=True)
    file = folder / "m.json"
    file.write_text(json.dumps(REPORT))
    os.utime(file, (1, 1))
    Heartbeat.objects.create(name="werker", at=clock.now() - timedelta(days=1))
    return tmp_path


@pytest.fixture
def worker(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The worker process, on this test's database."""
    environment = {**os.environ, "EENPLAN_DATA": str(data), "EENPLAN_KEY_FILE": settings.EENPLAN_KEY_FILE}
    command = [sys.executable, "-m", "eenplan", "werker"]
    with (data / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        yield process
        process.terminate()
        process.wait(20)


def wait_for(what: Any, process: subprocess.Popen[bytes]) -> bool:
    """Whether `what` becomes true in time while the worker lives."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection.close()
        if what():
            return True
        time.sleep(0.2)
    return False


def heartbeat_is_fresh() -> bool:
    return Heartbeat.objects.get(name="werker").at > clock.now() - timedelta(minutes=2)


def report_is_in() -> bool:
    with transaction.atomic():
        enter(SYSTEM)
        return Melding.objects.filter(tekst=REPORT["tekst"]).count() == 1


def test_the_worker_catches_up_at_its_start(worker: subprocess.Popen[bytes], data: Path) -> None:
    assert wait_for(heartbeat_is_fresh, worker), (data / "log").read_text()
    assert wait_for(report_is_in, worker), (data / "log").read_text()
    assert worker.poll() is None


def test_each_task_has_its_turn_and_never_twice_at_once() -> None:
    turns = {task.task.name: task for task in app.periodic_registry.periodic_tasks.values()}
    ours = {name: turn for name, turn in turns.items() if name.startswith("eenplan.")}
    assert {name.rpartition(".")[2]: turn.cron for name, turn in ours.items()} == {
        "termijnen": tasks.EVERY_MINUTE, "berichten": tasks.EVERY_MINUTE, "bestanden": tasks.EVERY_MINUTE,
        "seintjes": tasks.EVERY_MINUTE, "overdrachten": tasks.EVERY_MINUTE, "demo": tasks.EVERY_MINUTE,
        "radar": tasks.EVERY_MINUTE, "vergelijken": tasks.EVERY_MINUTE, "zegels": tasks.EVERY_MINUTE,
        "nakijken": tasks.EVERY_HOUR, "adviezen": tasks.EVERY_NIGHT, "rooster": tasks.EVERY_NIGHT,
        "back_up": tasks.EVERY_NIGHT, "dubbelen": tasks.EVERY_MINUTE, "vernietigen": tasks.EVERY_NIGHT,
    }  # fmt: skip
    for turn in ours.values():
        assert turn.task.lock == turn.task.queueing_lock


@pytest.mark.django_db
def test_the_tasks_can_be_called_by_hand(now: Any, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    assert tasks.termijnen(0) == 0
    assert tasks.berichten(0) == 0
    assert tasks.bestanden(0) == 0
    assert tasks.overdrachten(0) == 0
    assert tasks.radar(0) == 0
    assert tasks.vergelijken(0) == 0
    assert tasks.adviezen(0) == 0
    assert tasks.rooster(0) == 0
    assert tasks.vernietigen(0) == 0
    assert (tmp_path / "vernietigd.json").read_text() == "[]"
    assert Heartbeat.objects.get(name="werker").at == now
