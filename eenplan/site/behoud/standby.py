"""A second copy of our own database that has everything a moment later than the first acknowledges it: synchronous.

The primary answers "kept" only when the write-ahead log is on the disk of both. `eenplan standby MAP` makes the copy;
MAP is a data folder of its own (server, keys), best on another disk. The same programs, sockets only. See ADR 0019.
"""

import json
import os
import secrets
import shutil
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from eenplan.site import roles
from eenplan.site.behoud.deel import Melder
from eenplan.site.behoud.map import ruim_op
from eenplan.site.behoud.terug import eis_leeg
from eenplan.site.keyring import FOLDER, Keyring, private_folder
from eenplan.site.pg_place import Place, find_place
from eenplan.site.pg_user import LaunchError, server_user
from eenplan.site.postgres import Server, ensure_running

REPLICA = "eenplan_standby"  # the role, and the beginning of the name of each copy
HAS, OF = "standby.json", "standby-van.json"  # in the folder of the primary, and in that of the standby
STREAMS = "SELECT state = 'streaming' FROM pg_stat_replication WHERE application_name = %s"
PATIENCE = 60.0


def maak_standby(data: Path, target: Path, meld: Melder) -> Server:
    """Copy the running database to `target`, start it there, and let every commit wait for it from now on."""
    eis_leeg(target)
    if (data / HAS).exists():
        raise LaunchError("Er is al een standby. Haal haar eerst weg: eenplan standby --weg")
    primary = ensure_running(data)
    try:
        # A name of its own: a copy that was taken away but still runs must never count as this one.
        name = f"{REPLICA}_{secrets.token_hex(4)}"
        _write(data / HAS, {"map": str(target), "naam": name})
        _let_in(primary, name)
        private_folder(target)
        shutil.copytree(data / FOLDER, target / FOLDER)
        (target / OF).write_text(json.dumps({"map": str(data)}), "utf-8")
        _copy(primary, find_place(target, server_user()), name)
        standby = ensure_running(target)
        wacht_op(primary, PATIENCE)
    except BaseException:
        ruim_op(target)
        haal_weg(data)
        raise
    zet(primary, naam(data))
    meld(f"De standby in {target} loopt mee. Vanaf nu staat elke melding op twee plaatsen voordat zij is bevestigd.")
    return standby


def _write(file: Path, words: dict[str, Any]) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        json.dump(words, stream)


def _let_in(primary: Server, name: str) -> None:
    """A role that may only replicate, and a slot that keeps what the standby still has to get."""
    password = Keyring(primary.place.data, "database").get(REPLICA)
    rights = "LOGIN REPLICATION NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB"
    with baas(primary) as boss:
        roles.ensure_role(boss, REPLICA, password, rights)
        boss.execute("SELECT pg_create_physical_replication_slot(%s, true)", (name,))


def _copy(primary: Server, place: Place, name: str) -> None:
    """pg_basebackup as the server user, with the password in a file beside the socket that only he can read."""
    passfile = place.sockets / "standby.wachtwoord"
    with os.fdopen(os.open(passfile, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(f"*:*:*:{REPLICA}:{Keyring(primary.place.data, 'database').get(REPLICA)}\n")
    place.user.give(passfile)
    words = {"host": str(primary.place.sockets), "user": REPLICA, "passfile": str(passfile)}
    source = make_conninfo("", **words, application_name=name)
    draft = place.cluster.with_name("postgres.nieuw")
    draft.mkdir(mode=0o700)
    place.user.give(draft)
    command: list[str | Path] = [place.program("pg_basebackup"), "--pgdata", draft, "--dbname", source]
    command += ["--slot", name, "--wal-method", "stream", "--checkpoint", "fast", "--write-recovery-conf"]
    done = place.user.run(command, capture_output=True)
    if done.returncode:
        raise LaunchError(f"De standby kon niet worden gemaakt:\n{done.stderr.decode(errors='replace')}")
    draft.rename(place.cluster)


def baas(server: Server) -> psycopg.Connection[Any]:
    """A connection of the superuser; each statement by itself."""
    return psycopg.connect(server.superuser_url, autocommit=True, connect_timeout=10)


def loopt_mee(server: Server) -> bool:
    """Whether the standby receives the log of this primary now."""
    with baas(server) as boss:
        row = boss.execute(STREAMS, (naam(server.place.data),)).fetchone()
    return bool(row and row[0])


def wacht_op(server: Server, seconds: float) -> None:
    """Until the standby streams; LaunchError when it does not in time."""
    until = time.monotonic() + seconds
    while not loopt_mee(server):
        if time.monotonic() > until:
            raise LaunchError(f"De standby loopt na {seconds:.0f} seconden niet mee.")
        time.sleep(0.2)


def naam(data: Path) -> str:
    """What the copy of this primary is called; empty without one."""
    file = data / HAS
    return str(json.loads(file.read_text("utf-8")).get("naam", "")) if file.exists() else ""


def zet(server: Server, names: str) -> None:
    """For whom a commit waits; empty: for nobody. Needs no commit itself, so it works while others wait."""
    with baas(server) as boss:
        boss.execute(sql.SQL("ALTER SYSTEM SET synchronous_standby_names = {}").format(names))
        boss.execute("SELECT pg_reload_conf()")


def haal_weg(data: Path) -> None:
    """Go on without a standby: nobody waits for it and nothing is kept for it."""
    server, name = ensure_running(data), naam(data)
    zet(server, "")
    (data / HAS).unlink(missing_ok=True)
    with baas(server) as boss:
        boss.execute(
            "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = %s AND active",
            (name,),
        )
        for _ in range(50):
            row = boss.execute("SELECT active FROM pg_replication_slots WHERE slot_name = %s", (name,)).fetchone()
            if row is None:
                return
            if not row[0]:
                boss.execute("SELECT pg_drop_replication_slot(%s)", (name,))
            time.sleep(0.1)


def heeft_standby(data: Path) -> bool:
    """Whether commits of this primary should wait for a second copy."""
    return (data / HAS).exists()


def is_standby(data: Path) -> bool:
    """Whether this folder holds a copy that follows another."""
    if not (data / OF).exists():
        return False
    return (find_place(data, server_user()).cluster / "standby.signal").exists()
