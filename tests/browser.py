"""The Chromium of the journeys: find one, else install one, as root and as an ordinary user.

``python -m tests.browser`` is what ``make test`` runs first; ``find_or_install()`` is for the tests. Tried in
order, and each candidate must really start: EENPLAN_CHROMIUM; the system's; Playwright's; our own private
copy; then as root apt, Playwright with its libraries; as an ordinary user Playwright, then the packages of
apt unpacked in a private folder. EENPLAN_CHROMIUM_SYSTEM=0 passes over the system's one (to test the rest).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

# The shell first: the same engine without the window around it, twice as quick without a graphics card.
SHELL, WHOLE = "chromium-headless-shell", "chromium"
NAMES = (SHELL, WHOLE, "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-dev-shm-usage",
    ),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--in-process-gpu"),
)
APT = ("apt-get", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300")
SYSTEM_PACKAGES = ("libc6_", "libc-bin_")  # these must match the loader of the system
FONTS = '<?xml version="1.0"?><fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>\n'


def private_folder() -> Path:
    """Where an ordinary user's own copy lives."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "eenplan" / "chromium"


def candidates() -> Iterator[Path]:
    """Every Chromium that may be there already, best first."""
    chosen = os.environ.get("EENPLAN_CHROMIUM")
    if chosen:
        yield Path(chosen)
    if os.environ.get("EENPLAN_CHROMIUM_SYSTEM") != "0":
        yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from playwright_copies()
    yield private_folder() / "chromium"


def playwright_copies() -> Iterator[Path]:
    """What ``playwright install`` has put in its cache, newest first."""
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    for pattern in ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*"):
        yield from sorted(cache.glob(pattern), reverse=True)


def works(program: Path) -> bool:
    """Whether it starts and draws a page: a missing library or a wrong package shows here."""
    if not program.is_file():
        return False
    command = [program, *FLAGS, "--dump-dom", "data:text/html,<p>een%20plan</p>"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"<p>een plan</p>" in done.stdout


def find() -> Path | None:
    """The first candidate that works."""
    return next((program for program in candidates() if works(program)), None)


def find_or_install() -> Path:
    """A working Chromium; installs one when there is none. Raises RuntimeError with what was tried."""
    found = find()
    root = {"het pakket van dit systeem": apt, "Playwright met bibliotheken": playwright_with_libraries}
    plain = {"Playwright": playwright, "pakketten uitgepakt in een eigen map": unpack_packages}
    for name, way in (root if os.geteuid() == 0 else plain).items():
        if found is None:
            print(f"Chromium ontbreekt; poging: {name}", flush=True)
            found = attempt(way)
    if found is None:
        raise RuntimeError("Geen Chromium gevonden of te installeren. Zet EENPLAN_CHROMIUM=/pad/naar/chromium.")
    return found


def attempt(way: Callable[[], None]) -> Path | None:
    """One way to install; a failure is shown and the next way gets its turn."""
    try:
        way()
    except (OSError, subprocess.SubprocessError) as problem:
        print(f"  lukte niet: {problem}", flush=True)
    return find()


def run(*command: str | Path, minutes: int = 15, cwd: Path | None = None, **variables: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"} | variables
    subprocess.run(command, check=True, timeout=minutes * 60, cwd=cwd, env=environment, stdin=subprocess.DEVNULL)


def apt() -> None:
    """The package of this system."""
    run(*APT, "update")
    either(lambda package: run(*APT, "install", package))


def either(install: Callable[[str], None]) -> None:
    """The shell, or on a system that has no package of it the whole Chromium."""
    try:
        install(SHELL)
    except subprocess.CalledProcessError:
        install(WHOLE)


def playwright() -> None:
    """The copy of Playwright."""
    run(sys.executable, "-m", "playwright", "install", "chromium", minutes=10)


def playwright_with_libraries() -> None:
    """The copy of Playwright with the libraries it needs."""
    run(sys.executable, "-m", "playwright", "install", "--with-deps", "chromium")


def unpack_packages() -> None:
    """The packages of this system, unpacked in a folder of our own: no root needed."""
    folder = private_folder()
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("lists/partial", "cache/archives/partial", "root"):
        (folder / "apt" / name).mkdir(parents=True)
    (folder / "apt" / "no-status").touch()
    try:
        fetch_packages(folder / "apt", os.environ.get("EENPLAN_DPKG_STATUS") or "/var/lib/dpkg/status")
    except subprocess.CalledProcessError:  # a system with unmet dependencies of its own: take them all
        fetch_packages(folder / "apt", folder / "apt" / "no-status")
    for package in sorted((folder / "apt" / "cache" / "archives").glob("*.deb")):
        if not package.name.startswith(SYSTEM_PACKAGES):
            run("dpkg-deb", "--extract", package, folder / "apt" / "root")
        package.unlink()
    for name in ("lists", "cache"):
        shutil.rmtree(folder / "apt" / name)
    write_wrapper(folder / "chromium", folder / "apt" / "root")


def fetch_packages(folder: Path, status: str | Path) -> None:
    """Download Chromium and what ``status`` says is missing; lists and cache of our own, so no locks."""
    settings = {
        "Dir::State::lists": folder / "lists",
        "Dir::State::status": status,
        "Dir::State::extended_states": folder / "extended_states",
        "Dir::Cache": folder / "cache",
        "Debug::NoLocking": "1",
    }
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    run(*APT, *options, "update")
    either(lambda package: run(*APT, *options, "install", "--download-only", package))


def write_wrapper(program: Path, root: Path) -> None:
    """A script that starts the unpacked program with its own libraries, and fonts if none are there."""
    found = {file.parent.relative_to(root) for file in root.glob("**/lib/**/lib*.so*")}
    library = {root / folder for folder in found if "chromium" not in folder.parts}
    lines = ["#!/bin/sh", f"export LD_LIBRARY_PATH='{':'.join(sorted(map(str, library)))}'"]
    if not Path("/etc/fonts/fonts.conf").exists():
        fonts = program.with_name("fonts.conf")
        fonts.write_text(FONTS.format(fonts=root / "usr/share/fonts", cache=program.with_name("fontcache")))
        lines.append(f"export FONTCONFIG_FILE='{fonts}'")
    folder = root / "usr/lib/chromium"
    lines.append(f"exec '{folder / (SHELL if (folder / SHELL).exists() else WHOLE)}' \"$@\"")
    program.write_text("\n".join(lines) + "\n")
    program.chmod(0o755)


if __name__ == "__main__":
    print(f"Chromium: {find_or_install()}")
