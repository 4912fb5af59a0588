"""The form of the roster."""

from typing import Any

from django import forms

from eenplan.core.calendar import AMSTERDAM
from eenplan.core.web.forms import EenplanForm, MomentWidget
from eenplan.netwerk.dienst.rules import MOST_WEEKS, SoortDienst


class DienstForm(EenplanForm):
    """Who has duty when."""

    soort = forms.ChoiceField(
        label="Welke dienst?", choices=[(item.value, item.label) for item in SoortDienst], widget=forms.RadioSelect
    )
    account = forms.TypedChoiceField(label="Wie?", coerce=int)
    van = forms.DateTimeField(label="Van", widget=MomentWidget, input_formats=["%Y-%m-%dT%H:%M"])
    tot = forms.DateTimeField(label="Tot", widget=MomentWidget, input_formats=["%Y-%m-%dT%H:%M"])
    telefoon = forms.CharField(label="Telefoon tijdens deze dienst", max_length=40, required=False)
    keer = forms.IntegerField(
        label="Hoeveel weken achter elkaar?", min_value=1, max_value=MOST_WEEKS, initial=1,
        help_text="1 is alleen deze keer. Bij 4 komt dezelfde dienst vier weken achter elkaar op het rooster.",
    )  # fmt: skip

    def __init__(self, *args: Any, mensen: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", "Kies een persoon"), *mensen]  # type: ignore[attr-defined]  # a choice field has choices

    def clean(self) -> dict[str, Any]:
        """Times are on the clock of here."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        return {name: value.astimezone(AMSTERDAM) if name in {"van", "tot"} and value else value
                for name, value in data.items()}  # fmt: skip
