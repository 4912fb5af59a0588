"""``eenplan start``: database, tables, demo when asked, web and worker; until Ctrl-C."""

import http.client
import os
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import psycopg

from eenplan.site.behoud.standby import is_standby
from eenplan.site.behoud.wacht import eis_standby, kijk
from eenplan.site.django_start import database, optional, setup
from eenplan.site.environment import data_folder
from eenplan.site.keyring import private_folder
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import ensure_running, running_server
from eenplan.site.process import Child, stop_all, stop_signals, supervise, undisturbed
from eenplan.site.screen import say, step
from eenplan.site.services import address
from eenplan.site.slot import SLOT, only_one

WEB_SECONDS = 60


def start(demo: bool) -> int:
    """Run everything; returns 0 after a clean stop. Raises LaunchError when something stands in the way."""
    data = private_folder(data_folder())
    if demo:
        os.environ["EENPLAN_DEMO"] = "1"
    with stop_signals(), only_one(data / SLOT):
        try:
            wait_for_port()
            with database(keep=True):
                tell_place(data)
                with_standby(data)
                prepare(demo)
                serve(data, demo)
        except KeyboardInterrupt:
            say("Eenplan stopt ...")
        finally:
            with undisturbed():
                stop_embedded(data)
        say("Eenplan is gestopt. De gegevens blijven bewaard.")
    return 0


def tell_place(data: Path) -> None:
    """Say so when the database could not be under the data folder (root, with a closed parent folder)."""
    server = running_server(data) if embedded() else None
    if server and server.place.home != server.place.data:
        say(f"De database staat in {server.place.home}: haar gebruiker kan niet bij {data}.")


def with_standby(data: Path) -> None:
    """Nothing is served by a standby, nor by a primary whose standby is not there (or has taken over)."""
    server = running_server(data) if embedded() else None
    if server:
        if is_standby(data):
            raise LaunchError("Dit is een standby: eenplan start --standby, of laat haar overnemen: eenplan overname")
        eis_standby(server)


def follow() -> int:
    """``eenplan start --standby``: keep the second copy running; nothing is served from it."""
    data = data_folder()
    if not is_standby(data):
        raise LaunchError(f"In {data} staat geen standby.")
    with stop_signals(), only_one(data / SLOT):
        try:
            say(f"De standby in {data} loopt mee. Stoppen: Ctrl-C. Overnemen: eerst stoppen, dan eenplan overname.")
            supervise([], say, lambda: keep_database(data))
        except KeyboardInterrupt:
            say("De standby stopt.")
        finally:
            with undisturbed():
                stop_embedded(data)
    return 0


def prepare(demo: bool) -> None:
    """Bring the tables up to date and, when asked, build the invented region."""
    from eenplan.site.migrate import migrate

    with step("Tabellen bijwerken"):
        setup()
        migrate(say)
    builder = optional("eenplan.site.demo.bouw") if demo else None
    if builder:
        with step("Demo-regio opbouwen"):
            build(builder)
    from django.db import connections

    connections.close_all()


def build(builder: ModuleType) -> None:
    """The invented region, where it may be."""
    try:
        builder.build(say)
    except builder.VanEenAnder as why:
        raise LaunchError(str(why)) from why


def serve(data: Path, demo: bool) -> None:
    """Start web and worker, say where they are, and look after them until KeyboardInterrupt."""
    logs = private_folder(data / "logboek")
    children = [
        Child(name, [sys.executable, "-m", "eenplan.site.cli", name], logs / f"{name}.log")
        for name in ("web", "werker")
    ]
    try:
        with step("Web en werker starten"):
            for child in children:
                child.start()
            wait_for_answer(children[0])
        welcome(demo, logs)
        fill(demo)
        supervise(children, say, lambda: keep_database(data))
    finally:
        with undisturbed():
            stop_all(children)


def fill(demo: bool) -> None:
    """The demo's many families come in while the web answers already: nobody waits for them."""
    builder = optional("eenplan.site.demo.bouw") if demo else None
    if builder is None:
        return
    from django.db import connections

    builder.vul_aan(say)
    connections.close_all()


def welcome(demo: bool, logs: Path) -> None:
    """The address, the demo accounts, and how to stop."""
    host, port = address()
    say(f"\nEenplan draait op http://{host}:{port}/  (stoppen: Ctrl-C; logboeken: {logs})")
    if demo:
        tell_accounts()


def tell_accounts(alle: bool = False) -> None:
    """The demo accounts: one or two of each role, or all of them."""
    builder = optional("eenplan.site.demo.bouw")
    if builder:
        rows = builder.accounts(alle)
        say("\nDemo-accounts (verzonnen personen). Voor allemaal hetzelfde wachtwoord: " + rows[0][3])
        for role, name, user, _ in rows:
            say(f"  {user:<26} {name:<18} {role}")
        if not alle:
            say(builder.MEER)


def embedded() -> bool:
    return not os.environ.get("DATABASE_URL")


def keep_database(data: Path) -> None:
    if not embedded():
        return
    try:
        server = ensure_running(data)
    except LaunchError as problem:  # a full disk: the web goes on to say whom to call, and we try again
        return say(f"{problem}\nEenplan blijft het proberen.")
    if server.started_here:
        say("De database was gestopt en is opnieuw gestart.")
    with suppress(psycopg.Error):  # just fallen away: the next look starts it again
        kijk(server, say)


def stop_embedded(data: Path) -> None:
    server = running_server(data) if embedded() else None
    if server:
        server.stop()


def wait_for_port(patience: float = 15.0) -> None:
    """The port must be free; after a kill -9 the old web process may need a moment to end."""
    host, port = address()
    end = time.monotonic() + patience
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                return probe.bind((host, port))
            except OSError as problem:
                if time.monotonic() > end:
                    raise LaunchError(
                        f"Poort {port} is bezet ({problem.strerror}). Kies een andere: EENPLAN_PORT=8001"
                    ) from problem
        time.sleep(0.5)


def wait_for_answer(web: Child) -> None:
    """Until the web server gives an answer, whatever it is."""
    host, port = address()
    end = time.monotonic() + WEB_SECONDS
    while time.monotonic() < end and web.alive:
        connection = http.client.HTTPConnection(host, port, timeout=5)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    tail = "\n".join(web.log.read_text("utf-8", "replace").splitlines()[-12:])
    raise LaunchError(f"De webserver start niet. Laatste regels van {web.log}:\n{tail}")
