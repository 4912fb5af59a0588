"""Taking one case out of the record, with everything that hangs on it; within the transaction of who decided that.

First every package shreds its own; then the case with its cascades; its household and its people, as far as nothing of
another case points at them; last what only names numbers (terms, messages). Log lines stay: they hold numbers only.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import get_ident
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete

from eenplan.core import sockets
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.gezinssysteem.models import Huishouden, Relatie
from eenplan.dossier.personen.models import Persoon

# What is said of a person whatever case he is in: it goes with him, and never keeps him.
VAN_DE_PERSOON = ("personen", "radar", "dubbelen")
BLIJFT = ("audit", "crypto")  # lines of the log, and numbers of keys that were destroyed


@dataclass(slots=True)
class Weg:
    """What went: rows per package, keys by kind of row, and the people that those rows pointed at."""

    aantallen: Counter[str] = field(default_factory=Counter)
    sleutels: dict[type[Model], set[int]] = field(default_factory=lambda: defaultdict(set))
    mensen: set[int] = field(default_factory=set)
    personen: int = 0

    def tel(self, row: Model) -> None:
        """One more row."""
        self.aantallen[row._meta.app_label] += 1
        if isinstance(row.pk, int):
            self.sleutels[type(row)].add(row.pk)
        people = (column for column in row._meta.concrete_fields if column.related_model is Persoon)
        self.mensen |= {getattr(row, column.attname) for column in people} - {None}


@contextmanager
def _geteld() -> Iterator[Weg]:
    """Count every row that this thread deletes, also by a cascade."""
    weg, mine = Weg(), get_ident()

    def tel(instance: Model, **_: Any) -> None:
        if get_ident() == mine:
            weg.tel(instance)

    post_delete.connect(tel, weak=False)
    try:
        yield weg
    finally:
        post_delete.disconnect(tel)


def versnipper(casus: Casus) -> Weg:
    """Destroy the case; returns what went. The caller entered as machinery, and holds the case locked."""
    pk, household = casus.pk, casus.huishouden_id
    with _geteld() as weg:
        sockets.shred(pk)
        Casus.objects.filter(opgegaan_in_id=pk).update(opgegaan_in=None)  # what was joined to it has its own term
        Casus.objects.get(pk=pk).delete()
        if not wijst_naar(Huishouden, {household}, zonder=("gezinssysteem",)):
            Huishouden.objects.filter(pk=household).delete()
        people = weg.mensen - wijst_naar(Persoon, weg.mensen, zonder=VAN_DE_PERSOON)
        weg.personen = len(people)
        Persoon.objects.filter(pk__in=people).delete()
        _met_nummer("casus_id", {pk})
        _met_nummer("persoon_id", people)
        _wijst_ernaar(weg)
    return weg


def wijst_naar(model: type[Model], keys: Collection[int], zonder: tuple[str, ...]) -> set[int]:
    """Which of these another row points at that is not of themselves."""
    held: set[int] = set()
    for rel in model._meta.related_objects:
        other, column = rel.related_model, rel.field.name
        if other._meta.app_label not in zonder and other is not Relatie and not other._meta.auto_created:
            rows = other._default_manager.filter(**{f"{column}__in": keys})
            held |= set(rows.order_by().values_list(column, flat=True).distinct())
    return held & set(keys)


def met_los_nummer(column: str) -> list[type[Model]]:
    """Tables that name a case or a person by a bare number; a database does not hold those together."""
    return [
        model
        for model in apps.get_models()
        for item in model._meta.concrete_fields
        if item.name == column and not item.is_relation and model._meta.app_label not in BLIJFT
    ]


def _met_nummer(column: str, keys: Collection[int]) -> None:
    for model in met_los_nummer(column):
        model._default_manager.filter(**{f"{column}__in": keys}).delete()


def _wijst_ernaar(weg: Weg) -> None:
    """Terms and messages on a row that went: they name it by its kind and number."""
    for model, keys in list(weg.sleutels.items()):
        kinds = {model._meta.model_name, f"{model._meta.app_label}_{model._meta.model_name}"}
        for table in (Deadline, Message):
            table._default_manager.filter(object_type__in=kinds, object_id__in=keys).delete()
