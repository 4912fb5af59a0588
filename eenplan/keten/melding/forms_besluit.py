"""What is sent about one pair of the strip."""

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.dossier.radar.besluiten import LATER, NIET, WEL
from eenplan.keten.melding.forms import key_field

ONBEKEND = "Deze persoon kennen wij niet. Ververs de bladzijde."


class PaarForm(EenplanForm):
    """Who is named, whom we know, and what a human says of it."""

    genoemd = key_field(ONBEKEND)
    persoon = key_field(ONBEKEND)
    besluit = forms.ChoiceField(
        choices=[(WEL, "Wel dezelfde"), (NIET, "Niet dezelfde"), (LATER, "Later")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Kies Wel dezelfde, Niet dezelfde of Later."),
    )
    reden = forms.CharField(max_length=400, required=False)
