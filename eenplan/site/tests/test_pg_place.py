"""Where things go when a folder cannot be reached or a name is too long. Parents are never opened up."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from eenplan.site import pg_place, pg_user
from eenplan.site.pg_place import SOCKET_LIMIT, SOCKET_NAME, find_place
from eenplan.site.pg_user import CANDIDATES, LaunchError, server_user


@dataclass
class Stranger:
    """A server user who cannot pass the folders below ``closed`` nor run programs there."""

    closed: tuple[Path, ...] = ()
    uid: int = field(default_factory=os.geteuid)
    gid: int = field(default_factory=os.getegid)
    switch: bool = False

    def _is_closed(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self.closed)

    def can_enter(self, folder: Path) -> bool:
        return not self._is_closed(folder)

    def can_run(self, program: Path) -> bool:
        return program.exists() and not self._is_closed(program)

    def give(self, path: Path) -> None:
        assert path.exists()


@pytest.fixture
def closed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pg_place, "ELSEWHERE", folder / "elsewhere")
    (folder / "closed").mkdir(mode=0o700)
    return folder / "closed"


def test_normally_all_is_under_the_data_folder(folder: Path) -> None:
    place = find_place(folder / ".data", Stranger())
    assert place.home == folder / ".data"
    assert place.cluster == folder / ".data" / "postgres"
    assert place.sockets == folder / ".data" / "socket"
    assert place.log == folder / ".data" / "logboek" / "postgres.log"
    assert place.program("initdb").exists()


def test_an_unreachable_parent_sends_the_cluster_elsewhere_with_a_pointer(closed: Path) -> None:
    before = stat.S_IMODE(closed.stat().st_mode)
    place = find_place(closed / ".data", Stranger((closed,)))
    assert place.home.parent == closed.parent / "elsewhere"
    assert (closed / ".data" / pg_place.POINTER).read_text().strip() == str(place.home)
    assert stat.S_IMODE(closed.stat().st_mode) == before
    assert place.log.is_relative_to(closed)


def test_the_pointer_is_followed_even_when_the_parent_opens(closed: Path) -> None:
    first = find_place(closed / ".data", Stranger((closed,)))
    assert find_place(closed / ".data", Stranger()).home == first.home


def test_two_data_folders_never_share_a_place(closed: Path) -> None:
    user = Stranger((closed,))
    assert find_place(closed / "a", user).home != find_place(closed / "b", user).home


def test_no_reachable_place_at_all_is_said_in_dutch(closed: Path) -> None:
    with pytest.raises(LaunchError, match="EENPLAN_DATA"):
        find_place(closed / ".data", Stranger((closed.parent,)))


def test_programs_that_cannot_be_run_are_copied_once(closed: Path) -> None:
    source = find_place(closed / ".data", Stranger()).programs
    place = find_place(closed / ".data", Stranger((source,)))
    assert place.programs.parent == place.home / "programma"
    assert os.access(place.program("postgres"), os.X_OK)
    stamp = place.programs.stat().st_mtime_ns
    assert find_place(closed / ".data", Stranger((source,))).programs.stat().st_mtime_ns == stamp


@pytest.mark.parametrize("extra", [0, 1, 60, 150])
def test_a_socket_address_always_fits(folder: Path, monkeypatch: pytest.MonkeyPatch, extra: int) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    fits = SOCKET_LIMIT - len(os.fsencode(folder / "socket")) - len(SOCKET_NAME) - 1
    data = folder / ("d" * (fits + extra))
    place = find_place(data, Stranger())
    assert len(os.fsencode(f"{place.sockets}{SOCKET_NAME}")) <= SOCKET_LIMIT
    assert (place.sockets == data / "socket") is (extra == 0)
    assert stat.S_IMODE(place.sockets.stat().st_mode) == 0o700
    assert find_place(data, Stranger()).sockets == place.sockets
    if extra:
        place.sockets.rmdir()


def test_a_socket_folder_that_others_can_enter_is_refused(folder: Path) -> None:
    (folder / ".data").mkdir(mode=0o700)
    (folder / ".data" / "socket").mkdir()
    (folder / ".data" / "socket").chmod(0o755)
    with pytest.raises(LaunchError, match="niet van de databasegebruiker alleen"):
        find_place(folder / ".data", Stranger())


def test_a_link_in_place_of_the_socket_folder_is_refused(folder: Path) -> None:
    (folder / ".data").mkdir(mode=0o700)
    (folder / ".data" / "socket").symlink_to(folder)
    with pytest.raises(LaunchError):
        find_place(folder / ".data", Stranger())


def test_the_server_user_is_real_and_never_root() -> None:
    user = server_user()
    assert user.uid != 0
    assert user.run(["/usr/bin/id", "-u"], capture_output=True).stdout.strip() == str(user.uid).encode()
    assert user.can_enter(Path("/"))
    assert user.can_run(Path("/bin/cat"))
    assert not user.can_run(Path("/nonexistent/postgres"))


def test_root_without_any_plain_user_gets_a_dutch_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(pg_user, "_make_system_user", lambda: None)
    monkeypatch.setattr(pg_user.pwd, "getpwnam", nobody)
    with pytest.raises(LaunchError, match="useradd"):
        server_user()
    assert CANDIDATES[0] == "eenplan"
