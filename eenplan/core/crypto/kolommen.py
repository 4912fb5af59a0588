"""Every column with sealed values, as its model says by the attribute `sealed`; a test compares with the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, F, Func, Model, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from eenplan.core.crypto.envelop import HEAD


@dataclass(frozen=True, slots=True)
class Sealed:
    """One column: the kind of its key, and by which path a row finds its organisation and, when it has one, its case.

    `nested`: what was sealed stands in the contents once more (a trace by which something is undone).
    `only`: a field with the values of the rows that have this kind of key; a column with two kinds is named twice.
    """

    field: str
    organisation: str
    kind: str = "gewoon"
    casus: str = ""
    nested: bool = False
    only: tuple[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """The same with its model."""

    model: type[Model]
    of: Sealed

    @property
    def name(self) -> str:
        """For the screen."""
        return f"{self.model._meta.db_table}.{self.of.field}"

    def heads(self) -> QuerySet[Any, Any]:
        """Per row with a value: its key, how the value begins, its organisation and case (0: none)."""
        start = Func(F(self.of.field), Value(1), Value(HEAD), function="substring", output_field=BinaryField())
        casus = Coalesce(F(self.of.casus), 0) if self.of.casus else Value(0)
        given = Q(**{f"{self.of.field}__isnull": False}) & ~Q(**{self.of.field: b""})
        if self.of.only:
            given &= Q(**{f"{self.of.only[0]}__in": self.of.only[1]})
        rows = self.model._base_manager.filter(given).order_by("pk")
        named = rows.annotate(_head=start, _organisation=F(self.of.organisation), _casus=casus)
        found: QuerySet[Any, Any] = named.values_list("pk", "_head", "_organisation", "_casus")
        return found


def columns() -> Iterator[Column]:
    """All of them."""
    for model in apps.get_models():
        for item in getattr(model, "sealed", ()):
            yield Column(model, item)
