"""Forms of the check."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from eenplan.core.web.forms import UNKNOWN, DatumWidget, EenplanForm, KeuzeOfOnbekend
from eenplan.dossier.casus.queries import Mens
from eenplan.keten.nameting.rules import UITLEG
from eenplan.keten.nameting.uitkomst import Gesprek

VEILIG = {"ja": True, "nee": False, UNKNOWN: None}
ASK_ADULT = "Voelt u zich nu veilig thuis?"
ASK_CHILD = "Voel jij je nu veilig thuis?"


class KaartForm(EenplanForm):
    """The call card: three questions per adult and child, then one result."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    regisseur = KeuzeOfOnbekend(label="Sprak u ook de regisseur?", required=False)
    resultaat = forms.ChoiceField(
        label="Wat is het resultaat?", choices=[(key.value, words) for key, words in UITLEG.items()],
        widget=forms.RadioSelect, help_text="Een resultaat is definitief.",
    )  # fmt: skip
    waarom = forms.CharField(
        label="Waarom?", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig bij twijfel, onveilig en niet bereikt, en als u geen kind sprak. Bij onveilig gaat de casus"
        " meteen terug naar beoordeling bij Veilig Thuis.",
    )  # fmt: skip

    def __init__(self, *args: Any, mensen: Sequence[Mens] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mensen = list(mensen)
        asked: dict[str, forms.Field] = {}
        for mens in self.mensen:
            asked[f"gesproken_{mens.persoon_id}"] = forms.ChoiceField(
                label="Gesproken?", choices=[("ja", "Ja"), ("nee", "Nee, niet bereikt")], widget=forms.RadioSelect
            )
            asked[f"veilig_{mens.persoon_id}"] = KeuzeOfOnbekend(
                label=ASK_CHILD if mens.is_kind else ASK_ADULT, required=False
            )
            asked[f"woorden_{mens.persoon_id}"] = forms.CharField(
                label="In eigen woorden", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.fields = {**asked, **self.fields}

    def personen(self) -> Iterator[tuple[Mens, list[BoundField]]]:
        """The questions, per person."""
        for mens in self.mensen:
            yield mens, [self[f"{name}_{mens.persoon_id}"] for name in ("gesproken", "veilig", "woorden")]

    def slot(self) -> list[BoundField]:
        """The questions about the round as a whole."""
        return [self["regisseur"], self["resultaat"], self["waarom"]]

    def clean(self) -> dict[str, Any]:
        """`gesprekken`: the talks; a person who was spoken says whether it is safe, or not yet known."""
        data = super().clean() or self.cleaned_data
        data["gesprekken"] = [self._gesprek(mens.persoon_id, data) for mens in self.mensen]
        data["regisseur_gesproken"] = VEILIG.get(data.get("regisseur", ""))
        return data

    def _gesprek(self, pk: int, data: dict[str, Any]) -> Gesprek:
        spoken, safe = data.get(f"gesproken_{pk}") == "ja", data.get(f"veilig_{pk}", "")
        if spoken and not safe:
            self.add_error(f"veilig_{pk}", "Kies wat deze persoon zei. 'Weet ik nog niet' mag ook.")
        return Gesprek(pk, spoken, VEILIG.get(safe) if spoken else None, data.get(f"woorden_{pk}", ""))


class ExtraForm(EenplanForm):
    """One more round."""

    op = forms.DateField(label="Wanneer?", widget=DatumWidget)
    aanleiding = forms.CharField(label="Waarom is een extra nameting nodig?", max_length=400)


class AanvullingForm(EenplanForm):
    """What you know about this family now."""

    tekst = forms.CharField(
        label="Wat weet u over de veiligheid nu?", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Schrijf op wat u zag of hoorde, en van wie. Veilig Thuis doet de nameting en bepaalt het resultaat.",
    )  # fmt: skip
