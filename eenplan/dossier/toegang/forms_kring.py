"""The form of one's own circle."""

from typing import Any

from django import forms

from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.dossier.toegang.kring import Kring


class KringForm(EenplanForm):
    """Address, surnames, and oneself."""

    postcode = forms.CharField(label="Uw postcode", max_length=7, required=False)
    huisnummer = forms.IntegerField(label="Huisnummer", min_value=1, max_value=99999, required=False)
    toevoeging = forms.CharField(label="Toevoeging", max_length=20, required=False)
    achternamen = forms.CharField(
        label="Achternamen van familie en vrienden", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="Elke naam op een eigen regel, hoogstens twintig.",
    )  # fmt: skip
    eigen_achternaam = forms.CharField(label="Uw eigen achternaam", max_length=100, required=False)
    geboortedatum = forms.DateField(
        label="Uw geboortedatum", widget=DatumWidget, required=False,
        help_text="Dan ziet u nooit een casus over uzelf.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """`kring`: what the act needs."""
        data = self.cleaned_data
        if self.errors:
            return data
        names = tuple(line.strip() for line in data["achternamen"].splitlines() if line.strip())
        rest = {name: data[name] for name in ("postcode", "huisnummer", "toevoeging", "geboortedatum")}
        return {**data, "kring": Kring(achternamen=names, eigen_achternaam=data["eigen_achternaam"], **rest)}
