"""What somebody found who went after a point."""

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.dossier.logboek.models import Nakijkpunt


class OordeelForm(EenplanForm):
    """Both answers weigh the same; neither is chosen beforehand."""

    oordeel = forms.ChoiceField(label="Wat vond u?", widget=forms.RadioSelect, choices=Nakijkpunt.OORDELEN)
    reden = forms.CharField(
        label="Wat ging u na, en wat vond u?", widget=forms.Textarea(attrs={"rows": 3}), max_length=400,
        help_text="Noem geen gezin en geen namen.",
    )  # fmt: skip
