"""Forms of the bottleneck."""

from __future__ import annotations

from typing import Any

from django import forms

from eenplan.core.accounts.models import Account
from eenplan.core.web.forms import EenplanForm, VouwKeuzes
from eenplan.instrumenten.knelpunt.queries import Begin
from eenplan.instrumenten.knelpunt.rules import TEKST_MAX, Soort, Uitkomst

ZONDER = "Zonder namen, geboortedata, adressen en nummers. Schrijf 'moeder' of 'het jongste kind'."


def _tekst(label: str, rows: int, help_text: str = "", *, required: bool = True) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows, "maxlength": TEKST_MAX})
    return forms.CharField(label=label, widget=box, help_text=help_text, required=required, max_length=TEKST_MAX)


class AanbrengForm(EenplanForm):
    """What is stuck, where, at whom, and what would help."""

    soort = forms.ChoiceField(
        label="Wat voor knelpunt is het?",
        choices=[("", "Kies een soort"), *((item.value, item.naam) for item in Soort)],
    )
    tekst = _tekst("Wat loopt er vast?", 5, ZONDER)
    wens = _tekst("Wat zou helpen?", 2, required=False)
    organisaties = forms.MultipleChoiceField(
        label="Over welke organisatie gaat het?", required=False, help_text="U kunt er meer kiezen.",
        widget=VouwKeuzes,
    )  # fmt: skip
    gemeente = forms.ChoiceField(label="Gemeente", required=False)

    def __init__(self, *args: Any, begin: Begin, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisaties"].choices = list(begin.per_soort.items())  # type: ignore[attr-defined]  # a choice field
        self.fields["gemeente"].choices = [("", "Weet ik nog niet"), *((name, name) for name in begin.gemeenten)]  # type: ignore[attr-defined]  # a choice field


class MetVersie(EenplanForm):
    """Carries the version that was on the screen."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)


class BesluitForm(MetVersie):
    """The decision, in the words that go back to who raised it."""

    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst?", choices=[(item.value, item.naam) for item in Uitkomst], widget=forms.RadioSelect
    )
    tekst = _tekst("Wat is besloten?", 4, "Wie het aanbracht leest dit, en het staat bij de casus.")


class HogerForm(MetVersie):
    """Why this level cannot solve it, and who carries it on."""

    reden = _tekst("Waarom lukt het hier niet?", 3, "Wie het aanbracht leest dit.")
    eigenaar = forms.ChoiceField(label="Wie draagt het daar?")

    def __init__(self, *args: Any, eigenaars: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eigenaar"].choices = [(str(person.pk), person.naam) for person in eigenaars]  # type: ignore[attr-defined]  # a choice field


class IntrekForm(MetVersie):
    """Why it is taken back."""

    reden = _tekst("Waarom trekt u het in?", 2)
