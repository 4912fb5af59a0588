"""Promise 1: an acknowledged report is never lost, doubled, or without owner, deadline, outbox or log.

A real web server takes in reports while its workers are killed in the middle of their transactions
(access.md misuse 19). EENPLAN_KILLS sets how many: 250 in each build (code without one transaction doubled one report
in twelve), 10,000 in the full form (`python -m tests.bench.proeven kill`).
"""

import os
import random
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from eenplan.core.accounts.models import PartnerToken
from eenplan.core.workflow import Refused
from eenplan.keten.melding import actions
from tests.regio import Regio, nieuwe_melding
from tests.trust.inname import faults, stored
from tests.trust.web import Web
from tests.trust.zenders import Boek, Zender

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("EENPLAN_KILLS", "250"))
TREES = 2
SENDERS = 2
THROUGH = 0.2  # reports that come through, per kill
LONGEST = 30 + 0.4 * KILLS  # seconds; a quiet machine with two cores needs a fraction


@pytest.fixture
def owner() -> Iterator[psycopg.Connection]:
    """The owner's own connection: looks past the product."""
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def watcher() -> Iterator[psycopg.Connection]:
    """The application's role: PostgreSQL shows it what its own sessions are doing."""
    with psycopg.connect(os.environ["EENPLAN_DB_APP_URL"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def token(regio: Regio) -> str:
    PartnerToken.objects.create(
        organisation=regio.organisations["politie"], naam="toets", van=regio.at,
        token_hash=sha256(b"geheim-toets").hexdigest(),
    )  # fmt: skip
    return "geheim-toets"


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    server = Web(tmp_path)
    server.start()
    yield server
    server.kill_tree()


def storm(web: Web, watcher: psycopg.Connection, boek: Boek, kills: int, trees: int) -> tuple[int, int]:
    """Kill until there were enough, now and then the whole tree; counts the kills of workers and of trees."""
    chance, until, work = random.Random(2026), time.monotonic() + LONGEST, 0.05
    hit = felled = 0
    while hit < kills and time.monotonic() < until:
        fresh = web.hit_busy(watcher, chance, most=min(2, kills - hit), work=work)
        hit += fresh
        if fresh:  # as hard as this machine bears: some reports do come through between two kills
            work = min(1.0, work * (0.95 if len(boek.acknowledged) > hit * THROUGH else 1.08))
        time.sleep(0.005)
        if felled < trees and hit >= (felled + 1) * kills // (trees + 1):
            web.kill_tree()
            felled += 1
            web.start()
    return hit, felled


def test_misbruik_19_belofte_01_no_acknowledged_report_is_lost_or_half(
    web: Web, owner: psycopg.Connection, watcher: psycopg.Connection, token: str, capsys: pytest.CaptureFixture[str]
) -> None:
    begun, boek, stop = time.monotonic(), Boek(), threading.Event()
    senders = [Zender(web.port, token, boek, stop) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    hit, felled = storm(web, watcher, boek, KILLS, TREES)
    stop.set()
    for sender in senders:
        sender.join(60)
    seconds = time.monotonic() - begun
    with capsys.disabled():
        print(
            f"\nkill -9: {hit} workers and {felled} whole trees in {seconds:.0f} s; {len(boek.acknowledged)} reports"
            f" acknowledged, {boek.retried} sent again, {stored(owner)} stored"
        )
    assert not any(sender.is_alive() for sender in senders)
    assert (hit, felled) == (KILLS, TREES)
    assert (boek.refused, boek.doubled) == ([], [])
    assert len(boek.acknowledged) >= KILLS // 10  # and the work did go on
    assert boek.retried >= KILLS // 4  # the kills did hit work
    assert faults(owner, boek.acknowledged) == {}
    assert stored(owner) == len(boek.acknowledged)  # each sender went on until its receipt


# --- the harness can fail -----------------------------------------------------------------------------------


def take_in(regio: Regio, count: int = 3) -> dict[str, str]:
    """Reports straight through the action; the receipts by key."""
    reports = [nieuwe_melding(tekst=f"Melding {number}.") for number in range(count)]
    return {str(item.sleutel): actions.neem_aan(item, by=regio["agent"], at=regio.at).nummer for item in reports}


def test_a_sound_intake_has_no_fault(regio: Regio, owner: psycopg.Connection) -> None:
    assert faults(owner, take_in(regio)) == {}
    assert stored(owner) == 3


BROKEN_STEPS = [
    ("eenplan.core.acts.write", "no log"),
    ("eenplan.keten.melding.actions._start_terms", "no deadline"),
    ("eenplan.keten.melding.actions.start_each", "person without deadline"),
    ("eenplan.keten.melding.actions.put", "no outbox"),
    ("eenplan.keten.melding.actions.leg_vast", "no fact"),
    ("eenplan.keten.melding.actions.store_melder", "no reporter"),
]


@pytest.mark.parametrize(("step", "fault"), BROKEN_STEPS, ids=[row[1] for row in BROKEN_STEPS])
def test_an_intake_without_a_step_is_seen(
    regio: Regio, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch, step: str, fault: str
) -> None:
    monkeypatch.setattr(step, lambda *args, **kwargs: None)
    assert faults(owner, take_in(regio))[fault] >= 1


DAMAGE = [
    ("DELETE FROM audit_logline", "no log"),
    ("ALTER TABLE casus_casus DROP CONSTRAINT casus_nooit_zonder_verantwoordelijke;"
     " UPDATE casus_casus SET verantwoordelijke_id = NULL", "no owner"),
    ("DELETE FROM casus_teamlid", "no team"),
    ("UPDATE melding_melding SET nummer = 'M-0000-' || id", "lost"),
    ("UPDATE melding_melding SET sleutel = gen_random_uuid()", "lost"),
    ("UPDATE melding_melding SET afdruk = 'zelfde'", "doubled"),
    ("UPDATE melding_melding SET casus_id = (SELECT min(casus_id) FROM melding_melding)", "half"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "fault"), DAMAGE, ids=[f"{row[1]}-{i}" for i, row in enumerate(DAMAGE)])
def test_damage_is_seen(regio: Regio, owner: psycopg.Connection, damage: str, fault: str) -> None:
    receipts = take_in(regio)
    with owner.transaction(force_rollback=True):
        owner.execute("SELECT set_config('eenplan.system', 'on', false)")
        owner.execute(damage)
        assert faults(owner, receipts)[fault] >= 1
    assert faults(owner, receipts) == {}


def naive(nieuw: object, by: object, at: object, *rest: object) -> actions.Ontvangstbewijs:
    """The intake that many systems have: each table in a transaction of its own; the process dies half way."""
    from eenplan.core.accounts.queries import owner_of, veilig_thuis
    from eenplan.core.acts import act
    from eenplan.dossier.casus.actions import open_casus
    from eenplan.keten.melding.opslag import store_melding

    with act("melding.neem_aan", by=by, at=at, system=True) as a:  # type: ignore[arg-type]  # a stand-in
        vt = veilig_thuis()
        casus = open_casus(a, vt, owner_of(vt, at), "")  # type: ignore[arg-type]  # a stand-in
        store_melding(nieuw, casus, by, at)  # type: ignore[arg-type]  # a stand-in
    raise Refused("hier valt het proces weg")


def test_a_naive_intake_is_seen(regio: Regio, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "_take_in", naive)
    with pytest.raises(Refused):
        actions.neem_aan(nieuwe_melding(sleutel=uuid4()), by=regio["agent"], at=regio.at)
    assert set(faults(owner, {})) >= {"no deadline", "no outbox", "no log", "no reporter", "no fact"}


def test_the_killer_finds_no_victim_at_rest(web: Web, watcher: psycopg.Connection) -> None:
    assert web.hit_busy(watcher, random.Random(1), most=2, work=0) == 0
