"""Forms of the functional manager for organisations, accounts and functions."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from eenplan.core.access.policy import Role
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.accounts.queries import organisations
from eenplan.core.accounts.rules import TE_GEVEN, OrganisationKind
from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.core.web.words import rolnaam

# Beyond these a day has no day before or after it that can be reckoned with in every time zone.
BEREIK = (MinValueValidator(date(1950, 1, 1)), MaxValueValidator(date(2199, 12, 31)))


class PlaatsForm(EenplanForm):
    """What somebody is, where."""

    organisatie = forms.TypedChoiceField(label="Organisatie", coerce=int)
    rol = forms.TypedChoiceField(
        label="Rol", coerce=Role, choices=[("", "Kies een rol"), *((role.value, rolnaam(role)) for role in TE_GEVEN)],
        help_text="De rol bepaalt wat iemand kan zien en doen.",
    )  # fmt: skip
    functie = forms.CharField(label="Functie", max_length=100, help_text="Zo heet het bij de organisatie zelf.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisatie"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Kies een organisatie"), *((str(row.pk), row.naam) for row in organisations())]


class AanstellingForm(PlaatsForm):
    """And from when until when."""

    van = forms.DateField(label="Vanaf", widget=DatumWidget(), validators=BEREIK)
    tot = forms.DateField(
        label="Tot en met", widget=DatumWidget(), required=False, validators=BEREIK,
        help_text="Leeg: tot u de functie beëindigt.",
    )  # fmt: skip


class GegevensForm(EenplanForm):
    """The name of a person and where his notices go."""

    naam = forms.CharField(label="Naam", max_length=200, help_text="Zoals collega's die kennen.")
    email = forms.EmailField(label="E-mailadres", required=False, help_text="Voor berichten zonder inhoud.")


class NieuwAccountForm(GegevensForm, PlaatsForm):
    """A new account with its first function."""

    gebruikersnaam = forms.RegexField(
        r"^[\w.@+-]+$", label="Gebruikersnaam", max_length=150,
        error_messages={"invalid": "Gebruik alleen letters, cijfers en de tekens . - _ + @."},
        help_text="Hiermee logt deze persoon in. U kunt dit later niet wijzigen.",
    )  # fmt: skip
    field_order = ("naam", "gebruikersnaam", "email", "organisatie", "rol", "functie")


class EindeForm(EenplanForm):
    """When a function ends."""

    tot = forms.DateField(
        label="Laatste werkdag", widget=DatumWidget(), required=False, validators=BEREIK,
        help_text="Leeg: de functie eindigt nu, bij de volgende klik.",
    )  # fmt: skip


class OrganisatieForm(EenplanForm):
    """What one can change of an organisation."""

    naam = forms.CharField(label="Naam", max_length=200)
    gemeente = forms.CharField(label="Gemeente", max_length=100, required=False)
    telefoon = forms.CharField(label="Telefoon", max_length=40, required=False)
    email = forms.EmailField(label="E-mailadres", required=False)
    dienstdoende = forms.TypedChoiceField(
        label="Wie heeft dienst?", coerce=int, empty_value=None, required=False,
        help_text="Op deze naam komt nieuw werk. Leeg: op naam van de teamleider of een collega.",
    )  # fmt: skip
    tweede_factor = forms.BooleanField(
        label="Vraag een tweede stap bij het inloggen", required=False, initial=True,
        help_text="Zet dit alleen uit als de eigen inlog van de organisatie er al om vraagt.",
    )  # fmt: skip

    def __init__(self, *args: Any, mensen: list[Account] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["dienstdoende"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Niemand aangewezen"), *((str(item.pk), item.naam) for item in mensen or [])]


class NieuweOrganisatieForm(OrganisatieForm):
    """And of what kind it is, once."""

    soort = forms.TypedChoiceField(
        label="Soort organisatie", coerce=OrganisationKind,
        choices=[("", "Kies een soort"), *((kind.value, kind.label) for kind in OrganisationKind)],
        help_text="Bepaalt welke rollen er bestaan. U kunt dit later niet wijzigen.",
    )  # fmt: skip
    field_order = ("naam", "soort")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["dienstdoende"]  # nobody works there yet


def begin_van(row: Organisation) -> dict[str, Any]:
    """What the form of an organisation starts with."""
    return {
        "naam": row.naam, "gemeente": row.gemeente, "telefoon": row.telefoon, "email": row.email,
        "dienstdoende": row.dienstdoende_id, "tweede_factor": row.tweede_factor,
    }  # fmt: skip
