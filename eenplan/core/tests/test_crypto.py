"""Sealing: nobody else opens it, nobody changes it unseen; the master key is made once, whole, for us only."""

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from eenplan.core import crypto
from eenplan.core.crypto import blind, seal, unseal

KINDS = ("gewoon", "schild", "melder")
PLAIN = b"Kievitslaan 14"


@pytest.fixture
def key_file(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A key of its own in an empty folder."""
    settings.EENPLAN_KEY_FILE = str(tmp_path / "geheim" / "hoofdsleutel")
    forget()
    yield Path(settings.EENPLAN_KEY_FILE)
    forget()


def forget() -> None:
    """As in a process that starts."""
    crypto._master.cache_clear()
    crypto._key.cache_clear()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plain", [b"", b"a", PLAIN, "é€😀".encode(), bytes(10_000)])
def test_what_is_sealed_opens_again(kind: str, plain: bytes) -> None:
    assert unseal(seal(plain, organisation_id=3, kind=kind), organisation_id=3, kind=kind) == plain


def test_as_the_database_gives_it_back() -> None:
    assert unseal(memoryview(seal(PLAIN, organisation_id=3)), organisation_id=3) == PLAIN  # type: ignore[arg-type]  # psycopg gives a view


@pytest.mark.parametrize("sealed_for", [(1, "gewoon"), (1, "schild"), (1, "melder"), (2, "gewoon"), (2, "melder")])
@pytest.mark.parametrize("opened_by", [(1, "gewoon"), (1, "schild"), (1, "melder"), (2, "gewoon"), (2, "melder")])
def test_only_the_same_organisation_and_kind_opens(sealed_for: tuple[int, str], opened_by: tuple[int, str]) -> None:
    raw = seal(PLAIN, organisation_id=sealed_for[0], kind=sealed_for[1])
    if sealed_for == opened_by:
        assert unseal(raw, organisation_id=opened_by[0], kind=opened_by[1]) == PLAIN
        return
    with pytest.raises(InvalidTag):
        unseal(raw, organisation_id=opened_by[0], kind=opened_by[1])


@pytest.mark.parametrize("place", range(crypto.NONCE + len(PLAIN) + 16))
def test_one_changed_bit_is_seen(place: int) -> None:
    raw = bytearray(seal(PLAIN, organisation_id=3))
    raw[place] ^= 1
    with pytest.raises(InvalidTag):
        unseal(bytes(raw), organisation_id=3)


@pytest.mark.parametrize("cut", [1, 16])
def test_a_shortened_seal_is_seen(cut: int) -> None:
    with pytest.raises(InvalidTag):
        unseal(seal(PLAIN, organisation_id=3)[:-cut], organisation_id=3)


def test_the_same_text_is_sealed_differently_each_time() -> None:
    sealed = {seal(PLAIN, organisation_id=3) for _ in range(20)}
    assert len(sealed) == 20
    assert not any(PLAIN in raw or b"Kievits" in raw for raw in sealed)


def test_blind_finds_again_and_cannot_be_read() -> None:
    index = blind("999000019")
    assert index == blind("999000019")
    assert index != blind("999000020")
    assert len(index) == 64
    assert "999000019" not in index


def test_blind_is_not_a_plain_hash() -> None:
    """Nine digits are guessed in a second without a key."""
    from hashlib import sha256

    assert blind("999000019") != sha256(b"999000019").hexdigest()


def test_the_key_is_made_for_us_only(key_file: Path) -> None:
    seal(PLAIN, organisation_id=1)
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert key_file.stat().st_size == crypto.KEY
    assert list(key_file.parent.iterdir()) == [key_file], "no half key is left beside it"


def test_the_key_survives_a_restart(key_file: Path) -> None:
    raw = seal(PLAIN, organisation_id=1)
    forget()
    assert unseal(raw, organisation_id=1) == PLAIN


def test_another_key_opens_nothing(key_file: Path) -> None:
    raw, index = seal(PLAIN, organisation_id=1), blind("1")
    key_file.unlink()
    forget()
    assert blind("1") != index
    with pytest.raises(InvalidTag):
        unseal(raw, organisation_id=1)


@pytest.mark.parametrize("size", [0, 1, 31, 33])
def test_a_damaged_key_is_refused_and_left_as_it_is(key_file: Path, size: int) -> None:
    key_file.parent.mkdir()
    key_file.write_bytes(bytes(size))
    with pytest.raises(ValueError, match="beschadigd"):
        seal(PLAIN, organisation_id=1)
    assert key_file.stat().st_size == size


def test_who_comes_second_keeps_the_key_of_the_first(key_file: Path) -> None:
    first = crypto._master()
    crypto._make(key_file)
    assert key_file.read_bytes() == first
    assert list(key_file.parent.iterdir()) == [key_file]


RACE = """
import sys
from pathlib import Path
from types import SimpleNamespace
import eenplan.core.crypto as crypto
crypto.settings = SimpleNamespace(EENPLAN_KEY_FILE=sys.argv[1])
sys.stdin.readline()
print(crypto._master().hex())
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
    assert len(keys.pop()) == 2 * crypto.KEY
