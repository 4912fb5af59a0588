"""Forms of the consult."""

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.keten.regie.consult import WOORDEN, ZELF_TE_NOEMEN


class VraagForm(EenplanForm):
    """What the local team asks."""

    vraag = forms.CharField(label="Waar wilt u advies over?", widget=forms.Textarea(attrs={"rows": 4}))


class GrondForm(EenplanForm):
    """A ground that the record does not know by itself."""

    grond = forms.ChoiceField(
        label="Wat is er aan de hand?", widget=forms.RadioSelect,
        choices=[(item.value, WOORDEN[item]) for item in ZELF_TE_NOEMEN],
    )  # fmt: skip
    feit = forms.CharField(
        label="Welk feit laat dat zien?", max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Wat u zag of hoorde, en wanneer.",
    )  # fmt: skip


class AdviesForm(EenplanForm):
    """What Veilig Thuis answers."""

    advies = forms.CharField(label="Welk advies geeft u?", widget=forms.Textarea(attrs={"rows": 4}))
