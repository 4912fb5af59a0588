"""The head keys: numbered files outside the database, from which all keys that wrap data keys are derived.

`hoofdsleutel` is number 1, `hoofdsleutel.2` the next. A file (0600) holds the key itself, or with EENPLAN_KEK_COMMAND
what that command made of it (`hoofdsleutel.2.ingepakt`): a KMS or smart card is asked once per process, never per case.
The command gets `inpakken` or `uitpakken` behind it; the key travels over stdin and stdout in base64, never in a file
or an argument.
"""

import os
import shlex
import subprocess
import tempfile
from base64 import b64decode, b64encode
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from eenplan.core.crypto.envelop import KEY

FIRST = 1
WRAPPED = ".ingepakt"
PATIENCE = 30  # seconds that a KMS may take


class HeadKeyFault(ValueError):
    """A head key is missing, damaged, or the KMS did not give it; in Dutch, without a key in it."""


def numbers() -> list[int]:
    """The head keys that lie here, oldest first."""
    base = Path(settings.EENPLAN_KEY_FILE)
    found = {FIRST} if base.exists() or Path(f"{base}{WRAPPED}").exists() else set()
    for file in base.parent.glob(f"{base.name}.*"):
        number = file.name.removeprefix(f"{base.name}.").removesuffix(WRAPPED)
        found |= {int(number)} if number.isdigit() else set()
    return sorted(found)


def current() -> int:
    """The number under which is wrapped from now on; where there is none at all the first is made."""
    return max(numbers(), default=0) or make(FIRST)


def make(number: int) -> int:
    """Put a fresh key there, whole or not at all; who comes second keeps the key of the first."""
    path = _path(number)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = os.urandom(KEY)
    held = _command("inpakken", b64encode(key)) if settings.EENPLAN_KEK_COMMAND else key
    target = Path(f"{path}{WRAPPED}") if settings.EENPLAN_KEK_COMMAND else path
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sleutel-")  # 0600 from the start
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(held)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first
            os.link(name, target)
    finally:
        os.unlink(name)
    _sync(path.parent)
    return number


def destroy(number: int) -> None:
    """Take a head key away: what was wrapped under it opens nowhere any more, but where a copy of it is kept."""
    path = _path(number)
    for file in (path, Path(f"{path}{WRAPPED}")):
        if file.exists():
            with file.open("r+b") as stream:
                stream.write(bytes(file.stat().st_size))
                stream.flush()
                os.fsync(stream.fileno())
            file.unlink()
    _sync(path.parent)
    forget()


def wrapping(number: int) -> bytes:
    """The key that wraps data keys under this head key. Raises HeadKeyFault."""
    return _derive(_load(str(_path(number))), "eenplan/kek")


def top() -> tuple[int, bytes]:
    """The head key of now and what it wraps with; asked again when it was renewed and destroyed in between."""
    number = current()
    try:
        return number, wrapping(number)
    except HeadKeyFault:
        if current() == number:
            raise
        return top()


def derive(organisation_id: int, kind: str) -> bytes:
    """The data key of before, derived from the first head key. Raises HeadKeyFault when that is gone."""
    if FIRST not in numbers():
        raise HeadKeyFault("De eerste hoofdsleutel is er niet (meer); wat in de oude vorm staat, gaat niet open.")
    return _derive(_load(str(_path(FIRST))), f"eenplan/{kind}/{organisation_id}")


def forget() -> None:
    """Keep no key in memory, as in a process that starts."""
    _load.cache_clear()
    _derive.cache_clear()


def _path(number: int) -> Path:
    base = Path(settings.EENPLAN_KEY_FILE)
    return base if number == FIRST else base.with_name(f"{base.name}.{number}")


@lru_cache(maxsize=8)
def _load(path: str) -> bytes:
    wrapped = Path(f"{path}{WRAPPED}")
    if wrapped.exists():
        key = _unpacked(_command("uitpakken", wrapped.read_bytes()))
    elif Path(path).exists():
        key = Path(path).read_bytes()
    else:
        raise HeadKeyFault(f"De hoofdsleutel {path} ontbreekt: zet de reservekopie terug.")
    if len(key) != KEY:
        raise HeadKeyFault(f"De sleutel in {path} is beschadigd: zet de reservekopie terug.")
    return key


def _unpacked(said: bytes) -> bytes:
    with suppress(ValueError):
        return b64decode(said)
    return b""  # no base64: damaged as much as a key that is too short


@lru_cache(maxsize=512)
def _derive(key: bytes, info: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=info.encode()).derive(key)


def _command(verb: str, given: bytes) -> bytes:
    """What the administrator's command answers; what it complains of is not shown, for it may hold a key."""
    command = [*shlex.split(settings.EENPLAN_KEK_COMMAND), verb]
    if len(command) == 1:
        raise HeadKeyFault("De hoofdsleutel is ingepakt door een opdracht; zet EENPLAN_KEK_COMMAND.")
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603 - the administrator's own setting
    except (OSError, subprocess.SubprocessError) as fault:
        raise HeadKeyFault(f"De opdracht in EENPLAN_KEK_COMMAND lukte niet ({type(fault).__name__}).") from None
    return done.stdout.strip()


def _sync(folder: Path) -> None:
    """The name of a file is kept as well as its contents."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
