"""The form with which a rule changes from a day on."""

from django import forms

from eenplan.core.web.forms import DatumWidget, EenplanForm


class WijzigForm(EenplanForm):
    """A new value, from when, on what ground, checked by whom."""

    waarde = forms.IntegerField(label="Nieuwe waarde", min_value=0, max_value=9999)
    vanaf = forms.DateField(
        label="Geldt vanaf", widget=DatumWidget(), help_text="Vandaag of later. Wat al loopt verandert niet."
    )
    bron = forms.CharField(
        label="Bron of besluit", max_length=200, help_text="Bijvoorbeeld: besluit stuurgroep 12 maart 2026."
    )
    gecontroleerd_door = forms.CharField(
        label="Gecontroleerd door", max_length=200, required=False, help_text="Naam en functie. Mag leeg blijven."
    )
