"""The command line: help, wrong calls, messages, and the checks of ``eenplan gezondheid``."""

import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from eenplan.site import cli, health, services, slot, start
from eenplan.site.django_start import optional
from eenplan.site.pg_user import LaunchError
from eenplan.site.process import Child
from eenplan.site.screen import seconds, step

WORDS = (
    "start", "web", "werker", "migreer", "demo", "account", "genereer", "gezondheid", "logboek", "backup", "herstel",
    "beproef", "standby", "overname", "verhalen", "vernietigd", "radar", "sleutel", "stop", "manage",
)  # fmt: skip


def test_help_names_every_command_and_setting(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {word} " in text for word in WORDS)
    assert set(WORDS) == set(cli.COMMANDS)
    assert all(name in text for name in ("EENPLAN_DATA", "EENPLAN_PORT", "DATABASE_URL", "Gebruik:"))


@pytest.mark.parametrize("call", [[], ["-h"], ["help"]])
def test_help_is_found_in_every_usual_way(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(call if call else ["--help"]) == 0
    assert "Gebruik: eenplan OPDRACHT" in capsys.readouterr().out


def test_help_is_quick_because_it_imports_neither_django_nor_a_driver() -> None:
    code = (
        "import sys; from eenplan.site.cli import main; main(['--help']);"
        "sys.exit(bool({'django', 'psycopg', 'rich', 'procrastinate'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_stories_come_into_a_database_that_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr("eenplan.site.django_start.database", nullcontext)
    monkeypatch.setattr(start, "prepare", lambda demo: done.append(demo))
    monkeypatch.setattr("eenplan.site.verhalen.main", done.append)
    assert cli.main(["verhalen", "bestand.json"]) == 0
    assert done == [False, ["bestand.json"]]


def test_families_come_into_a_database_that_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr("eenplan.site.django_start.database", nullcontext)
    monkeypatch.setattr(start, "prepare", lambda demo: done.append(demo))
    monkeypatch.setattr("eenplan.site.genereer.opdracht.main", lambda args: done.append(args) or 1)
    assert cli.main(["genereer", "--huishoudens", "5"]) == 1
    assert done == [False, ["--huishoudens", "5"]]


def test_all_accounts_are_told_without_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", "--accounts"]) == 0
    text = capsys.readouterr().out
    assert "reclassering" in text
    assert "team-wierhaven2" in text


def test_the_accounts_are_told_by_a_command_of_its_own() -> None:
    """As somebody types it: nothing has made Django ready before."""
    call = [sys.executable, "-m", "eenplan", "demo", "--accounts"]
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("EENPLAN_", "DJANGO_", "DATABASE_"))}
    done = subprocess.run(call, env=bare, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "reclassering" in done.stdout


@pytest.mark.parametrize("call", [["begin"], ["start", "--demoo"], ["web", "8000"], ["migreer", "nu"]])
def test_a_wrong_call_is_named_and_changes_nothing(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(call) == 2
    text = capsys.readouterr().err
    assert f"Onbekend: {' '.join(call)}" in text
    assert "Gebruik:" in text


def test_a_foreseen_failure_is_a_message_not_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(args: cli.Arguments) -> int:
        raise LaunchError("Poort 8000 is bezet.")

    monkeypatch.setitem(cli.COMMANDS, "web", cli.Command(fail, "proef"))
    assert cli.main(["web"]) == 1
    assert capsys.readouterr().err == "Fout: Poort 8000 is bezet.\n"


def test_an_unforeseen_failure_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(args: cli.Arguments) -> int:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setitem(cli.COMMANDS, "web", cli.Command(fail, "proef"))
    with pytest.raises(RuntimeError, match="of ours"):
        cli.main(["web"])


def test_ctrl_c_has_its_usual_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(args: cli.Arguments) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.COMMANDS, "web", cli.Command(stopped, "proef"))
    assert cli.main(["web"]) == 130


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("eenplan ")


@pytest.mark.parametrize("word", ["gezondheid", "stop"])
def test_without_a_running_database_nothing_is_started(
    word: str, folder: Path, bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare.setenv("EENPLAN_DATA", str(folder / ".data"))
    assert cli.main([word]) == (1 if word == "gezondheid" else 0)
    shown = capsys.readouterr()
    assert "draai" in shown.out + shown.err
    assert not (folder / ".data" / "postgres").exists()


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = int(probe.getsockname()[1])
    monkeypatch.setenv("EENPLAN_PORT", str(number))
    return number


@pytest.fixture
def taken(port: int) -> Iterator[int]:
    with http.server.HTTPServer(("127.0.0.1", port), http.server.SimpleHTTPRequestHandler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield port
        server.shutdown()
        thread.join()


def test_a_free_port_is_fine(port: int) -> None:
    start.wait_for_port(patience=0)


def test_a_port_in_use_is_told_with_a_way_out(taken: int) -> None:
    with pytest.raises(LaunchError, match=rf"Poort {taken} is bezet.*EENPLAN_PORT="):
        start.wait_for_port(patience=0)


def test_any_answer_of_the_web_server_will_do(taken: int, tmp_path: Path) -> None:
    child = Child("web", (sys.executable, "-c", "import time; time.sleep(30)"), tmp_path / "web.log")
    child.start()
    start.wait_for_answer(child)
    start.stop_all([child])


def test_a_web_server_that_ends_at_once_shows_its_last_words(port: int, tmp_path: Path) -> None:
    child = Child("web", (sys.executable, "-c", "raise SystemExit('no settings')"), tmp_path / "web.log")
    child.start()
    with pytest.raises(LaunchError, match=r"start niet(.|\n)*no settings"):
        start.wait_for_answer(child)


def test_two_starts_on_the_same_data_do_not_mix(tmp_path: Path) -> None:
    first, second = slot.only_one(tmp_path / "slot"), slot.only_one(tmp_path / "slot")
    with first, pytest.raises(LaunchError, match="draait al"):
        second.__enter__()
    with slot.only_one(tmp_path / "slot"):
        assert (tmp_path / "slot").exists()


def test_stopping_what_does_not_run_leaves_no_lock(tmp_path: Path) -> None:
    assert slot.stop_running(tmp_path / "slot") is False
    assert not (tmp_path / "slot").exists()
    with slot.only_one(tmp_path / "slot"):
        assert (tmp_path / "slot").read_text() == str(os.getpid())


def test_who_does_not_stop_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slot, "STOP_SECONDS", 0.3)
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *whom: asked.append(whom))
    with slot.only_one(tmp_path / "slot"), pytest.raises(LaunchError, match="stopt niet"):
        slot.stop_running(tmp_path / "slot")
    assert asked == [(os.getpid(), signal.SIGTERM)]


def test_a_blocked_call_inside_is_not_taken_for_a_second_start(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), slot.only_one(tmp_path / "slot"):
        raise BlockingIOError


def test_the_web_server_listens_on_this_machine_only_and_keeps_no_access_log(port: int) -> None:
    words = services.gunicorn_command()
    assert words[words.index("--bind") + 1] == f"127.0.0.1:{port}"
    assert {"--preload", "gthread", "--no-control-socket"} <= set(words)
    assert "--access-logfile" not in words


@pytest.mark.parametrize(("outcomes", "code"), [([True, True], 0), ([True, False], 1), ([False, False], 1), ([], 0)])
def test_health_is_good_when_every_check_is(outcomes: list[bool], code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = {f"deel {i}": (lambda good=good: (good, "tekst")) for i, good in enumerate(outcomes)}
    monkeypatch.setattr(health, "CHECKS", checks)
    said: list[str] = []
    assert health.main(said.append) == code
    assert [line.startswith("goed") for line in said] == outcomes


def test_a_check_that_breaks_is_a_bad_outcome() -> None:
    def broken() -> tuple[bool, str]:
        raise OSError("weg\nmet details")

    assert health.judge(broken) == (False, "weg")


@pytest.mark.parametrize(("name", "there"), [("eenplan.site.cli", True), ("eenplan.site.no_such_module", False)])
def test_an_optional_module_may_be_absent(name: str, there: bool) -> None:
    assert (optional(name) is not None) is there


@pytest.mark.parametrize(("value", "text"), [(0.04, "0,0 s"), (1.25, "1,2 s"), (61.0, "61,0 s")])
def test_seconds_are_written_the_dutch_way(value: float, text: str) -> None:
    assert seconds(value) == text


def test_a_step_reads_well_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with step("Tabellen [bold]bijwerken"):
        pass
    begin, end = capsys.readouterr().out.splitlines()
    assert begin == "  Tabellen [bold]bijwerken ..."
    assert end.startswith("✓ Tabellen [bold]bijwerken (0,0 s)")


def test_a_step_that_fails_is_not_ticked_off(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LaunchError), step("Starten"):
        raise LaunchError("nee")
    assert "✓" not in capsys.readouterr().out
