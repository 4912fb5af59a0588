"""What making one of two records changed, row by row: by looking at all that hangs on both before and after.

Not a list of tables: every table that points at a person is found in the models, so that what is built later is kept
too. What comes in between is not in it, and stays where it is when the joining is undone.
"""

import json
from collections.abc import Collection, Iterator
from typing import Any, cast

from django.apps import apps
from django.core import serializers
from django.db.models import ManyToOneRel, Model, Value

from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.dossier.personen.models import Persoon

Velden = dict[str, Any]
Foto = dict[str, Velden]
# Written by the database or by the worker itself, out of the rest.
VAN_ZELF = frozenset({
    "radar.sleutel", "radar.profielregel", "radar.dubbelpaar", "vondst.aanwijzing", "elders.persoontoken",
})  # fmt: skip
TELLERS = frozenset({"versie"})  # only go up


def houvast() -> Iterator[tuple[type[Model], str]]:
    """Every table that points at a person, and by which column."""
    for field in Persoon._meta.get_fields(include_hidden=True):
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one):
            back = cast(ManyToOneRel, field)
            if back.related_model._meta.label_lower not in VAN_ZELF:
                yield back.related_model, back.field.name


def wijzend(personen: Collection[int]) -> list[tuple[type[Model], str]]:
    """Those of them in which something points at one of these persons; one question for all tables."""
    alle = list(houvast())
    here = [
        model._base_manager.filter(**{f"{name}__in": personen}).order_by().values_list(Value(place), flat=True)[:1]
        for place, (model, name) in enumerate(alle)
    ]
    return [alle[place] for place in here[0].union(*here[1:], all=True)]


def foto(personen: Collection[int], casussen: Collection[int]) -> Foto:
    """All that hangs on these persons, with the shields and the retention of these cases."""
    found: Foto = {}
    rows: list[Any] = [Persoon.objects.filter(pk__in=personen), Schild.objects.filter(casus__in=casussen)]
    rows += [model._base_manager.filter(**{f"{name}__in": personen}) for model, name in wijzend(personen)]
    rows.append(Deadline.objects.filter(object_type="persoon", object_id__in=personen))
    for query in rows:
        for row in json.loads(serializers.serialize("json", query)):
            found[f"{row['model']} {row['pk']}"] = row["fields"]
    for pk, day in Casus.objects.filter(pk__in=casussen).values_list("pk", "bewaren_tot"):
        found[f"casus.casus {pk}"] = {"bewaren_tot": day and day.isoformat()}
    return found


def verschil(voor: Foto, na: Foto) -> dict[str, Any]:
    """Rows that went, rows that came, and per row that changed what it was and became."""
    return {
        "weg": {key: row for key, row in voor.items() if key not in na},
        "nieuw": {key: row for key, row in na.items() if key not in voor},
        "anders": {
            key: {name: [row[name], na[key][name]] for name in row if _anders(name, row[name], na[key][name])}
            for key, row in voor.items()
            if key in na and any(_anders(name, row[name], na[key][name]) for name in row)
        },
    }


def _anders(name: str, een: Any, ander: Any) -> bool:
    return name not in TELLERS and een != ander


def model_van(key: str) -> tuple[type[Model], int]:
    """The table and the key of a row in a picture."""
    label, pk = key.rsplit(" ", 1)
    return apps.get_model(label), int(pk)


def nu(key: str) -> Velden | None:
    """The row as it is now, or None when it is gone."""
    model, pk = model_van(key)
    rows = json.loads(serializers.serialize("json", model._base_manager.filter(pk=pk)))
    return dict(rows[0]["fields"]) if rows else None
