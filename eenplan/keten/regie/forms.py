"""The form to assign or change the director."""

from __future__ import annotations

from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.keten.regie.queries import Keuze
from eenplan.keten.regie.tabel import TABEL


class RegieForm(EenplanForm):
    """Who, by which row of the table, and why."""

    persoon = forms.ChoiceField(label="Wie krijgt de regie?")
    regel = forms.ChoiceField(
        label="Waarom deze regisseur?", choices=[(row.regel, row.reden) for row in TABEL], widget=forms.RadioSelect
    )
    reden = forms.CharField(label="Licht toe", widget=forms.Textarea(attrs={"rows": 3}), max_length=300)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, keuzes: tuple[Keuze, ...], collega: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        persoon = self.fields["persoon"]
        assert isinstance(persoon, forms.ChoiceField)
        options = [(f"{k.organisatie.pk}-{k.account.pk}", f"{k.account.naam}, {k.organisatie.naam}") for k in keuzes]
        persoon.choices = [("", "Kies een persoon"), *options]
        if collega:  # within the team the reason is the change itself
            del self.fields["regel"]

    @property
    def keuze(self) -> tuple[int, int]:
        """Organisation and account."""
        place, _, person = self.cleaned_data["persoon"].partition("-")
        return int(place), int(person)
