"""Forms with which a system of a partner is let in."""

from typing import Any

from django import forms

from eenplan.core.accounts.queries import organisations
from eenplan.core.web.forms import EenplanForm


class SysteemForm(EenplanForm):
    """Whose system, and what one calls it."""

    organisatie = forms.ChoiceField(label="Van welke organisatie?")
    naam = forms.CharField(label="Welk systeem?", max_length=100, help_text="Bijvoorbeeld: zaaksysteem, of BVH.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisatie"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Kies een organisatie"), *((str(row.pk), row.naam) for row in organisations())]


class WebhookForm(SysteemForm):
    """And where it wants to be told."""

    url = forms.CharField(
        label="Adres", max_length=500, help_text="Begint met https://. Hierheen gaat een bericht zonder inhoud."
    )
