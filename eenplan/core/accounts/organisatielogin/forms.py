"""Forms of the login of an organisation."""

from django import forms

from eenplan.core.accounts.forms import CodeForm
from eenplan.core.web.forms import EenplanForm


class KoppelForm(EenplanForm):
    """Who, and which code."""

    gebruikersnaam = CodeForm.base_fields["gebruikersnaam"]
    code = CodeForm.base_fields["code"]


class BronForm(EenplanForm):
    """What the organisation's provider gave."""

    issuer = forms.CharField(
        label="Adres van de inlogdienst (issuer)", max_length=500, help_text="Precies zoals de dienst zichzelf noemt."
    )
    client_id = forms.CharField(label="Client-id", max_length=200)
    secret = forms.CharField(
        label="Geheim (client secret)", max_length=500, required=False, widget=forms.PasswordInput,
        help_text="Leeg: het geheim dat er al is, blijft.",
    )  # fmt: skip
    actief = forms.BooleanField(label="Inloggen via deze organisatie staat aan", required=False)
