"""Forms of the TOP-3 analysis."""

from collections.abc import Sequence
from typing import Any

from django import forms

from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.keten.plan.forms import PlanForm
from eenplan.keten.plan.queries_top3 import Regel
from eenplan.keten.plan.top3 import MEESTE, Ernst, Factorsoort, NieuweOnveiligheid

ERNST = [
    (Ernst.ZORGELIJK.value, "Zorgelijk"),
    (Ernst.ERNSTIG.value, "Ernstig"),
    (Ernst.LEVENSGEVAAR.value, "Levensgevaar"),
    ("", "Weet ik nog niet"),
]
SOORTEN = [
    (Factorsoort.RISICO.value, "Risico: dit maakt de kans groter"),
    (Factorsoort.BESCHERMING.value, "Bescherming: dit houdt het tegen"),
]


class OnveiligheidForm(PlanForm):
    """One thing that is unsafe; only what happens is needed now."""

    wat = forms.CharField(
        label="Wat gebeurt er?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat iemand doet of laat, zo dat u het voor u ziet. Geen oordeel.",
    )  # fmt: skip
    wie = forms.CharField(label="Wie doet dit?", required=False, max_length=200)
    aan_wie = forms.CharField(label="Bij wie?", required=False, max_length=200)
    wanneer_op = forms.DateField(label="Welke dag?", required=False, widget=DatumWidget)
    wanneer = forms.CharField(
        label="Wanneer, in woorden", required=False, max_length=200, help_text="Bijvoorbeeld: als er gedronken is."
    )
    hoe_vaak = forms.CharField(label="Hoe vaak?", required=False, max_length=200)
    schade = forms.CharField(
        label="Welke schade geeft het?", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Aan het lichaam, aan het gevoel, aan de ontwikkeling van een kind.",
    )  # fmt: skip
    ernst = forms.ChoiceField(label="Hoe ernstig is het?", required=False, choices=ERNST, widget=forms.RadioSelect)
    melding = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """As the action takes it."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            names = ("wat", "wie", "aan_wie", "wanneer", "wanneer_op", "hoe_vaak", "schade", "ernst")
            data["nieuw"] = NieuweOnveiligheid(**{name: data[name] for name in names}, melding_id=data["melding"])
        return data


class FactorForm(EenplanForm):
    """One risk factor or protective factor."""

    soort = forms.ChoiceField(label="Wat is het?", choices=SOORTEN, widget=forms.RadioSelect)
    tekst = forms.CharField(label="Beschrijf het in één zin", max_length=400)


class KeuzeForm(EenplanForm):
    """First, second and third, in the order in which it must stop."""

    met_gezin = forms.CharField(
        label="Met wie van het gezin koos u dit?", max_length=400,
        help_text="Kon dat niet? Schrijf dan op waarom.",
    )  # fmt: skip

    def __init__(self, *args: Any, regels: Sequence[Regel] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("", "Geen"), *((str(item.rij.pk), item.rij.wat[:120]) for item in regels)]
        fields = {}
        for rang in range(1, MEESTE + 1):
            first = next((str(item.rij.pk) for item in regels if item.rij.rang == rang), "")
            fields[f"punt_{rang}"] = forms.ChoiceField(
                label=f"Punt {rang}", choices=options, required=False, initial=first
            )
        self.fields = {**fields, **self.fields}

    def clean(self) -> dict[str, Any]:
        """`keuze`: the chosen ones in order."""
        data = super().clean() or self.cleaned_data
        chosen = [data.get(f"punt_{rang}") for rang in range(1, MEESTE + 1)]
        data["keuze"] = [int(pk) for pk in chosen if pk]
        return data
