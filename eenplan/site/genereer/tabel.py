"""How rows of a model are stored: its columns, what stands where nothing is said, and words that COPY can read."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

Rij = dict[str, Any]


def _lijst(words: Collection[str] | None) -> str | None:
    """An array of words as PostgreSQL reads it; a tenth of what the driver takes for it."""
    if words is None:
        return None
    return "{" + ",".join('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in words) + "}"


VORMEN: tuple[tuple[type, Callable[[Any], Any]], ...] = ((models.JSONField, json.dumps), (ArrayField, _lijst))


@dataclass(slots=True)
class Tabel:
    """The rows of one model that wait to be written."""

    naam: str
    kolommen: dict[str, str]  # attribute: column
    standaard: Rij
    bewerkt: dict[str, Callable[[Any], Any]]
    sleutels: list[int] = field(default_factory=list)
    rijen: list[Rij] = field(default_factory=list)

    @classmethod
    def van(cls, model: type[models.Model]) -> "Tabel":
        """How this model is stored."""
        fields = [item for item in model._meta.concrete_fields if not item.generated]
        return cls(
            model._meta.db_table,
            {item.attname: str(item.column) for item in fields},
            {item.attname: item.get_default() for item in fields if not item.primary_key},
            {item.attname: vorm for item in fields for kind, vorm in VORMEN if isinstance(item, kind)},
        )

    def waarden(self, rij: Rij, namen: list[str]) -> list[Any]:
        """The values of one row, in the order of the columns."""
        vol = self.standaard | rij
        for name, vorm in self.bewerkt.items():
            vol[name] = vorm(vol[name])
        return [vol[name] for name in namen]
