"""How rows of a model are stored: its columns, what stands where nothing is said, and words that COPY can read."""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
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

    def waarden(self, rijen: list[Rij], namen: list[str]) -> Iterator[tuple[Any, ...]]:
        """The values of each row, in the order of the columns; ValueError for a field that does not exist."""
        kolommen, standaard, bewerkt, volgorde = self.kolommen.keys(), self.standaard, self.bewerkt, itemgetter(*namen)
        for rij in rijen:
            if not rij.keys() <= kolommen:
                raise ValueError(f"{self.naam} heeft geen {', '.join(sorted(rij.keys() - kolommen))}.")
            vol = standaard | rij
            for name, vorm in bewerkt.items():
                vol[name] = vorm(vol[name])
            yield volgorde(vol)
