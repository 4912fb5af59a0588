"""Fields that the forms of an order share."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm, MomentWidget

Keuzen = Iterable[tuple[Any, str]]


def tekstveld(label: str, hulp: str = "", rows: int = 3, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hulp, required=required, widget=forms.Textarea(attrs={"rows": rows}))


def momentveld(label: str, hulp: str = "") -> forms.DateTimeField:
    return forms.DateTimeField(label=label, help_text=hulp, widget=MomentWidget)


def bied(form: EenplanForm, name: str, keuzen: Keuzen) -> None:
    """Offer these choices in this field."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # only such fields are named here
    field.choices = list(keuzen)


def naar_minuut(moment: datetime) -> datetime:
    """A moment as the picker shows it: to the minute."""
    return moment.replace(second=0, microsecond=0)
