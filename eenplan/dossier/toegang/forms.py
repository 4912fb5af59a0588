"""Forms of who may look: named readers, a reason, a colleague."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm


class RedenForm(EenplanForm):
    """Why."""

    reden = forms.CharField(label="Waarom?", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class LezersForm(RedenForm):
    """Who may read it, and why."""

    lezers = forms.MultipleChoiceField(
        label="Wie mag het lezen?", widget=forms.CheckboxSelectMultiple,
        help_text="Wie hier niet staat, doet niet mee in deze casus of kent het gezin.",
    )  # fmt: skip
    field_order = ("lezers", "reden")

    def __init__(self, *args: Any, mensen: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["lezers"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(pk), naam) for pk, naam in mensen.items()]

    def clean_lezers(self) -> list[int]:
        """As keys."""
        return [int(pk) for pk in self.cleaned_data["lezers"]]


class CollegaForm(EenplanForm):
    """To whom the case goes."""

    collega = forms.ChoiceField(label="Aan wie geeft u de casus?")

    def __init__(self, *args: Any, mensen: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["collega"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Kies een collega"), *((str(pk), naam) for pk, naam in mensen.items())]
