"""Finding and unpacking a Chromium: what is tried, in which order, and what does not count as one."""

import subprocess
from pathlib import Path

import pytest

from tests import browser

FAKE = "#!/bin/sh\necho '<html><head></head><body><p>een plan</p></body></html>'\n"


def program(path: Path, text: str = FAKE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any Chromium."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for name in ("EENPLAN_CHROMIUM", "EENPLAN_CHROMIUM_SYSTEM", "XDG_CACHE_HOME", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_chromium_of_these_tests_draws_a_page() -> None:
    assert browser.works(browser.find_or_install())


def test_nothing_is_found_where_nothing_is(home: Path) -> None:
    assert browser.find() is None


@pytest.mark.parametrize("text", ["#!/bin/sh\necho 'install me with snap'\n", "#!/bin/sh\nexit 1\n", "no program"])
def test_a_program_that_draws_no_page_is_passed_over(home: Path, text: str) -> None:
    assert not browser.works(program(home / "bin" / "chromium", text))


def test_the_order_is_chosen_then_system_then_playwright_then_our_own(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = program(home / ".cache/eenplan/chromium/chromium")
    assert browser.find() == own
    old = program(home / ".cache/ms-playwright/chromium-1000/chrome-linux64/chrome")
    new = program(home / ".cache/ms-playwright/chromium-1200/chrome-linux64/chrome")
    assert browser.find() == new
    assert list(browser.playwright_copies()) == [new, old]
    system = program(home / "bin" / "google-chrome")
    assert browser.find() == system
    chosen = program(home / "elsewhere" / "chrome")
    monkeypatch.setenv("EENPLAN_CHROMIUM", str(chosen))
    assert browser.find() == chosen


def test_the_system_can_be_passed_over(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(home / "bin" / "chromium")
    monkeypatch.setenv("EENPLAN_CHROMIUM_SYSTEM", "0")
    assert browser.find() is None


@pytest.mark.parametrize(
    ("uid", "first", "second"),
    [(0, "apt", "playwright_with_libraries"), (1000, "playwright", "unpack_packages")],
)
def test_when_the_first_way_fails_the_second_gets_its_turn(
    home: Path, monkeypatch: pytest.MonkeyPatch, uid: int, first: str, second: str
) -> None:
    tried: list[str] = []

    def fail() -> None:
        tried.append(first)
        raise subprocess.CalledProcessError(1, "apt-get")

    def succeed() -> None:
        tried.append(second)
        program(home / "bin" / "chromium")

    monkeypatch.setattr(browser.os, "geteuid", lambda: uid)
    monkeypatch.setattr(browser, first, fail)
    monkeypatch.setattr(browser, second, succeed)
    assert browser.find_or_install() == home / "bin" / "chromium"
    assert tried == [first, second]


def test_when_nothing_works_the_way_out_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("apt", "playwright", "playwright_with_libraries", "unpack_packages"):
        monkeypatch.setattr(browser, name, lambda: None)
    with pytest.raises(RuntimeError, match="EENPLAN_CHROMIUM="):
        browser.find_or_install()


def test_the_wrapper_starts_the_unpacked_program_with_its_libraries(home: Path) -> None:
    root = home / "chromium" / "root"
    program(root / "usr/lib/chromium/chromium", '#!/bin/sh\necho "$LD_LIBRARY_PATH" "$@"\n')
    for name in ("usr/lib/x86_64-linux-gnu/libnss3.so", "usr/lib/x86_64-linux-gnu/pulseaudio/libpulse.so.0"):
        program(root / name, "")
    program(root / "usr/lib/chromium/libEGL.so", "")
    browser.write_wrapper(home / "chromium" / "chromium", root)
    done = subprocess.run([home / "chromium" / "chromium", "--version"], capture_output=True, text=True, check=True)
    library = root / "usr/lib/x86_64-linux-gnu"
    assert done.stdout == f"{library}:{library / 'pulseaudio'} --version\n"


def test_a_broken_status_of_the_system_makes_it_take_all_packages(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(folder: Path, status: str | Path) -> None:
        asked.append(Path(status).name)
        if len(asked) == 1:
            raise subprocess.CalledProcessError(100, "apt-get")
        program(folder / "cache/archives/chromium_1_amd64.deb", "")
        program(folder / "cache/archives/libc6_2_amd64.deb", "")

    taken: list[str] = []
    monkeypatch.delenv("EENPLAN_DPKG_STATUS", raising=False)
    monkeypatch.setattr(browser, "fetch_packages", fetch)
    monkeypatch.setattr(browser, "run", lambda *words: taken.append(Path(words[2]).name))
    browser.unpack_packages()
    assert asked == ["status", "no-status"]
    assert taken == ["chromium_1_amd64.deb"]
    assert not (browser.private_folder() / "apt" / "cache").exists()
