"""Forms of recovery, own words and the finger on the pulse."""

from collections.abc import Sequence
from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.dossier.casus.queries import Mens
from eenplan.keten.plan.forms import PlanForm
from eenplan.keten.plan.herstel import DOMEIN_WOORDEN, Doelstand, NieuwDoel
from eenplan.keten.plan.pols import POLS_WOORDEN, Pols

STANDEN = [
    (Doelstand.LOOPT.value, "Hier werkt deze persoon nog aan"),
    (Doelstand.BEREIKT.value, "Bereikt"),
    (Doelstand.LOSGELATEN.value, "Losgelaten: dit doel past niet meer"),
]


class DoelForm(PlanForm):
    """A goal of one person."""

    persoon = forms.ChoiceField(label="Van wie is dit doel?")
    domein = forms.ChoiceField(
        label="Waar gaat het over?", widget=forms.RadioSelect,
        choices=[(item.value, words) for item, words in DOMEIN_WOORDEN.items()],
    )  # fmt: skip
    tekst = forms.CharField(
        label="Wat wil deze persoon?", max_length=400, help_text="In zijn of haar eigen woorden.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    merkbaar = forms.CharField(
        label="Waaraan merkt u dat het lukt?", max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, mensen: Sequence[Mens] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("", "Kies een persoon"), *((str(mens.persoon_id), mens.naam) for mens in mensen)]
        self.fields["persoon"].choices = options  # type: ignore[attr-defined]  # the field is a ChoiceField, which has choices

    def clean(self) -> dict[str, Any]:
        """As the action takes it."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            data["nieuw"] = NieuwDoel(int(data["persoon"]), data["domein"], data["tekst"], data["merkbaar"])
        return data


class BekijkForm(PlanForm):
    """How far a goal is."""

    stand = forms.ChoiceField(label="Hoe ver is het?", choices=STANDEN, widget=forms.RadioSelect)
    bevinding = forms.CharField(label="Waaraan merkt u dat?", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class WoordenForm(PlanForm):
    """The plan as one person says it."""

    tekst = forms.CharField(
        label="Het plan in eigen woorden", widget=forms.Textarea(attrs={"rows": 8}), max_length=4000,
        help_text="Korte zinnen, gewone woorden. Zet er niets in over waar een ander is.",
    )  # fmt: skip


class PolsForm(EenplanForm):
    """How it goes in aftercare."""

    met_wie = forms.CharField(label="Met wie sprak u?", max_length=200)
    uitslag = forms.ChoiceField(
        label="Hoe gaat het?", choices=[(item.value, words) for item, words in POLS_WOORDEN.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    tekst = forms.CharField(
        label="Wat hoorde u?", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig bij zorgen of onveiligheid. Bij onveilig beoordeelt Veilig Thuis de situatie meteen opnieuw.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Worries say what they are."""
        data = super().clean() or self.cleaned_data
        if data.get("uitslag") in {Pols.ZORGEN, Pols.ONVEILIG} and not data.get("tekst"):
            self.add_error("tekst", "Schrijf op wat er aan de hand is en wat u nu doet.")
        return data
