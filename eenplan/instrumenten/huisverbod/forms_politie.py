"""What the police fill in at the kitchen table."""

from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField

from eenplan.core.web.forms import EenplanForm
from eenplan.instrumenten.huisverbod.politie import Bewoner, PolitieBegin
from eenplan.instrumenten.huisverbod.velden import tekstveld

BEWONERS = 4
GEBOREN = "Bijvoorbeeld 25-05-1987 of 1987"


class PolitieForm(EenplanForm):
    """Who must leave, from where, why; who stays behind."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    pleger_naam = forms.CharField(label="Wie moet het huis uit?", max_length=200, help_text="Voornaam en achternaam")
    pleger_geboren = forms.CharField(label="Geboren", max_length=20, required=False, help_text=GEBOREN)
    adres = forms.CharField(
        label="Adres van de woning",
        max_length=300,
        help_text="Straat, nummer, postcode en plaats. Alleen het huis zelf.",
    )
    aanleiding = tekstveld("Wat is er gebeurd?", "Wat zag u, wat hoorde u, en van wie? Dit is ook uw melding.", 5)
    kindermishandeling = forms.BooleanField(
        label="Het gaat (ook) om kindermishandeling", required=False,
        help_text="Dan is eerst overleg met Veilig Thuis nodig (Wth 2 lid 3).",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"sleutel": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for number in range(1, BEWONERS + 1):
            self.fields[f"naam_{number}"] = forms.CharField(label=f"Naam ({number})", max_length=200, required=False)
            self.fields[f"geboren_{number}"] = forms.CharField(label="Geboren", max_length=20, required=False)
            self.fields[f"kind_{number}"] = forms.BooleanField(label="Is een kind", required=False)

    @property
    def bewoners(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """Name, birth date and child of each who stays, for beside each other."""
        return [
            (self[f"naam_{item}"], self[f"geboren_{item}"], self[f"kind_{item}"]) for item in range(1, BEWONERS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """`begin`: what was filled in. A birth date without a name is a name that was forgotten."""
        data = super().clean() or self.cleaned_data
        people = []
        for number in range(1, BEWONERS + 1):
            name, born = data.get(f"naam_{number}", ""), data.get(f"geboren_{number}", "")
            if born and not name:
                self.add_error(f"naam_{number}", "Vul ook de naam in.")
            if name:
                people.append(Bewoner(name, born, bool(data.get(f"kind_{number}"))))
        if not self.errors:
            data["begin"] = PolitieBegin(
                data["sleutel"], data["aanleiding"], Bewoner(data["pleger_naam"], data["pleger_geboren"]),
                data["adres"], tuple(people), data["kindermishandeling"],
            )  # fmt: skip
        return data
