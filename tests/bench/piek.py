"""`python -m tests.bench.piek`: the peak of a region, 28 times its busiest hour, on the real web server (promise 10).

One time: a region takes in 12 reports a day (4,445 a year, VT Noord-Holland-Noord 2020 [S1], domain 9.1); its busiest
hour is taken as a quarter of the day, three reports. 28 times that is one report in 43 seconds. That is no load at all,
so the bench asks 4 a second, the whole country's peak (design, performance): 4,800 times one region's busiest hour.

Moments are drawn like people come: at random, and whatever the server does meanwhile. The time of an answer counts
from the moment that somebody came. `--seconden 60 --per-seconde 4 --huishoudens 500`.
"""

import argparse
import http.client
import os
import random
import statistics
import sys
import threading
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

REGION, BUSIEST, PEAK = 12, 4, 28  # reports a day; the busiest hour is this part of the day; times
SHARE = (2, 1, 1)  # API of a partner, form of a partner, form of a citizen
LIMIT = 1.0  # seconds, p95


@dataclass(slots=True)
class Uitkomst:
    """What came of all that was asked."""

    seconds: list[float] = field(default_factory=list)
    status: dict[int, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def refused(self) -> int:
        """Who was turned away, or heard nothing."""
        return len(self.wrong)

    def line(self, per_second: float) -> str:
        """The figures in one line."""
        cut = statistics.quantiles(self.seconds, n=100)
        hour, asked = REGION / BUSIEST, len(self.seconds)
        return (
            f"belofte 10, piek: {asked} verzoeken, {per_second:g} per seconde ({per_second * 3600 / hour:.0f}x het"
            f" drukste uur van een regio, {hour:g} meldingen; 28x is {PEAK * hour / 3600:.3f} per seconde),"
            f" {self.refused} geweigerd, p50 {cut[49] * 1000:.0f} p95 {cut[94] * 1000:.0f} p99 {cut[98] * 1000:.0f} ms"
        )


def citizen() -> bytes:
    """A question without a name."""
    given = {"sleutel": str(uuid4()), "vraag": "Mijn buurman schreeuwt elke avond. Wat kan ik doen?"}
    return urlencode({**given, "gemeente": "Toetsdorp"}).encode()


def questions(vragen: list[Any], vraag: Callable[..., Any], csrf: str) -> list[Any]:
    """The three ways in, as often as they are used."""
    form = "application/x-www-form-urlencoded"
    headers = {"HTTP_COOKIE": f"csrftoken={csrf}", "HTTP_X_CSRFTOKEN": csrf}
    ways = [*vragen, vraag("vraag van een burger", "POST", "/advies/", 200, citizen, headers, form)]
    return [one for one, times in zip(ways, SHARE, strict=True) for _ in range(times)]


def send(port: int, vraag: Any, came: float, found: Uitkomst) -> None:
    """One request over a line of its own, timed from the moment that it was due."""
    headers = {name.removeprefix("HTTP_").replace("_", "-"): text for name, text in (vraag.headers or {}).items()}
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request(vraag.method, vraag.path, vraag.body(), {**headers, "Content-Type": vraag.kind})
        answer = line.getresponse()
        answer.read()
        status = answer.status
    except (OSError, http.client.HTTPException) as fault:
        status = 0
        with found.lock:
            found.wrong.append(f"{vraag.name}: {fault!r}")
    finally:
        line.close()
    with found.lock:
        found.seconds.append(time.monotonic() - came)
        found.status[status] = found.status.get(status, 0) + 1
        if status not in (0, vraag.status):
            found.wrong.append(f"{vraag.name}: {status}")


def load(port: int, ways: list[Any], per_second: float, seconds: float, seed: int = 2026) -> Uitkomst:
    """As many as come in that time, at random moments."""
    chance, found, begun = random.Random(seed), Uitkomst(), time.monotonic()
    due, last = begun, begun + seconds
    with ThreadPoolExecutor(200) as people:
        while (due := due + chance.expovariate(per_second)) < last:
            time.sleep(max(0.0, due - time.monotonic()))
            people.submit(send, port, chance.choice(ways), due, found)
    return found


def main(arguments: list[str]) -> int:
    """Build a region, start the server, ask; 1 when somebody was refused or waited too long."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.piek", description=__doc__)
    parser.add_argument("--seconden", type=float, default=60)
    parser.add_argument("--per-seconde", type=float, nargs="+", default=[4])
    parser.add_argument("--huishoudens", type=int, default=500)
    given = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    bench = import_module("tests.bench.__main__")  # first: it points this process at a database of its own
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    verzoeken, meten, web = map(import_module, ("tests.bench.verzoeken", "tests.bench.meten", "tests.trust.web"))
    clock, policy = map(import_module, ("eenplan.core.clock", "eenplan.core.access.policy"))
    region, failed = bench.build(given.huishoudens, 1), False
    agent = verzoeken.mensen(clock.now())[policy.Role.JUSTITIE][0][0]
    ways = questions(verzoeken.inname(agent, clock.now()), meten.Vraag, verzoeken.CSRF)
    with TemporaryDirectory() as folder:
        server = web.Web(Path(folder))
        server.start()
        try:
            load(server.port, ways, 2, 5)  # warm
            for rate in given.per_seconde:
                found = load(server.port, ways, rate, given.seconden)
                slow = statistics.quantiles(found.seconds, n=100)[94] >= LIMIT
                failed |= slow or found.refused > 0
                print(found.line(rate), *found.wrong[:3], sep="\n    ", flush=True)
        finally:
            server.kill_tree()
    print(bench.machine(region))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
