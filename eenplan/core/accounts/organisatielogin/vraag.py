"""One question to a provider over https (on this machine http too): JSON in answer, no redirect, not for long."""

import http.client
import json
import ssl
from typing import Any
from urllib.parse import urlencode, urlsplit

from eenplan.core.integrations.rules import wrong_with

PATIENCE, LARGEST = 10, 512 * 1024  # seconds, bytes


class Mislukt(Exception):
    """The provider did not answer, or what it said does not fit; the word is for the log of the process only."""


def ask(url: str, form: dict[str, str] | None = None, headers: dict[str, str] | None = None) -> dict[str, Any]:
    """GET, or POST with a form; Mislukt when it is no 200 with an object."""
    if wrong_with(url):
        raise Mislukt("adres")
    parts = urlsplit(url)
    connection = _connect(parts.scheme, parts.hostname or "", parts.port)
    sent = {"Accept": "application/json", **(headers or {})}
    if form is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST" if form is not None else "GET", path, urlencode(form) if form else None, sent)
        answer = connection.getresponse()
        found = json.loads(answer.read(LARGEST)) if answer.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
        raise Mislukt(type(error).__name__) from error
    finally:
        connection.close()
    if not isinstance(found, dict):
        raise Mislukt(f"antwoord {answer.status}")
    return found


def _connect(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=PATIENCE)
