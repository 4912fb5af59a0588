"""Fields that the forms of an order share."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime

from eenplan.core.calendar import AMSTERDAM
from eenplan.core.web.forms import EenplanForm, MomentWidget

Keuzen = Iterable[tuple[Any, str]]
GEEN_TIJD = "Deze tijd bestaat niet: in deze nacht ging de klok van 2 naar 3 uur. Kies een tijd vanaf 3 uur."
OOK_TIJD = "Vul een geldige dag en tijd in, bijvoorbeeld 20-03-2026 22:15."
WELK_JAAR = "Kijk de datum na: dit jaar kan niet kloppen."
JAREN = range(2000, 2100)


class MomentVeld(forms.DateTimeField):
    """A day and a time on the wall clock. The hour that comes twice is read as the first: nobody is turned away."""

    widget = MomentWidget

    def to_python(self, value: Any) -> datetime | None:
        """The moment; a hole in the clock and a year that cannot be are told in Dutch."""
        if value and ":" not in str(value):
            raise forms.ValidationError(OOK_TIJD)
        wall = _op_de_klok(value)
        if wall is not None and wall.year not in JAREN:
            raise forms.ValidationError(WELK_JAAR)
        if wall is None or wall.tzinfo is not None:
            found: datetime | None = super().to_python(value)
            return found
        first = wall.replace(tzinfo=AMSTERDAM)
        if first.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) != wall:
            raise forms.ValidationError(GEEN_TIJD)
        return first


def _op_de_klok(value: Any) -> datetime | None:
    try:
        return parse_datetime(str(value).strip()) if value else None
    except ValueError:
        return None  # the field itself says that this is no time


def tekstveld(label: str, hulp: str = "", rows: int = 3, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hulp, required=required, widget=forms.Textarea(attrs={"rows": rows}))


def momentveld(label: str, hulp: str = "") -> MomentVeld:
    return MomentVeld(label=label, help_text=hulp)


def bied(form: EenplanForm, name: str, keuzen: Keuzen) -> None:
    """Offer these choices in this field."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # only such fields are named here
    field.choices = list(keuzen)


def naar_minuut(moment: datetime) -> datetime:
    """A moment as the picker shows it: to the minute."""
    return moment.replace(second=0, microsecond=0)
