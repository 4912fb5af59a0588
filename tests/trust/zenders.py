"""Partner systems that behave well: they make a key, send, and send again with the same key until acknowledged."""

import http.client
import json
import threading
import time
from dataclasses import dataclass, field
from uuid import uuid4

PERSONS = [
    {"naam": "Sanne de Toets", "geboortedatum": "1990-05-02", "bsn": "999000019", "rol": "slachtoffer"},
    {"naam": "Peter de Toets", "geboortedatum": "1988-03-01", "adres": "Proefstraat 12, 1234 AB Toetsdorp"},
    {"naam": "Bram de Toets", "geboortedatum": "2018-01-09", "rol": "kind"},
]
SILENCE = (OSError, http.client.HTTPException)


@dataclass
class Boek:
    """What the senders remember: a number for each acknowledged key, and what went wrong on the way."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    retried: int = 0
    doubled: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def receipt(self, key: str, nummer: str) -> None:
        """Keep a receipt; another number for the same key is a doubled report."""
        with self.lock:
            if self.acknowledged.setdefault(key, nummer) != nummer:
                self.doubled.append(key)

    def retry(self) -> None:
        """No answer, or a fault of the server."""
        with self.lock:
            self.retried += 1


class Zender(threading.Thread):
    """One partner system; sends report after report until told to stop, and never leaves one unacknowledged."""

    def __init__(self, port: int, token: str, boek: Boek, stop: threading.Event, patience: float = 90) -> None:
        super().__init__(daemon=True)
        self.port, self.boek, self.stop, self.patience = port, boek, stop, patience
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def run(self) -> None:
        """Report after report."""
        while not self.stop.is_set():
            self.deliver(str(uuid4()))

    def deliver(self, key: str) -> None:
        """Send until there is a receipt; every fourth receipt is asked for once more, with the same key."""
        body = json.dumps({
            "kanaal": "politie", "melder": {"soort": "Politie", "naam": "A. Agent"}, "personen": PERSONS,
            "tekst": f"Wij troffen mevrouw huilend aan. Kenmerk {key}.", "gemeente": "Toetsdorp",
        })  # fmt: skip
        until = time.monotonic() + self.patience
        while not self._once(key, body) and time.monotonic() < until:
            self.boek.retry()
            time.sleep(0.05)
        if int(key[0], 16) % 4 == 0:
            self._once(key, body)

    def _once(self, key: str, body: str) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", "/api/v1/meldingen", body, {**self.headers, "Idempotency-Key": key})
            answer = connection.getresponse()
            text = answer.read()
        except SILENCE:
            return False
        finally:
            connection.close()
        if answer.status in (200, 201):
            if not text:  # cut in the headers: the client takes that for the end of them
                return False
            self.boek.receipt(key, json.loads(text)["nummer"])
        elif answer.status < 500:
            self.boek.refused.append(f"{answer.status} {text[:300]!r}")
        return answer.status < 500
