"""The measure of the peak sees who is refused, who hears nothing, and who waits behind others (misuse 20)."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from tests.bench.meten import Vraag
from tests.bench.piek import PEAK, REGION, citizen, load, questions

WAY = Vraag("melding", "POST", "/", 201, lambda: b"x", {"HTTP_IDEMPOTENCY_KEY": "k"}, "text/plain")


class Loket(BaseHTTPRequestHandler):
    """Answers as it is told, the last answer for ever."""

    answers: ClassVar[list[int]] = []
    heads: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        """Take the body, and answer; 0 hangs up."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.heads.append(self.headers["Idempotency-Key"])
        status = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if status:
            self.send_response(status)
            self.end_headers()

    def log_message(self, *given: object) -> None:
        """Quiet."""


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Loket) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.parametrize(("answers", "refused"), [([201], 0), ([429, 503, 201], 2), ([0, 201], 1)])
def test_misbruik_20_who_is_refused_is_counted(port: int, answers: list[int], refused: int) -> None:
    Loket.answers = list(answers)
    found = load(port, [WAY], 100, 0.3)
    assert found.refused == refused
    assert len(found.seconds) == sum(found.status.values()) > 10
    assert "k" in Loket.heads
    assert f"{refused} geweigerd" in found.line(4)


def test_belofte_10_what_a_peak_is() -> None:
    assert (REGION, PEAK) == (12, 28)
    ways = questions([WAY, WAY], Vraag, "c" * 32)
    assert [way.path for way in ways].count("/advies/") == 1
    assert citizen() != citizen()
