"""Forms for the answer of a receiver without an account, written down by the sender."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from eenplan.core.clock import AMSTERDAM
from eenplan.core.web.forms import DatumWidget
from eenplan.keten.overdracht.forms import MetVersie
from eenplan.keten.overdracht.ontvangst import Ontvangst, Weg
from eenplan.keten.overdracht.rules import Weigerreden


class AanvaardingForm(MetVersie):
    """Who there takes it over, when and how it was heard."""

    naam = forms.CharField(label="Wie neemt het over?", max_length=200, help_text="De naam van een mens, geen team.")
    functie = forms.CharField(label="Welke functie?", max_length=200)
    dag = forms.DateField(label="Op welke dag?", widget=DatumWidget)
    tijd = forms.TimeField(label="Hoe laat ongeveer?", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    hoe = forms.ChoiceField(
        label="Hoe hoorde u dit?", widget=forms.RadioSelect, choices=[(item.value, item.woorden) for item in Weg]
    )
    kenmerk = forms.CharField(
        label="Nummer van de zaak daar", max_length=60, help_text="Zo blijven beide dossiers verbonden."
    )

    def __init__(self, *args: Any, andere_regio: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not andere_regio:
            del self.fields["kenmerk"]

    def clean(self) -> dict[str, Any]:
        """`ontvangst`: what the action needs."""
        data = self.cleaned_data
        if self.errors:
            return data
        moment = datetime.combine(data["dag"], data["tijd"], tzinfo=AMSTERDAM)
        kenmerk = data.get("kenmerk", "")
        return {**data, "ontvangst": Ontvangst(data["naam"], data["functie"], moment, data["hoe"], kenmerk)}


class WeigeringForm(AanvaardingForm):
    """Who there says no, and why."""

    naam = forms.CharField(label="Wie zei nee?", max_length=200)
    soort = forms.ChoiceField(
        label="Waarom niet?", choices=[("", "Kies een reden"), *((item.value, item.label) for item in Weigerreden)]
    )
    reden = forms.CharField(label="Wat zeiden zij?", widget=forms.Textarea(attrs={"rows": 3}))
