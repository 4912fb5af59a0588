"""The forms of the intervention team: short, for who stands with a telephone in his hand."""

from django import forms

from eenplan.core.web.forms import KeuzeOfOnbekend
from eenplan.keten.triage.forms import MetVersie


class GaanForm(MetVersie):
    """Who goes?"""

    wie = forms.CharField(label="Wie gaan er?", max_length=200, help_text="Namen, en wie er meegaat van de politie.")


class AankomstForm(MetVersie):
    """They are there."""


class ResultaatForm(MetVersie):
    """What they found."""

    gevonden = KeuzeOfOnbekend(label="Is het nu veilig?", choices=(("veilig", "Veilig"), ("onveilig", "Onveilig")))
    resultaat = forms.CharField(label="Wat zag u, en wat is er afgesproken?", widget=forms.Textarea(attrs={"rows": 4}))


class AfblazenForm(MetVersie):
    """Not needed any more."""

    reden = forms.CharField(label="Waarom hoeft het team niet te gaan?", widget=forms.Textarea(attrs={"rows": 2}))
