"""`python -m tests.bench.uitval`: pull the plug under load and count. `--schrijf` writes it to docs/uitval-gemeten.md.

The first: partners report over HTTP to `eenplan start` with a standby; everything of the first house is killed at once
(SIGKILL: supervisor, web, worker, server), the standby takes over by command, `eenplan start` serves from it. As root
also the second: the same with the data on a small disk (tmpfs) that is filled to the last byte, and emptied again.
Also `--senders 8`, `--seconden 20`, `--keer 3`.
"""

import argparse
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.omgeving import ROOT  # first: it points this process at a database of its own

TOKEN = "geheim-toets"
PAGE = ROOT / "docs" / "uitval-gemeten.md"
CLI = (sys.executable, "-m", "eenplan.site.cli")


def main(arguments: list[str]) -> int:
    """Build a region, drill, print; 1 when anything was lost, doubled or half, or it took longer than a minute."""
    given = options(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
    import django

    django.setup()
    build()
    runs = [failover(given.senders, given.seconden) for _ in range(given.keer)]
    full = full_disk() if os.geteuid() == 0 else "Niet beproefd: een kleine schijf maken kan alleen als root."
    rows = "\n".join(line(run) for run in runs)
    text = HEAD.format(senders=given.senders, seconden=given.seconden, cpu=os.cpu_count(), rows=rows, full=full)
    print(text)
    if given.schrijf:
        PAGE.write_text(text)
    return int(any(run["fout"] or run["terug"] > 60 for run in runs) or "FOUT" in full)


HEAD = """# Uitval, gemeten

Gemaakt met `python -m tests.bench.uitval --schrijf` op {cpu} processorkernen die met ander werk gedeeld werden. Wat het
betekent staat in [uitval.md](uitval.md).

## De eerste database valt weg

{senders} partners melden over HTTP zo snel zij kunnen, {seconden:g} s zonder en {seconden:g} s met standby. Dan gaan
alle processen van het eerste huis tegelijk weg (SIGKILL); `eenplan overname`; `eenplan start`. Fsync aan, beide op één
schijf.

| bevestigd | per s zonder standby | per s met standby | na de kill | opnieuw gestuurd | kwijt, dubbel, half | terug |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows}

## De schijf is vol

{full}
"""


def line(run: dict[str, Any]) -> str:
    """One drill as a row."""
    figures = (run["zonder"], run["met"], run["terug"])
    alone, both, back = (f"{figure:.1f}".replace(".", ",") for figure in figures)
    return (
        f"| {run['bevestigd']} | {alone} | {both} | {run['erna']} | {run['opnieuw']} | {run['fout'] or 0} | {back} s |"
    )


def options(arguments: list[str]) -> argparse.Namespace:
    """What was asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.uitval", description=__doc__)
    parser.add_argument("--senders", type=int, default=4)
    parser.add_argument("--seconden", type=float, default=15)
    parser.add_argument("--keer", type=int, default=3)
    parser.add_argument("--schrijf", action="store_true")
    return parser.parse_args(arguments)


def build() -> None:
    """A small region with a partner's system, in the database of this process."""
    from eenplan.core import clock
    from eenplan.core.accounts.models import PartnerToken
    from tests.regio import build as region

    regio = region(clock.now())
    PartnerToken.objects.create(
        organisation=regio.organisations["politie"], naam="bank", van=regio.at,
        token_hash=sha256(TOKEN.encode()).hexdigest(),
    )  # fmt: skip


@contextmanager
def started(data: Path, port: int) -> Any:
    """`eenplan start` on this folder until the end of the block; what is left of it then is killed."""
    from eenplan.site.behoud.map import omgeving

    env = omgeving(data) | {"EENPLAN_PORT": str(port), "PYTHONPATH": str(ROOT)}
    log = data.with_name(f"{data.name}.uit")
    with log.open("wb") as out:
        process = subprocess.Popen([*CLI, "start"], env=env, stdout=out, stderr=out, cwd="/", start_new_session=True)
    until = time.monotonic() + 120
    while "draait op" not in log.read_text("utf-8"):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(log.read_text("utf-8"))
        time.sleep(0.05)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def family(data: Path) -> list[int]:
    """Every process of the house in this folder: those that carry it in their environment, and its server's."""
    from eenplan.site.postgres import running_server
    from tests.trust.huis import children

    mark = f"EENPLAN_DATA={data}\0".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (entry / "environ").read_bytes() and int(entry.name) != os.getpid():
                found.append(int(entry.name))
        except OSError:
            continue
    server = running_server(data)
    return found + ([server.pid, *children(server.pid)] if server and server.pid else [])


def rate(boek: Any, seconds: float) -> float:
    """Acknowledged reports per second over so many seconds."""
    before = len(boek.acknowledged)
    time.sleep(seconds)
    return (len(boek.acknowledged) - before) / seconds


def failover(count: int, seconds: float) -> dict[str, Any]:
    """Load without and with a standby, the plug, the standby takes over; what was lost and how long it took."""
    from django.db import connection

    from eenplan.site.behoud.map import omgeving
    from eenplan.site.behoud.standby import maak_standby
    from tests.trust.huis import Huis, eigen_huis
    from tests.trust.inname import faults, stored
    from tests.trust.web import free_port
    from tests.trust.zenders import Boek, Zender

    port, boek, stop = free_port(), Boek(), threading.Event()
    with eigen_huis(str(connection.settings_dict["NAME"]), fsync="on") as first:
        second = Huis(first.data.with_name("b"))
        with started(first.data, port):
            crew = [Zender(port, TOKEN, boek, stop) for _ in range(count)]
            for one in crew:
                one.start()
            rate(boek, WARM)
            alone = rate(boek, seconds)
            maak_standby(first.data, second.data, lambda text: None)
            both = rate(boek, seconds)
            for pid in family(first.data):
                os.kill(pid, signal.SIGKILL)
            killed, before = time.monotonic(), len(boek.acknowledged)
        env = omgeving(second.data) | {"PYTHONPATH": str(ROOT)}
        subprocess.run([*CLI, "overname"], env=env, cwd="/", check=True, stdout=subprocess.DEVNULL)
        with started(second.data, port):
            while len(boek.acknowledged) <= before + 1:
                time.sleep(0.05)
            back = time.monotonic() - killed
            time.sleep(5)
            stop.set()
            for one in crew:
                one.join(30)
            with second.baas() as boss:
                wrong = (
                    faults(boss, boek.acknowledged) | {"dubbel": len(boek.doubled)} | {"geweigerd": len(boek.refused)}
                )
                extra = stored(boss) - len(boek.acknowledged)
    lost = {name: number for name, number in wrong.items() if number} | ({"te veel": extra} if extra else {})
    return {
        "bevestigd": len(boek.acknowledged), "zonder": alone, "met": both, "opnieuw": boek.retried, "terug": back,
        "erna": len(boek.acknowledged) - before, "fout": lost,
    }  # fmt: skip


WARM = 8.0  # seconds; a house that just started is slower, whatever stands beside it
DISK = "360m"
BIT = 1 << 16


def full_disk() -> str:
    """A house on a small disk of its own that is filled to the last byte under load, and gets room again."""
    folder = Path(tempfile.mkdtemp(prefix="een-vol-"))
    folder.chmod(0o711)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=0711", "eenplan-proef", folder], check=True)
    try:
        return _full_disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


def _full_disk(folder: Path) -> str:
    from django.db import connection

    from eenplan.site.behoud.stand import nu
    from tests.trust.huis import eigen_huis
    from tests.trust.inname import faults, stored
    from tests.trust.web import free_port
    from tests.trust.zenders import Boek, Zender

    port, boek, stop, pages = free_port(), Boek(), threading.Event(), []
    with eigen_huis(str(connection.settings_dict["NAME"]), fsync="on", under=folder) as huis, started(huis.data, port):
        crew = [Zender(port, TOKEN, boek, stop, patience=300) for _ in range(2)]
        for one in crew:
            one.start()
        time.sleep(5)
        before = len(boek.acknowledged)
        fill(folder / "vulling")
        loose = [str(uuid4()) for _ in range(20)]
        for key in loose:
            pages.append(send(port, key, boek))
            time.sleep(1)
        during = len(boek.acknowledged)
        (folder / "vulling").unlink()
        freed = time.monotonic()
        while len(boek.acknowledged) <= during + 1:
            time.sleep(0.05)
        back = time.monotonic() - freed
        stop.set()
        for one in crew:
            one.join(60)
        for key in loose:  # a partner sends again what was not acknowledged
            send(port, key, boek)
        with huis.baas() as boss:
            wrong = faults(boss, boek.acknowledged) | ({"dubbel": len(boek.doubled)} if boek.doubled else {})
            wrong |= {"geweigerd": len(boek.refused)} if boek.refused else {}
            extra = stored(boss) - len(boek.acknowledged)
        told = (huis.data / "logboek" / "postgres.log").read_text("utf-8", "replace").count("No space left on device")
    outcome = f"FOUT: {wrong}, {extra} te veel" if wrong or extra else "niets kwijt, dubbel of half"
    answers = ", ".join(f"{pages.count(kind)} keer {kind}" for kind in sorted(set(pages)))
    return (
        f"Een schijf van {DISK} (tmpfs) onder de gegevensmap, op {nu():%d-%m-%Y} volgeschreven terwijl 2 partners\n"
        f"melden: {before} meldingen bevestigd ervoor, {during - before} tijdens, {len(boek.acknowledged) - during} "
        f"erna. PostgreSQL meldde {told} keer\n"
        f"dat de schijf vol was. Uitkomst: {outcome}. Twintig losse\n"
        f"meldingen, een per seconde, kregen intussen: {answers}.\n"
        f"Na het leegmaken nam Eenplan na {f'{back:.1f}'.replace('.', ',')} s weer meldingen aan.\n"
    )


def fill(file: Path) -> None:
    """Write until not a byte fits any more."""
    with file.open("wb", buffering=0) as out:
        for size in (1 << 20, BIT, 512, 1):
            with suppress(OSError):
                while True:
                    out.write(b"x" * size)


def send(port: int, key: str, boek: Any) -> str:
    """What a partner's system that sends one report is given now; a receipt is kept."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    body = {"kanaal": "politie", "melder": {"soort": "Politie", "naam": "A. Agent"}, "gemeente": "Toetsdorp"}
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", "Idempotency-Key": key}
    try:
        client.request("POST", "/api/v1/meldingen", json.dumps(body | {"tekst": f"Losse melding {key}."}), headers)
        answer = client.getresponse()
        text = answer.read().decode()
    except OSError:
        return "geen antwoord"
    finally:
        client.close()
    if answer.status in (200, 201):
        boek.receipt(key, json.loads(text)["nummer"])
    return f"{answer.status}{' met telefoonnummer' if '0800' in text else ''}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
