"""The launcher of the embedded server: start, stop, kill -9, rights on disk, passwords."""

import os
import signal
import stat
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from eenplan.site import postgres
from eenplan.site.keyring import Keyring
from eenplan.site.pg_cluster import LEAST_MB, MOST_MB, memory
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import Server, ensure_running, running_pid, running_server


def ask(server: Server, question: str) -> object:
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None
    return row[0]


def do(server: Server, *statements: str) -> None:
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def wait_until_gone(pid: int) -> None:
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            return
        time.sleep(0.02)
    raise AssertionError(f"{pid} still runs")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("listen_addresses", ""),
        ("password_encryption", "scram-sha-256"),
        ("synchronous_commit", "on"),
        ("fsync", "on"),
        ("data_checksums", "on"),
        ("max_connections", "60"),
        ("TimeZone", "UTC"),
        ("server_encoding", "UTF8"),
        ("log_min_error_statement", "panic"),
        ("log_error_verbosity", "terse"),
    ],
)
def test_the_server_runs_with_our_settings(server: Server, setting: str, value: str) -> None:
    assert ask(server, f"SHOW {setting}") == value


def test_the_server_takes_an_eighth_of_the_memory(server: Server) -> None:
    taken = int(str(ask(server, "SELECT setting::bigint * 8 / 1024 FROM pg_settings WHERE name = 'shared_buffers'")))
    assert memory()["shared_buffers"] == f"'{taken}MB'"
    assert LEAST_MB <= taken <= MOST_MB


@pytest.mark.parametrize(
    ("limit", "taken"),
    [("1073741824", "256MB"), ("4294967296", "512MB"), ("max", ""), ("", "")],
    ids=["a small container keeps the least", "an eighth of a container", "no limit", "nothing to read"],
)
def test_a_container_has_no_more_than_its_limit(tmp_path: Path, limit: str, taken: str) -> None:
    file = tmp_path / "memory.max"
    if limit:
        file.write_text(limit)
    whole = memory(tmp_path / "none")["shared_buffers"]
    assert memory(file)["shared_buffers"] == (f"'{taken}'" if taken else whole)


def test_the_server_is_postgresql_18_or_newer(server: Server) -> None:
    assert int(str(ask(server, "SHOW server_version_num"))) >= 180000


def test_only_scram_is_accepted(server: Server) -> None:
    methods = ask(server, "SELECT array_agg(DISTINCT type || ' ' || auth_method) FROM pg_hba_file_rules")
    assert methods == ["local scram-sha-256"]


@pytest.mark.parametrize("password", ["wrong", ""])
def test_a_wrong_or_missing_password_is_refused(server: Server, password: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(server.url("postgres", password, "postgres"), passfile="/nonexistent")


def test_the_server_never_runs_as_root(server: Server) -> None:
    uid = Path(f"/proc/{server.pid}").stat().st_uid
    assert uid != 0
    assert uid == server.place.user.uid
    assert server.place.user.switch is (os.geteuid() == 0)


def test_nobody_else_can_look_in_the_folders(server: Server, data: Path) -> None:
    assert mode(server.place.cluster) == 0o700
    assert mode(server.place.sockets) == 0o700
    assert mode(data / "geheim") == mode(data / "logboek") == 0o700
    assert mode(data) == (0o710 if os.geteuid() == 0 else 0o700)
    assert {mode(file) for file in (data / "geheim").iterdir()} == {0o600}
    assert mode(server.place.log) == 0o600


def test_an_open_folder_is_closed_again(server: Server, data: Path) -> None:
    data.chmod(0o755)
    ensure_running(data)
    assert mode(data) & 0o067 == 0


def test_a_second_start_finds_the_same_server_quickly(server: Server, data: Path) -> None:
    begin = time.monotonic()
    again = ensure_running(data)
    assert (again.started_here, again.pid) == (False, server.pid)
    assert time.monotonic() - begin < 5


def test_stop_ends_the_server_and_a_start_keeps_the_data(server: Server, data: Path) -> None:
    do(server, "DROP TABLE IF EXISTS stopped", "CREATE TABLE stopped AS SELECT 42 AS answer")
    server.stop()
    assert server.pid is None
    assert running_server(data) is None
    assert not (server.place.cluster / "postmaster.pid").exists()
    again = ensure_running(data)
    assert again.started_here
    assert ask(again, "SELECT answer FROM stopped") == 42


def test_stop_is_harmless_when_nothing_runs(server: Server) -> None:
    server.stop()
    server.stop()
    assert server.pid is None


def test_after_kill_9_a_start_recovers_what_was_committed(server: Server, data: Path) -> None:
    do(server, "DROP TABLE IF EXISTS killed", "CREATE TABLE killed AS SELECT 7 AS answer")
    pid = server.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    wait_until_gone(pid)
    assert (server.place.cluster / "postmaster.pid").exists()
    again = ensure_running(data)
    assert again.started_here
    assert again.pid not in (None, pid)
    assert ask(again, "SELECT answer FROM killed") == 7


def test_a_pid_that_another_process_got_is_not_taken_for_the_server(server: Server, data: Path) -> None:
    pid, user = server.pid, server.place.user
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    wait_until_gone(pid)
    uid, gid = (user.uid, user.gid) if user.switch else (None, None)
    with subprocess.Popen(["/bin/sleep", "60"], user=uid, group=gid) as other:
        file = server.place.cluster / "postmaster.pid"
        file.write_text(file.read_text().replace(str(pid), str(other.pid), 1))
        lock = next(server.place.sockets.glob(".s.PGSQL.*.lock"))
        lock.write_text(lock.read_text().replace(str(pid), str(other.pid), 1))
        assert running_pid(server.place) is None
        again = ensure_running(data)
        assert again.pid not in (None, other.pid)
        assert other.poll() is None
        other.kill()


def test_a_pid_file_with_nonsense_is_no_server(server: Server) -> None:
    server.stop()
    file = server.place.cluster / "postmaster.pid"
    file.write_text("nonsense\n")
    assert running_pid(server.place) is None
    file.unlink()


def test_the_log_holds_no_value_of_a_row(server: Server) -> None:
    do(server, "DROP TABLE IF EXISTS secret", "CREATE TABLE secret (naam text PRIMARY KEY)")
    do(server, "INSERT INTO secret VALUES ('Jansen-geheim')")
    with pytest.raises(psycopg.errors.UniqueViolation):
        do(server, "INSERT INTO secret VALUES ('Jansen-geheim')")
    text = server.place.log.read_text()
    assert "duplicate key" in text
    assert "Jansen-geheim" not in text


def test_a_server_that_cannot_start_says_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = ensure_running(folder / ".data")
    place.stop()
    (place.place.cluster / "global" / "pg_control").rename(folder / "pg_control")
    monkeypatch.setattr(postgres, "ATTEMPTS", 1)
    with pytest.raises(LaunchError, match=r"start niet(.|\n)*could not find the database system"):
        ensure_running(folder / ".data")


def test_a_long_log_is_put_aside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "LOG_LIMIT", 10)
    log = folder / "postgres.log"
    log.write_text("short")
    postgres._shorten_log(log)
    assert log.exists()
    log.write_text("longer than ten")
    postgres._shorten_log(log)
    assert not log.exists()
    assert (folder / "postgres.vorig.log").read_text() == "longer than ten"


def test_an_address_survives_strange_characters(server: Server) -> None:
    url = server.url("a b", "p@ss/word:?", "d#b")
    found = psycopg.conninfo.conninfo_to_dict(url)
    assert (found["user"], found["password"], found["dbname"]) == ("a b", "p@ss/word:?", "d#b")
    assert found["host"] == str(server.place.sockets)
    assert quote(str(server.place.sockets), safe="") in url


def test_a_keyring_gives_the_same_value_for_ever(folder: Path) -> None:
    first = Keyring(folder, "proef").get("naam")
    assert len(first) >= 40
    assert Keyring(folder, "proef").get("naam") == first
    assert Keyring(folder, "proef").get("ander") != first
    assert Keyring(folder, "proef").get("naam") == first
    assert mode(folder / "geheim" / "proef.json") == 0o600
