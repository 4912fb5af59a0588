"""What somebody found who asked why one account looked so often."""

from django import forms

from eenplan.core.web.forms import EenplanForm


class NakijkForm(EenplanForm):
    """Kept in the log."""

    antwoord = forms.CharField(
        label="Wat ging u na, en wat vond u?", widget=forms.Textarea(attrs={"rows": 3}), max_length=180,
        help_text="Noem geen gezin en geen namen. Dit komt in het logboek te staan.",
    )  # fmt: skip
