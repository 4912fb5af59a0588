"""Promise 1 on a bad line: a message cut at any byte, either way, is not lost, doubled or half (misuse 19).

EENPLAN_CUTS sets how many cuts; 1,000 is the full proof, the suite makes a hundred.
"""

import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import psycopg
import pytest

from eenplan.core.accounts.models import PartnerToken
from tests.regio import Regio
from tests.trust.inname import faults, stored
from tests.trust.knippen import Knip, message
from tests.trust.web import Web
from tests.trust.zenders import Boek, Zender

pytestmark = pytest.mark.django_db(transaction=True)
CUTS = int(os.environ.get("EENPLAN_CUTS", "100"))
SENDERS = 2
LONGEST = 60 + 0.6 * CUTS  # seconds; a quiet machine with two cores needs a fraction


@pytest.fixture
def owner() -> Iterator[psycopg.Connection]:
    """The owner's own connection: looks past the product."""
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as connection:
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


def test_belofte_01_no_report_is_lost_or_doubled_by_a_cut_line(
    web: Web, owner: psycopg.Connection, token: str, capsys: pytest.CaptureFixture[str]
) -> None:
    begun, boek, stop, line = time.monotonic(), Boek(), threading.Event(), Knip(web.port, CUTS)
    senders = [Zender(line.port, token, boek, stop) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    while line.cuts < CUTS and time.monotonic() < begun + LONGEST and any(one.is_alive() for one in senders):
        time.sleep(0.05)
    stop.set()
    for sender in senders:
        sender.join(60)
    line.close()
    with capsys.disabled():
        print(
            f"\nbelofte 1, cut lines: {line.cuts} cuts in {time.monotonic() - begun:.0f} s ({dict(line.done)});"
            f" {len(boek.acknowledged)} reports acknowledged, {boek.retried} sent again, {stored(owner)} stored"
        )
    assert not any(sender.is_alive() for sender in senders)
    assert line.cuts >= CUTS
    assert (boek.refused, boek.doubled) == ([], [])
    assert boek.retried >= CUTS // 2  # the cuts did hit
    assert len(boek.acknowledged) >= CUTS // 10  # and the work did go on
    assert not {"200", "201"} & set(line.half_answers)  # half a question is never a report
    assert faults(owner, boek.acknowledged) == {}
    assert stored(owner) == len(boek.acknowledged)  # each sender went on until its receipt


def half(port: int, body: str, sent: int, headers: str) -> bytes:
    """The answer to a form of which only the first bytes arrive, and then the end of the line."""
    head = f"POST /advies/ HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall((head + body[:sent]).encode())
        line.shutdown(socket.SHUT_WR)
        return message(line)


def test_belofte_01_half_a_form_is_no_question(web: Web, owner: psycopg.Connection, regio: Regio) -> None:
    """A browser that is closed while it sends (quick exit) leaves half a form behind, which reads like a whole one."""
    secret = "c" * 32
    form = {"csrfmiddlewaretoken": secret, "sleutel": str(uuid4()), "vraag": "Mijn man slaat mij. Wat kan ik doen?"}
    body = urlencode({**form, "gemeente": "Toetsdorp"})
    headers = f"Cookie: csrftoken={secret}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    count = "SELECT count(*) FROM advies_advies"
    owner.execute("SELECT set_config('eenplan.system', 'on', false)")
    for sent in range(body.index("vraag=") + 8, len(body), 9):
        answer = half(web.port, body, sent, headers)
        assert re.match(rb"HTTP/1.1 400 |$", answer), (sent, answer[:80])
    assert owner.execute(count).fetchall() == [(0,)]
    assert half(web.port, body, len(body), headers).startswith(b"HTTP/1.1 200 ")
    assert owner.execute(count).fetchall() == [(1,)]
