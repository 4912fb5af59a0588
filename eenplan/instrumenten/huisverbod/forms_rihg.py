"""The form of one part of the RiHG."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from eenplan.core.web.forms import EenplanForm
from eenplan.instrumenten.huisverbod.rihg import Signaal
from eenplan.instrumenten.huisverbod.weging import WOORDEN

HULP = "Wat, wanneer, wie zag het? In hele zinnen."


class Feiten(forms.CharField):
    """The facts under a weight: not asked for all, needed for one (weging.zonder_feiten)."""

    widget = forms.Textarea(attrs={"rows": 2})
    plicht = "verplicht bij hoog"


class RihgForm(EenplanForm):
    """One part of the RiHG."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, signalen: Iterable[Signaal] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signalen = list(signalen)
        keuzen = [(key.value, words) for key, words in WOORDEN.items()]
        asked: dict[str, forms.Field] = {}
        for signaal in self.signalen:
            asked[f"z{signaal.nummer}"] = forms.ChoiceField(
                label="Hoe zwaar weegt dit?", choices=keuzen, widget=forms.RadioSelect, initial="onbekend"
            )
            asked[f"f{signaal.nummer}"] = Feiten(label="Feiten", help_text=HULP, required=False)
        self.fields = {**asked, **self.fields}
        self.order_fields(None)

    @property
    def vragen(self) -> list[tuple[Signaal, BoundField, BoundField]]:
        """The questions per signal."""
        return [(signaal, self[f"z{signaal.nummer}"], self[f"f{signaal.nummer}"]) for signaal in self.signalen]

    def antwoorden(self) -> dict[int, tuple[str, str]]:
        """{number: (weight, facts)} of a valid form."""
        data = self.cleaned_data
        return {item.nummer: (data[f"z{item.nummer}"], data[f"f{item.nummer}"]) for item in self.signalen}

    def clean(self) -> dict[str, Any]:
        """`antwoorden`: what was filled in."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            data["antwoorden"] = self.antwoorden()
        return data
