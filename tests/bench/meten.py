"""One request through the whole Django stack: wall time, CPU of Python and of the database, number of queries."""

import io
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

TICKS = 100.0


@dataclass(frozen=True, slots=True)
class Vraag:
    """A request to make, again and again; `body` gives a fresh one each time."""

    name: str
    method: str
    path: str
    status: int
    body: Callable[[], bytes] = bytes
    headers: dict[str, str] | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Meting:
    """What it took, in milliseconds per request."""

    name: str
    wall_p50: float
    wall_p95: float
    cpu: float
    database: float
    queries: int
    kilobytes: float


class Meter:
    """Sends requests through WSGI in this process."""

    def __init__(self) -> None:
        self.application = WSGIHandler()

    def send(self, vraag: Vraag) -> bytes:
        """One request; AssertionError when the answer is another than expected."""
        status, text = self.ask(vraag)
        assert status == vraag.status, (vraag.name, status, text[:2000])
        return text

    def status(self, vraag: Vraag) -> int:
        """What the answer to one request is."""
        return self.ask(vraag)[0]

    def ask(self, vraag: Vraag) -> tuple[int, bytes]:
        """One request: its status and its body."""
        body, answer = vraag.body(), []
        environ: dict[str, Any] = {
            "REQUEST_METHOD": vraag.method, "PATH_INFO": vraag.path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": vraag.kind,
            **(vraag.headers or {}),
        }  # fmt: skip
        response = self.application(environ, lambda status, headers, info=None: answer.append(status))
        text = b"".join(response)
        response.close()
        return int(answer[0].partition(" ")[0]), text

    def measure(self, vraag: Vraag, times: int) -> Meting:
        """Warm up, count the queries of one request, then time the others."""
        for _ in range(3):
            self.send(vraag)
        connection.close_at = None  # type: ignore[assignment]  # one backend for the whole measurement
        seen: list[str] = []
        with connection.execute_wrapper(lambda execute, sql, *rest: seen.append(sql) or execute(sql, *rest)):
            text = self.send(vraag)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (backend,) = cursor.fetchone()
        wall, before, cpu = [], database_cpu(backend), time.process_time()
        for _ in range(times):
            begun = time.perf_counter()
            self.send(vraag)
            wall.append((time.perf_counter() - begun) * 1000)
        cpu, after = time.process_time() - cpu, database_cpu(backend)
        return Meting(
            vraag.name, statistics.median(wall), statistics.quantiles(wall, n=20)[-1], cpu * 1000 / times,
            (after - before) * 1000 / times, len(seen), len(text) / 1024,
        )  # fmt: skip


def database_cpu(backend: int) -> float:
    """Seconds of CPU that this session's server process used; 0 when the server runs elsewhere."""
    file = Path(f"/proc/{backend}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def table(rows: list[Meting]) -> str:
    """The figures as a Markdown table."""
    head = ["| verzoek | wand p50 ms | wand p95 ms | CPU Python ms | CPU database ms | queries | kB |"]
    head.append("|---|--:|--:|--:|--:|--:|--:|")
    return "\n".join(head + [
        f"| {row.name} | {row.wall_p50:.1f} | {row.wall_p95:.1f} | {row.cpu:.1f} | {row.database:.1f}"
        f" | {row.queries} | {row.kilobytes:.0f} |" for row in rows
    ])  # fmt: skip
