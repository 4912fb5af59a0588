"""One part of a backup on its way into the file: counted, hashed, told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from eenplan.site.behoud.kluis import Schrijver, Soort

Melder = Callable[[str], None]
TOLD_EVERY = 256 << 20


@dataclass
class Deel:
    """A stream into the file, of one kind; counts and prints what goes through."""

    kluis: Schrijver
    soort: Soort
    meld: Melder
    omvang: int = 0
    afdruk: Any = field(default_factory=sha256)

    def write(self, data: bytes) -> int:
        """As a file has it, for who writes to one."""
        self.kluis.schrijf(self.soort, data)
        self.afdruk.update(data)
        if (self.omvang + len(data)) // TOLD_EVERY > self.omvang // TOLD_EVERY:
            self.meld(f"  {(self.omvang + len(data)) >> 20} MB geschreven")
        self.omvang += len(data)
        return len(data)

    def woorden(self) -> dict[str, Any]:
        """Its size and hash for the overview."""
        return {"bytes": self.omvang, "sha256": self.afdruk.hexdigest()}
