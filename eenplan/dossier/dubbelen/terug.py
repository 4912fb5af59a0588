"""Taking back what the trace of a joining says, and nothing else: what somebody changed since stays as he left it."""

from contextlib import suppress
from typing import Any

from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model

from eenplan.core.workflow import Refused
from eenplan.dossier.dubbelen.rules import NIET_MEER
from eenplan.dossier.dubbelen.spoor import TELLERS, Velden, model_van, nu
from eenplan.dossier.personen.models import Persoon

# What belongs together goes back together or not at all.
SAMEN = (
    frozenset({"bsn_index", "bsn_verzegeld"}),
    frozenset({"voornamen", "tussenvoegsel", "achternaam", "zoeknaam"}),
    frozenset({"geboortejaar", "geboortemaand", "geboortedag"}),
    frozenset({"telefoon", "tijden", "afspraak", "ander_nummer"}),
    frozenset({"done_at", "late_reason"}),
)


def zet_terug(spoor: dict[str, Any], *, schilden: bool) -> None:
    """Rows as they were. `schilden`: whether shields may go back too."""
    kept = {
        kind: {key: row for key, row in rows.items() if schilden or not key.startswith("casus.schild ")}
        for kind, rows in spoor.items()
        if kind in ("weg", "nieuw", "anders")
    }
    for key, row in kept["nieuw"].items():
        _haal_weg(key, row)
    gone = sorted(kept["weg"].items(), key=lambda item: not item[0].startswith("personen.persoon "))
    for key, row in gone:
        _maak_weer(key, row)
    for over in (True, False):  # first to whom a row belongs, then what it says: his duty runs again beside hers
        for key, fields in kept["anders"].items():
            _wijzig_terug(key, {name: pair for name, pair in fields.items() if _van_wie(key, name) is over})


def _haal_weg(key: str, row: Velden) -> None:
    """What the joining made, unless somebody worked on it since."""
    now = nu(key)
    if now is not None and all(now[name] == row[name] for name in row if name not in TELLERS):
        model, pk = model_van(key)
        model._base_manager.filter(pk=pk).delete()


def _maak_weer(key: str, row: Velden) -> None:
    model, pk = model_van(key)
    for field in model._meta.get_fields():
        if not isinstance(field, ForeignKey) or row.get(field.name) is None:
            continue
        if not field.related_model._base_manager.filter(pk=row[field.name]).exists():
            raise Refused(NIET_MEER)
    for item in serializers.deserialize("python", [{"model": model._meta.label_lower, "pk": pk, "fields": row}]):
        item.save()


def _wijzig_terug(key: str, fields: dict[str, list[Any]]) -> None:
    """Field by field where it still is what the joining made of it."""
    now = nu(key)
    if now is None or not fields:  # taken away since, or nothing of this turn
        return
    moved = {name for name, (_, new) in fields.items() if _zelfde(now[name], new)}
    for group in SAMEN:
        if fields.keys() & group - moved:
            moved -= group
    model, pk = model_van(key)
    old = {name: fields[name][0] for name in moved}
    for item in serializers.deserialize("python", [{"model": model._meta.label_lower, "pk": pk, "fields": old}]):
        with suppress(IntegrityError), transaction.atomic():  # another took its place since: that one holds
            _schrijf(item.object, old, item.m2m_data or {})


def _van_wie(key: str, name: str) -> bool:
    """Whether this column says whose the row is."""
    model, _ = model_van(key)
    field = next((item for item in model._meta.concrete_fields if item.name == name), None)
    return name == "object_id" or (isinstance(field, ForeignKey) and field.related_model is Persoon)


def _zelfde(een: Any, ander: Any) -> bool:
    return (sorted(een) == sorted(ander)) if isinstance(een, list) and isinstance(ander, list) else een == ander


def _schrijf(row: Model, names: Velden, many: dict[str, Any]) -> None:
    for name, values in many.items():
        getattr(row, name).set(values)
    columns = {field.name: field.attname for field in row._meta.concrete_fields}
    plain = [columns[name] for name in names if name in columns]
    if plain:
        type(row)._base_manager.filter(pk=row.pk).update(**{name: getattr(row, name) for name in plain})
