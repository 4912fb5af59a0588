"""Leaves of a long list: a few at a time, so that no answer is a catalogue of families (access.md, misuse 11)."""

from dataclasses import dataclass

from django.http import HttpRequest

PER_BLAD = 25  # families: mostly two people give one its name, and no page tells of more than fifty people
LAATSTE = 9999


@dataclass(frozen=True, slots=True)
class Blad:
    """Which leaf of a list is asked for (from 1), and what else was asked."""

    nummer: int
    vraag: str = ""

    @property
    def vanaf(self) -> int:
        """How many rows come before this leaf."""
        return (self.nummer - 1) * PER_BLAD

    @property
    def vorige(self) -> str:
        """The address of the leaf before; empty on the first."""
        return self._adres(self.nummer - 1) if self.nummer > 1 else ""

    @property
    def volgende(self) -> str:
        """The address of the next leaf."""
        return self._adres(self.nummer + 1)

    def _adres(self, nummer: int) -> str:
        return "?" + "&".join(part for part in (self.vraag, f"blad={nummer}") if part)


def gevraagd(request: HttpRequest) -> Blad:
    """The leaf that the address asks for; the first when it asks for one that cannot be."""
    asked = request.GET.copy()
    text = "".join(asked.pop("blad", [""])[-1:])
    nummer = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(LAATSTE)) else 1
    return Blad(max(nummer, 1), asked.urlencode())
