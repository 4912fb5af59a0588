"""The head key: made once, whole, for us only; lost or damaged it is refused; a KMS may hold it."""

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eenplan.core.crypto import bos, hoofd
from eenplan.core.crypto.envelop import KEY
from eenplan.core.crypto.models import DataKey
from eenplan.core.crypto.zegel import InvalidTag, blind, seal, unseal

PLAIN = b"Kievitslaan 14"
KMS = """
import base64, sys
held = sys.stdin.buffer.read().strip()
key = bytes(byte ^ 0x5A for byte in base64.b64decode(held.removeprefix(b"kms:")))
sys.stdout.write(("kms:" if sys.argv[1] == "inpakken" else "") + base64.b64encode(key).decode() + chr(10))
"""


@pytest.fixture
def key_file(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A head key of its own in an empty folder."""
    settings.EENPLAN_KEY_FILE = str(tmp_path / "geheim" / "hoofdsleutel")
    forget()
    yield Path(settings.EENPLAN_KEY_FILE)
    forget()


@pytest.fixture
def lege_bos(db: None) -> None:
    """No data key is there yet, as before the very first start."""
    DataKey.objects.all().delete()


@pytest.fixture
def kms(tmp_path: Path, settings: Any, key_file: Path) -> Path:
    """A command that wraps, as one of a KMS would; not really secret, but not the key either."""
    script = tmp_path / "kms.py"
    script.write_text(KMS)
    settings.EENPLAN_KEK_COMMAND = f"{sys.executable} {script}"
    return script


def forget() -> None:
    """As in a process that starts."""
    hoofd.forget()
    bos.forget()


@pytest.mark.usefixtures("lege_bos")
def test_the_key_is_made_for_us_only(key_file: Path) -> None:
    seal(PLAIN, organisation_id=1)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert key_file.stat().st_size == KEY
    assert list(key_file.parent.iterdir()) == [key_file], "no half key is left beside it"


@pytest.mark.usefixtures("lege_bos")
def test_the_key_survives_a_restart(key_file: Path) -> None:
    raw, index = seal(PLAIN, organisation_id=1), blind("1")
    forget()
    assert (unseal(raw, organisation_id=1), blind("1")) == (PLAIN, index)


@pytest.mark.usefixtures("lege_bos")
def test_another_head_key_opens_nothing(key_file: Path) -> None:
    raw = seal(PLAIN, organisation_id=1)
    key_file.write_bytes(bytes(KEY))
    forget()
    with pytest.raises(InvalidTag):
        unseal(raw, organisation_id=1)
    with pytest.raises(InvalidTag):
        seal(PLAIN, organisation_id=1)


@pytest.mark.usefixtures("lege_bos")
def test_a_lost_head_key_is_not_replaced_by_a_fresh_one(key_file: Path) -> None:
    """Else everything new would be sealed under it, and the reserve copy could not be put back."""
    raw = seal(PLAIN, organisation_id=1)
    key_file.unlink()
    forget()
    with pytest.raises(hoofd.HeadKeyFault, match="ontbreekt"):
        seal(PLAIN, organisation_id=2)
    with pytest.raises(hoofd.HeadKeyFault, match="ontbreekt"):
        unseal(raw, organisation_id=1)
    assert not key_file.exists()


@pytest.mark.usefixtures("lege_bos")
@pytest.mark.parametrize("size", [0, 1, 31, 33])
def test_a_damaged_key_is_refused_and_left_as_it_is(key_file: Path, size: int) -> None:
    key_file.parent.mkdir()
    key_file.write_bytes(bytes(size))
    with pytest.raises(ValueError, match="beschadigd"):
        seal(PLAIN, organisation_id=1)
    assert key_file.stat().st_size == size


def test_who_comes_second_keeps_the_key_of_the_first(key_file: Path) -> None:
    hoofd.make(1)
    first = key_file.read_bytes()
    hoofd.make(1)
    assert key_file.read_bytes() == first
    assert list(key_file.parent.iterdir()) == [key_file]


RACE = """
import sys
from types import SimpleNamespace
import eenplan.core.crypto.hoofd as hoofd
hoofd.settings = SimpleNamespace(EENPLAN_KEY_FILE=sys.argv[1], EENPLAN_KEK_COMMAND="")
sys.stdin.readline()
print(hoofd._load(str(hoofd._path(hoofd.current()))).hex())
"""


def test_many_processes_at_once_have_one_key(key_file: Path) -> None:
    """Web, worker and watch start together: none reads a key that is half written."""
    ready = [
        subprocess.Popen(
            [sys.executable, "-c", RACE, str(key_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for process in ready:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    keys = {process.communicate()[0].strip() for process in ready}
    assert keys == {key_file.read_bytes().hex()}
    assert len(keys.pop()) == 2 * KEY


@pytest.mark.usefixtures("lege_bos")
def test_a_command_holds_the_key_and_no_file_does(key_file: Path, kms: Path) -> None:
    raw = seal(PLAIN, organisation_id=1)
    held = Path(f"{key_file}{hoofd.WRAPPED}")
    assert list(key_file.parent.iterdir()) == [held]
    assert held.read_bytes().startswith(b"kms:")
    assert stat.S_IMODE(held.stat().st_mode) == 0o600
    forget()
    assert unseal(raw, organisation_id=1) == PLAIN


@pytest.mark.usefixtures("lege_bos")
def test_the_command_is_asked_once_per_process(key_file: Path, kms: Path) -> None:
    seal(PLAIN, organisation_id=1)
    kms.unlink()
    assert seal(PLAIN, organisation_id=2, casus_id=4)


@pytest.mark.usefixtures("lege_bos")
@pytest.mark.parametrize("command", ["", "/nergens/kms", f"{sys.executable} -c exit(3)"])
def test_a_command_that_fails_is_told_without_a_key(key_file: Path, kms: Path, settings: Any, command: str) -> None:
    raw = seal(PLAIN, organisation_id=1)
    settings.EENPLAN_KEK_COMMAND = command
    forget()
    with pytest.raises(hoofd.HeadKeyFault, match="EENPLAN_KEK_COMMAND") as told:
        unseal(raw, organisation_id=1)
    assert "kms:" not in str(told.value)


def test_a_destroyed_head_key_is_gone_from_the_disk(key_file: Path) -> None:
    hoofd.make(1)
    hoofd.make(2)
    assert hoofd.numbers() == [1, 2]
    hoofd.destroy(1)
    assert hoofd.numbers() == [2]
    assert hoofd.current() == 2
    with pytest.raises(hoofd.HeadKeyFault):
        hoofd.wrapping(1)
