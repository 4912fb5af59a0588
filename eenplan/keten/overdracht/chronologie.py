"""Which events tell the most. Pure Python."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from eenplan.keten.overdracht.rules import MEESTE_GEBEURTENISSEN


class Gebeurtenis(Protocol):
    """What a chronology is made of: a timeline item."""

    @property
    def start(self) -> datetime | date: ...
    @property
    def label(self) -> str: ...
    @property
    def kind(self) -> str: ...


BELANGRIJK = ("geweld", "melding", "maatregel", "besluit", "nameting", "contact")


def kies(items: Iterable[Gebeurtenis], most: int = MEESTE_GEBEURTENISSEN) -> list[Gebeurtenis]:
    """The events that tell the most (violence first, newest first within a kind), in order of time."""
    rows = list({(str(item.start)[:10], item.label): item for item in items}.values())
    newest = sorted(rows, key=lambda item: str(item.start), reverse=True)
    weight = {kind: number for number, kind in enumerate(BELANGRIJK)}
    chosen = sorted(newest, key=lambda item: weight.get(item.kind, len(weight)))[:most]
    return sorted(chosen, key=lambda item: str(item.start))
