"""Generated passwords and keys: one small file per subject under EENPLAN_DATA/geheim, mode 0600."""

import json
import os
import secrets
from pathlib import Path

FOLDER = "geheim"


def private_folder(path: Path) -> Path:
    """Make ``path`` (with parents) and keep it for this user only, whatever the umask says.

    The one thing left as it is: a group that may pass through (0710, see pg_place.py).
    """
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.stat().st_mode & 0o067:
        path.chmod(0o700)
    return path


class Keyring:
    """Named random values in one JSON file. ``get`` makes a value the first time it is asked for."""

    def __init__(self, data: Path, subject: str) -> None:
        self.file = data / FOLDER / f"{subject}.json"

    def get(self, name: str) -> str:
        """The value of ``name``: 256 random bits in URL-safe letters, the same on every call."""
        values = self._read()
        if name not in values:
            values[name] = secrets.token_urlsafe(32)
            self._write(values)
        return values[name]

    def _read(self) -> dict[str, str]:
        if not self.file.exists():
            return {}
        values: dict[str, str] = json.loads(self.file.read_text("utf-8"))
        return values

    def _write(self, values: dict[str, str]) -> None:
        """Replace the file as a whole and flush it: a crash leaves the old file or the new one."""
        private_folder(self.file.parent)
        draft = self.file.with_suffix(".nieuw")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            json.dump(values, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self.file)
