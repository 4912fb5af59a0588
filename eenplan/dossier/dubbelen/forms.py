"""What is sent when undoing."""

from django import forms

from eenplan.core.web.forms import EenplanForm


class OngedaanForm(EenplanForm):
    """Why they are two people after all."""

    reden = forms.CharField(
        label="Waarom zijn dit toch twee mensen?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
