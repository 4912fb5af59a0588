"""Make a PostgreSQL cluster and write its settings: sockets only, scram for everybody."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from eenplan.site.pg_place import Place
from eenplan.site.pg_user import LaunchError

SUPERUSER = "postgres"
ACCESS_RULES = "local all all scram-sha-256\nlocal replication all scram-sha-256\n"
# Statements and key values of rows stay out of the log: it may be read by people who may read no case.
SETTINGS = {
    "listen_addresses": "''",
    "port": "5432",
    "unix_socket_permissions": "0777",  # the folder is 0700
    "password_encryption": "'scram-sha-256'",
    "max_connections": "60",
    "work_mem": "'8MB'",
    "maintenance_work_mem": "'128MB'",
    "max_wal_size": "'1GB'",
    "synchronous_commit": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "'none'",
    "log_lock_waits": "on",
    "log_line_prefix": "'%m [%p] %u@%d '",
    # A standby that is deaf is noticed soon; one that stays away does not fill our disk with what is kept for it.
    "wal_sender_timeout": "'10s'",
    "max_slot_wal_keep_size": "'4GB'",
}


LEAST_MB, MOST_MB = 256, 4096
LIMIT = Path("/sys/fs/cgroup/memory.max")  # of a container; the machine it stands on may have far more


def memory(limit: Path = LIMIT) -> dict[str, str]:
    """An eighth of the memory for what is asked again and again: of a million people all keys of the radar fit in 3 GB.

    Less than the quarter that PostgreSQL's manual names, for web and worker live on the same machine.
    """
    size = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):  # no container, or one without a limit ("max")
        size = min(size, int(limit.read_text()))
    own = min(max(size // 8 // 2**20, LEAST_MB), MOST_MB)
    return {"shared_buffers": f"'{own}MB'", "effective_cache_size": f"'{own * 4}MB'"}


def make_cluster(place: Place, password: str) -> None:
    """Run initdb beside the final name, then rename: a crash half-way leaves no half cluster."""
    draft = place.cluster.with_name("postgres.nieuw")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    place.user.give(draft)
    with tempfile.NamedTemporaryFile("w", dir=place.sockets, prefix="initdb-") as secret:
        secret.write(password)
        secret.flush()
        place.user.give(Path(secret.name))
        command: list[str | Path] = [
            place.program("initdb"),
            "--pgdata",
            draft,
            "--username",
            SUPERUSER,
            "--encoding",
            "UTF8",
        ]
        command += ["--pwfile", secret.name, "--auth", "scram-sha-256", "--no-locale"]
        command += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
        done = place.user.run(command, capture_output=True)
    if done.returncode:
        raise LaunchError(f"De database kon niet worden aangemaakt:\n{done.stderr.decode(errors='replace')}")
    with (draft / "postgresql.conf").open("a") as settings:
        settings.write("\ninclude = 'eenplan.conf'\n")
    write_settings(place, draft)
    draft.rename(place.cluster)


def write_settings(place: Place, cluster: Path) -> None:
    """Write our settings and access rules; at every start, so that an upgrade brings new ones along."""
    values = SETTINGS | memory() | {"unix_socket_directories": f"'{str(place.sockets).replace(chr(39), chr(39) * 2)}'"}
    lines = "".join(f"{name} = {value}\n" for name, value in values.items())
    for name, text in (("eenplan.conf", lines), ("pg_hba.conf", ACCESS_RULES)):
        file = cluster / name
        file.write_text(text, "utf-8")
        file.chmod(0o600)
        place.user.give(file)
