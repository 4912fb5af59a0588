"""How does one find the case, and why can it not wait? And what do you, who judges, think of it?"""

from typing import Any

from django import forms

from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.dossier.noodtoegang.rules import (
    TE_KORT,
    TE_KORT_OORDEEL,
    Sleutel,
    achternaam,
    eigen_woorden,
    is_nummer,
)
from eenplan.dossier.personen.rules import is_bsn

NIET_BEWAREN = {"autocomplete": "off", "data-niet-bewaren": ""}
LANGST = 1000
EEN_MANIER = "Zoek op één manier: een nummer, of een achternaam met de hele geboortedatum."
GEEN_NUMMER = "Dit is geen casusnummer (zoals C-2026-000123) en geen burgerservicenummer."


def _woorden(text: str, refusal: str) -> str:
    if not eigen_woorden(text):
        raise forms.ValidationError(refusal)
    return text


class NoodForm(EenplanForm):
    """By one key, with a reason and the password again."""

    nummer = forms.CharField(
        label="Casusnummer of burgerservicenummer", required=False, max_length=30,
        widget=forms.TextInput(attrs=NIET_BEWAREN),
    )  # fmt: skip
    achternaam = forms.CharField(
        label="Of: achternaam", required=False, max_length=200, widget=forms.TextInput(attrs=NIET_BEWAREN)
    )
    geboren = forms.DateField(
        label="En geboortedatum", required=False, widget=DatumWidget(attrs=NIET_BEWAREN),
        error_messages={"invalid": "Vul de hele geboortedatum in: dag, maand en jaar."},
    )  # fmt: skip
    reden = forms.CharField(
        label="Waarom kan dit niet wachten?", max_length=LANGST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In uw eigen woorden. Noem geen namen. Wie beoordeelt, leest dit.",
    )  # fmt: skip
    wachtwoord = forms.CharField(
        label="Uw wachtwoord", max_length=500, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text="U geeft het nog een keer, zodat zeker is dat u het bent.",
    )  # fmt: skip

    def clean_reden(self) -> str:
        """Some effort to say why."""
        return _woorden(self.cleaned_data["reden"], TE_KORT)

    def clean(self) -> dict[str, Any]:
        """The one key by which to look."""
        data = self.cleaned_data
        if self.errors.keys() & {"nummer", "achternaam", "geboren"}:
            return data
        nummer, naam, born = data.get("nummer", ""), data.get("achternaam", ""), data.get("geboren")
        if bool(nummer) == bool(naam or born):
            self.add_error("nummer", EEN_MANIER)
        elif nummer:
            data["sleutel"] = self._met_nummer(nummer)
        elif born is None:
            self.add_error("geboren", "Vul de hele geboortedatum in: dag, maand en jaar.")
        elif not achternaam(naam):
            self.add_error("achternaam", "Vul de achternaam in.")
        else:
            data["sleutel"] = Sleutel("naam", naam, (born.year, born.month, born.day))
        return data

    def _met_nummer(self, typed: str) -> Sleutel | None:
        digits = typed.replace(" ", "").replace(".", "")
        if is_bsn(digits):
            return Sleutel("bsn", digits)
        if is_nummer(typed):
            return Sleutel("nummer", typed)
        self.add_error("nummer", GEEN_NUMMER)
        return None


class OordeelForm(EenplanForm):
    """Right or not, and why."""

    oordeel = forms.ChoiceField(
        label="Was deze noodtoegang terecht?", widget=forms.RadioSelect,
        choices=[("keur_goed", "Ja, terecht"), ("keur_af", "Nee, niet terecht")],
    )  # fmt: skip
    reden = forms.CharField(
        label="Waarom vindt u dat?", max_length=LANGST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Noem geen namen van mensen uit het gezin.",
    )  # fmt: skip

    def clean_reden(self) -> str:
        """Some effort to say why."""
        return _woorden(self.cleaned_data["reden"], TE_KORT_OORDEEL)


class OpheffenForm(OordeelForm):
    """Why somebody may open cases in an emergency again."""

    oordeel = None  # type: ignore[assignment]  # how Django takes a field away
    reden = forms.CharField(
        label="Waarom mag deze persoon weer noodtoegang gebruiken?", max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 3}), help_text="Bijvoorbeeld: wat u met deze persoon besprak.",
    )  # fmt: skip
