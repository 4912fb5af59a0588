"""The form by which one lets somebody of another organisation read along."""

from typing import Any

from django import forms

from eenplan.core.access.policy import Purpose
from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.core.web.words import doelnaam
from eenplan.keten.overdracht.meelezen import DOELEN, Meelezen
from eenplan.keten.overdracht.rules import GRONDEN, KLASSEN

ALLE = [(doel.value, doelnaam(doel).capitalize()) for doel in dict.fromkeys(sum(DOELEN.values(), ()))]


class MeelezenForm(EenplanForm):
    """Whom, for what, which kinds of data, on which ground, until when, does the family know."""

    wie = forms.ChoiceField(label="Wie leest mee?")
    doel = forms.ChoiceField(label="Waarvoor?", choices=[("", "Kies een doel"), *ALLE])
    klassen = forms.MultipleChoiceField(
        label="Wat mag diegene lezen?", widget=forms.CheckboxSelectMultiple, required=False,
        choices=[(item.value, words) for item, words in KLASSEN.items()],
        help_text="Dat er een casus is en hoe het loopt, hoort er altijd bij.",
    )  # fmt: skip
    grond = forms.ChoiceField(label="Waarom mag dat?", choices=[("", "Kies een grond"), *GRONDEN.items()])
    tot = forms.DateField(label="Tot en met wanneer?", widget=DatumWidget)
    gezin_weet = forms.CharField(
        label="Weet het gezin het?", max_length=200, help_text="Zo nee: waarom niet.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """`nieuw`: what the act needs."""
        data = self.cleaned_data
        if self.errors:
            return data
        klassen = frozenset(item for item in KLASSEN if item.value in data["klassen"])
        nieuw = Meelezen(
            int(data["wie"]), Purpose(data["doel"]), klassen, data["grond"], data["tot"], data["gezin_weet"]
        )
        return {**data, "nieuw": nieuw}
