"""Keeping children alive, stopping them, and not leaving them behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eenplan.site import process
from eenplan.site.process import Child, stop_all, stop_signals, supervise, undisturbed, wait_before

SLEEPER = (sys.executable, "-c", "import time; time.sleep(60)")
DEAF = (
    sys.executable,
    "-c",
    "import signal as s, time; s.signal(s.SIGTERM, s.SIG_IGN); print('deaf', flush=True); time.sleep(60)",
)
ORPHAN = """
import subprocess, sys, time
from eenplan.site.process import Child
from pathlib import Path
child = Child("kind", [sys.executable, "-c", {code!r}], Path({log!r}))
child.start()
print(child.process.pid, flush=True)
time.sleep(60)
"""
FOLLOWER = """
import time
from eenplan.site.process import follow_parent
follow_parent()
print("ready", flush=True)
time.sleep(60)
"""

STUBBORN = """
import signal, time
from eenplan.site import process
process.follow_parent()
signal.signal(signal.SIGTERM, signal.SIG_IGN)
process.ORPHAN_SECONDS = 0.2
process.end_as_orphan(every=0.05)
print("ready", flush=True)
time.sleep(60)
"""


def wait_for(condition: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(("failures", "seconds"), [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 30), (50, 30)])
def test_the_wait_doubles_up_to_half_a_minute(failures: int, seconds: float) -> None:
    assert wait_before(failures) == seconds


def test_a_child_that_dies_is_started_again_after_the_wait(tmp_path: Path) -> None:
    said: list[str] = []
    child = Child("web", SLEEPER, tmp_path / "web.log")
    child.start()
    assert child.process is not None
    first = child.process.pid
    child.process.kill()
    child.process.wait()
    now = time.monotonic()
    child.look_after(said.append, now)
    assert "web is gestopt (code -9)" in said[0]
    child.look_after(said.append, now + 0.9)
    assert not child.alive
    child.look_after(said.append, now + 1.1)
    assert child.alive
    assert child.process.pid != first
    assert len(said) == 1
    stop_all([child])


def test_failures_are_forgotten_after_a_steady_minute(tmp_path: Path) -> None:
    child = Child("web", SLEEPER, tmp_path / "web.log", failures=4)
    child.start()
    child.look_after(print, child.started + 59)
    assert child.failures == 4
    child.look_after(print, child.started + 61)
    assert child.failures == 0
    stop_all([child])


def test_stop_asks_first_and_forces_the_deaf(tmp_path: Path) -> None:
    children = [Child("a", SLEEPER, tmp_path / "a.log"), Child("b", DEAF, tmp_path / "b.log")]
    for child in children:
        child.start()
    wait_for(lambda: "deaf" in (tmp_path / "b.log").read_text())
    stop_all(children, patience=0.5)
    assert [child.process and child.process.returncode for child in children] == [
        -signal.SIGTERM,
        -signal.SIGKILL,
    ]


def test_the_output_of_a_child_is_kept_for_us_only(tmp_path: Path) -> None:
    child = Child("a", (sys.executable, "-c", "print('hello')"), tmp_path / "a.log")
    child.start()
    assert child.process is not None
    child.process.wait()
    assert (tmp_path / "a.log").read_text() == "hello\n"
    assert (tmp_path / "a.log").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("code", [FOLLOWER, STUBBORN], ids=["obedient", "stuck"])
def test_a_child_ends_when_the_supervisor_is_killed(tmp_path: Path, code: str) -> None:
    log = tmp_path / "kind.log"
    program = ORPHAN.format(code=code, log=str(log))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        pid = int(supervisor.stdout.readline())
        wait_for(lambda: log.exists() and "ready" in log.read_text())
        assert lives(pid)
        supervisor.send_signal(signal.SIGKILL)
    wait_for(lambda: not lives(pid))


def test_a_child_of_a_supervisor_that_is_already_gone_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FOLLOWER],
        env=os.environ | {process.PARENT: "2147483647"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "gestopt" in done.stderr
    assert done.stdout == ""


def test_a_process_without_supervisor_follows_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(process.PARENT, raising=False)
    process.follow_parent()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_stop_signal_is_a_ctrl_c(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with stop_signals(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)
    assert signal.getsignal(number) is before


def test_while_stopping_a_second_ctrl_c_changes_nothing() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job starts deaf to it
    try:
        with undisturbed():
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGTERM)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_supervise_restarts_until_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    child = Child("web", SLEEPER, tmp_path / "web.log")

    def look() -> None:
        looks.append(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        supervise([child], print, look)
    assert (child.alive, looks) == (True, [1])
    stop_all([child])
