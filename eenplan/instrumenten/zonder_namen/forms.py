"""The form with the text."""

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.instrumenten.zonder_namen.rules import LANGST


class TekstForm(EenplanForm):
    """What somebody wants to ask elsewhere."""

    tekst = forms.CharField(
        label="Uw tekst", max_length=LANGST, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Eenplan bewaart deze tekst niet.",
    )  # fmt: skip
