"""What a fact looks like outside the table. Pure Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One fact: what happened, when, where, in which course (a keyed hash, never a case number)."""

    naam: str
    op: datetime
    keten: str
    gemeente: str = ""
    waarde: int | None = None
    kenmerken: Mapping[str, Any] = field(default_factory=dict)
