"""A system of a partner: a real web server that remembers what it was told."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class System:
    """What arrived, and with which status it answers."""

    url: str = ""
    status: int = 204
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def system() -> Iterator[System]:
    """Listening on this machine."""
    mine = System()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            mine.heard.append(({**self.headers, ":path": self.path}, body))
            self.send_response(mine.status)
            self.send_header("Location", "http://127.0.0.1:1/elders")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    mine.url = f"http://127.0.0.1:{server.server_port}/seintje?van=eenplan"
    yield mine
    server.shutdown()
    server.server_close()
