"""How do you reach this person without danger?"""

from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.dossier.casus.contact.rules import LANGST, LANGSTE_WOORDEN, Post, VeiligeWeg, Voicemail, fouten

POST = [("nee", "Nee, stuur geen post"), ("ja", "Ja, post is veilig"), ("onbekend", "Weet ik nog niet")]
KEUZES = [("nee", "Nee, spreek niets in"), ("ja", "Ja"), ("onbekend", "Weet ik nog niet")]


class VeiligContactForm(EenplanForm):
    """Number, when, what may be said; nothing has to be known."""

    telefoon = forms.CharField(
        label="Nummer", required=False, max_length=LANGST["telefoon"],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text="Het nummer waarop alleen deze persoon opneemt.",
    )  # fmt: skip
    tijden = forms.CharField(
        label="Wanneer kunt u bellen?", required=False, max_length=LANGST["tijden"],
        help_text="Bijvoorbeeld: op werkdagen van 9 tot 11 uur.",
    )  # fmt: skip
    voicemail = forms.ChoiceField(
        label="Mag u inspreken op de voicemail?", choices=KEUZES, widget=forms.RadioSelect, required=False
    )
    post = forms.ChoiceField(
        label="Mag er een brief komen?", choices=POST, widget=forms.RadioSelect, required=False,
        help_text="Denk aan wie er meeleest. Weet u het niet? Dan gaat er geen post naar een adres waar ook een partner"
        " of de (mogelijke) pleger woont.",
    )  # fmt: skip
    woorden = forms.CharField(
        label="Wat mag u zeggen, en wat niet?", required=False, max_length=LANGSTE_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: zeg dat u van de bibliotheek bent. Zet hier geen nummer en geen adres.",
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self) -> dict[str, Any]:
        """What was typed, as the action takes it; what is wrong with it stands beside its field."""
        data = self.cleaned_data
        answer = Voicemail(data.get("voicemail") or Voicemail.ONBEKEND)
        post = Post(data.get("post") or Post.ONBEKEND)
        weg = VeiligeWeg(data.get("telefoon", ""), data.get("tijden", ""), data.get("woorden", ""), answer, post)
        for name, text in fouten(weg, nieuw=not self.errors and not data["versie"]).items():
            self.add_error(name, text)
        return {**data, "weg": weg}
