"""A backup as it is read: nothing of it is used before all of it was checked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from eenplan.site.behoud.kluis import Onleesbaar, Soort, lees
from eenplan.site.pg_user import LaunchError


@dataclass(frozen=True, slots=True)
class Kopie:
    """A backup with what is needed to read it; `sleutels` is the file of keys, or None for those in use here."""

    bestand: Path
    wachtwoord: str
    sleutels: Path | None = None

    def delen(self) -> Iterator[tuple[Soort, bytes]]:
        """Everything in it, in order."""
        try:
            with self.bestand.open("rb") as bron:
                yield from lees(bron, self.wachtwoord)
        except OSError as problem:
            raise LaunchError(f"{self.bestand} is niet te lezen: {problem.strerror}") from problem


def overzicht(kopie: Kopie) -> dict[str, Any]:
    """Read the whole file without writing anything: is it authentic, complete, and what is in it?"""
    found = b""
    hashes = {Soort.DATABASE: sha256(), Soort.BESTANDEN: sha256()}
    for kind, part in kopie.delen():
        if kind is Soort.OVERZICHT:
            found += part
        elif kind in hashes:
            hashes[kind].update(part)
    if not found:
        raise Onleesbaar(f"{kopie.bestand} is geen back-up van een database.")
    words: dict[str, Any] = json.loads(found)
    for name, kind in (("database", Soort.DATABASE), ("bestanden", Soort.BESTANDEN)):
        if words["delen"][name]["sha256"] != hashes[kind].hexdigest():
            raise Onleesbaar(f"Het controlegetal van {name} klopt niet. Gebruik een andere back-up.")
    return words


class Stroom:
    """The parts of one kind as something to read from."""

    def __init__(self, kopie: Kopie, soort: Soort) -> None:
        self.parts = (part for kind, part in kopie.delen() if kind is soort)
        self.left = b""

    def read(self, size: int) -> bytes:
        """At most so many bytes; fewer only at the end."""
        while len(self.left) < size and (part := next(self.parts, b"")):
            self.left += part
        given, self.left = self.left[:size], self.left[size:]
        return given
