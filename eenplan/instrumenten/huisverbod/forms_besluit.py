"""Forms of the decisions."""

from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.instrumenten.huisverbod.velden import momentveld, tekstveld


class Besluit(EenplanForm):
    motivering = tekstveld("Waarom?", "Noem feiten. De partijen en de rechter moeten het kunnen volgen.", 5)
    mandaat = forms.CharField(label="Mandaatsbesluit van deze gemeente", max_length=200, required=False)

    def __init__(self, *args: Any, met_mandaat: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not met_mandaat:
            del self.fields["mandaat"]


class OplegForm(Besluit):
    """Impose it."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    op = momentveld("Wanneer is het opgelegd?", "De tien dagen tellen vanaf deze minuut.")
    mondeling = forms.BooleanField(label="Eerst mondeling gezegd, omdat het dringend was", required=False)
    leeftijd_hoe = forms.CharField(
        label="Hoe weet u dat deze persoon volwassen is?", max_length=300, required=False,
        help_text="Alleen nodig als de geboortedatum niet volledig bekend is.",
    )  # fmt: skip
    field_order = ("op", "motivering", "leeftijd_hoe", "mondeling", "mandaat", "versie")

    def __init__(self, *args: Any, vraag_leeftijd: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vraag_leeftijd:
            del self.fields["leeftijd_hoe"]


class BesluitForm(Besluit):
    """A decision that only needs a reason."""


class VerlengForm(Besluit):
    """Extend it."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    tot = momentveld("Tot wanneer?", "Samen ten hoogste vier weken vanaf het opleggen.")
    field_order = ("tot", "motivering", "mandaat", "versie")
