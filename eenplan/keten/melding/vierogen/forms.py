"""What the second person, or who proposed it, says of a proposal to join two cases."""

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.keten.melding.forms import key_field

KIES = "Kies bevestigen, niet samenvoegen of intrekken."
ONBEKEND = "Ververs de bladzijde en kies opnieuw."


class BesluitForm(EenplanForm):
    """The button, why not, and the cases as they were on the screen."""

    besluit = forms.ChoiceField(
        choices=[(item, item) for item in ("bevestig", "weiger", "trek_in", "gezien")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), KIES),
    )
    reden = forms.CharField(max_length=1000, required=False)
    van_versie = key_field(ONBEKEND)
    naar_versie = key_field(ONBEKEND)
