"""Calling our own API inside this process: the real URL, the real middleware, no socket."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections


@contextmanager
def own_connection() -> Iterator[None]:
    """The end of a request does not close the connection that its caller in this process goes on with."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Status and JSON body."""

    status: int
    body: dict[str, Any]


class Api:
    """The application, called as a web server calls it."""

    def __init__(self) -> None:
        self._application = WSGIHandler()
        self._host = next((name for name in settings.ALLOWED_HOSTS if not name.startswith((".", "*"))), "localhost")

    def post(self, path: str, body: Any, token: str, **headers: str) -> Antwoord:
        """Send JSON with a token."""
        raw = json.dumps(body).encode()
        environ = {
            "REQUEST_METHOD": "POST", "PATH_INFO": path, "QUERY_STRING": "", "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(raw)), "HTTP_AUTHORIZATION": f"Bearer {token}", "HTTP_HOST": self._host,
            "SERVER_NAME": self._host, "SERVER_PORT": "443", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0), "wsgi.url_scheme": "https" if settings.EENPLAN_SECURE else "http",
            "wsgi.input": BytesIO(raw), "wsgi.errors": BytesIO(), "wsgi.multithread": False,
            "wsgi.multiprocess": False, "wsgi.run_once": True,
        }  # fmt: skip
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        return self._call(environ)

    def _call(self, environ: dict[str, Any]) -> Antwoord:
        said: list[str] = []
        with own_connection():
            application: Any = self._application
            response = application(environ, lambda status, headers, exc=None: said.append(status))
            content = b"".join(response)
            response.close()
        return Antwoord(int(said[0].split()[0]), json.loads(content) if content.startswith(b"{") else {})
