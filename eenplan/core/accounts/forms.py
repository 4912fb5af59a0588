"""The form with which somebody sets his password with a code."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from eenplan.core.web.forms import EenplanForm


class CodeForm(EenplanForm):
    """Who, which code, which password. What a password has to be is looked at before the code: it tells nothing."""

    gebruikersnaam = forms.CharField(
        label="Gebruikersnaam", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label="Code", max_length=40, help_text="Van de functioneel beheerder, bijvoorbeeld ABCD-EFGH-JKMN.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )  # fmt: skip
    wachtwoord = forms.CharField(
        label="Nieuw wachtwoord", strip=False, help_text="Minstens 12 tekens. Een zin is goed te onthouden.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    nog_eens = forms.CharField(
        label="Nieuw wachtwoord, nog een keer", strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Twice the same, and strong enough."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        word = data.get("wachtwoord")
        if word is not None and "nog_eens" in data and word != data["nog_eens"]:
            self.add_error("nog_eens", "De twee wachtwoorden zijn niet gelijk.")
        if word is not None:
            try:
                validate_password(word)
            except forms.ValidationError as weak:
                self.add_error("wachtwoord", weak)
        return data
