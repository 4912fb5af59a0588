"""Forms of the visit and the advice."""

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.instrumenten.huisverbod.velden import momentveld, tekstveld


class BezoekForm(EenplanForm):
    """The joint visit."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    op = momentveld("Wanneer was het bezoek?")
    politie = forms.CharField(label="Wie waren er van de politie?", max_length=200)
    veilig_thuis = forms.CharField(label="Wie was er van Veilig Thuis?", max_length=200, required=False)
    niet_samen = forms.CharField(
        label="Niet samen gegaan? Waarom niet?", max_length=300, required=False,
        help_text="Alleen nodig als Veilig Thuis er niet bij was.",
    )  # fmt: skip
    gezien = tekstveld("Wat viel op?", required=False)


class AdviesForm(EenplanForm):
    """What Veilig Thuis advises."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    advies = tekstveld("Wat adviseert Veilig Thuis?")
