"""Forms of the register of agreements."""

from __future__ import annotations

from typing import Any

from django import forms

from eenplan.core.access.policy import DataClass
from eenplan.core.accounts.models import Organisation
from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.netwerk.convenant.rules import DEELBAAR, NieuweAfspraak


class AfspraakForm(EenplanForm):
    """An agreement: what, on which article, between whom, what may be shared, from when to when."""

    naam = forms.CharField(label="Naam van de afspraak", max_length=150)
    artikel = forms.CharField(
        label="Op welk artikel rust het delen?", max_length=150, help_text="Bijvoorbeeld: artikel 4."
    )
    partijen = forms.MultipleChoiceField(
        label="Tussen wie?", widget=forms.CheckboxSelectMultiple, help_text="Kies minstens twee partijen."
    )
    klassen = forms.MultipleChoiceField(
        label="Wat mag worden gedeeld?", choices=[(item.value, words) for item, words in DEELBAAR.items()],
        widget=forms.CheckboxSelectMultiple, required=False, help_text="Wie er meldde en justitie gaan nooit mee.",
    )  # fmt: skip
    inhoud = forms.CharField(label="Wat is afgesproken?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    geldig_van = forms.DateField(label="Geldig vanaf", widget=DatumWidget)
    geldig_tot = forms.DateField(label="Geldig tot", widget=DatumWidget, required=False)
    herzien_op = forms.DateField(
        label="Herzien op", widget=DatumWidget, required=False, help_text="Leeg is: na de termijn van de regio."
    )

    def __init__(self, *args: Any, organisaties: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["partijen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(place.pk), place.naam) for place in organisaties]

    def nieuw(self) -> NieuweAfspraak:
        """What the action needs."""
        data = self.cleaned_data
        return NieuweAfspraak(
            data["naam"], data["artikel"], tuple(map(int, data["partijen"])),
            frozenset(DataClass(item) for item in data["klassen"]), data["geldig_van"], data["geldig_tot"],
            data["herzien_op"], data["inhoud"],
        )  # fmt: skip


class HerzienForm(EenplanForm):
    """Empty: it holds on. With a day: it ends."""

    tot = forms.DateField(
        label="Eindigt de afspraak? Op welke dag?", widget=DatumWidget, required=False,
        help_text="Leeg is: de afspraak blijft gelden en krijgt een nieuwe herziendatum.",
    )  # fmt: skip
