"""Forms of a mandate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from eenplan.core.accounts.models import Organisation
from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.keten.regie.mandaat import NieuwMandaat


class MandaatForm(EenplanForm):
    """Who gives it, for what, until when."""

    organisatie = forms.ChoiceField(label="Welke organisatie geeft het mandaat?")
    gever = forms.CharField(label="Wie gaf het?", max_length=200, help_text="Naam en functie.")
    wat = forms.CharField(
        label="Wat mag de regisseur?", max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: afspraken vragen aan onze behandelaar, en het overleg plannen.",
    )  # fmt: skip
    tot = forms.DateField(label="Tot en met wanneer?", widget=DatumWidget)

    def __init__(self, *args: Any, gevers: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisatie"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Kies een organisatie"), *((str(place.pk), place.naam) for place in gevers)]

    def clean(self) -> dict[str, Any]:
        """`nieuw`: what the action needs."""
        data = self.cleaned_data
        if self.errors:
            return data
        return {**data, "nieuw": NieuwMandaat(int(data["organisatie"]), data["gever"], data["wat"], data["tot"])}


class EindeForm(EenplanForm):
    """Why it ends."""

    reden = forms.CharField(label="Waarom eindigt dit mandaat?", max_length=300)
