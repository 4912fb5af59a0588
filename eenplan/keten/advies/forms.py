"""Forms of advice: the card of the call, and what may follow. None of them has a field for a family."""

from dataclasses import fields
from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.keten.advies.rules import LONGEST_FIELD, VRAGERSOORTEN, Kanaal, NieuwAdvies, Van

KLAAR, MELDING = "klaar", "melding"
SOORTEN = [(soort, soort) for soort in VRAGERSOORTEN]
KANALEN = [(kanaal.value, kanaal.value.capitalize()) for kanaal in Kanaal if kanaal != Kanaal.WEBSITE]


def tekstvak(rows: int, **attrs: Any) -> forms.Textarea:
    """A text area of this height."""
    return forms.Textarea(attrs={"rows": rows, **attrs})


def regel() -> forms.TextInput:
    """A line that the browser does not remember."""
    return forms.TextInput(attrs={"autocomplete": "off", "class": "utrecht-textbox"})


class AdviesForm(EenplanForm):
    """The one card of an advice call (D2): free text first."""

    vraag = forms.CharField(
        label="Wat vraagt de beller?", widget=tekstvak(6, autofocus=True),
        help_text="In de woorden van de beller, zonder namen van het gezin. Zet # voor een onderwerp, zoals "
        "#partnergeweld of #stap2.",
    )  # fmt: skip
    gegeven = forms.CharField(label="Welk advies gaf u?", widget=tekstvak(4), required=False)
    vrager_soort = forms.ChoiceField(label="Wie vraagt?", choices=SOORTEN, widget=forms.RadioSelect, initial="Onbekend")
    informatie_gegeven = forms.BooleanField(
        label="Ik vertelde hoe Veilig Thuis werkt", required=False,
        help_text="Bij het eerste contact: werkwijze, wat wij bewaren, inzage en klachten.",
    )  # fmt: skip
    gemeente = forms.CharField(label="Gemeente of gebied", max_length=LONGEST_FIELD, required=False)
    kanaal = forms.ChoiceField(label="Hoe kwam de vraag binnen?", choices=KANALEN, initial=Kanaal.TELEFOON.value)
    codewoord = forms.CharField(
        label="Codewoord", max_length=LONGEST_FIELD, required=False,
        help_text="Alleen als u elkaar vaker spreekt. "
        "Spreek een woord af in plaats van een naam. Het advies blijft open.",
    )  # fmt: skip
    toestemming = forms.BooleanField(label="De beller vindt het goed dat wij zijn of haar naam bewaren", required=False)
    naam = forms.CharField(label="Naam van de beller", max_length=LONGEST_FIELD, required=False)
    contact = forms.CharField(label="Telefoon of e-mail van de beller", max_length=LONGEST_FIELD, required=False)
    wil_melden = forms.BooleanField(
        label="De beller wil zelf melden", required=False, help_text="Nodig voor de knop “Wordt melding”."
    )
    sleutel = forms.UUIDField(required=False, widget=forms.HiddenInput)
    actie = forms.ChoiceField(choices=[(KLAAR, KLAAR), (MELDING, MELDING)], required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Say beside each field what is wrong; the rules say it, not the form."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for field, fault in self.gelezen(data).fouten().items():
            if field in self.fields and field not in self.errors:
                self.add_error(field, fault)
        if data.get("actie") == MELDING and not data.get("wil_melden"):
            self.add_error("wil_melden", "Een melding komt er alleen als de beller dat zelf wil. Vraag het eerst.")
        return data

    @staticmethod
    def gelezen(data: dict[str, Any]) -> NieuwAdvies:
        """What was typed, as the rules know it; a field that was refused already counts as untouched."""
        names = [field.name for field in fields(NieuwAdvies) if field.name in data]
        return NieuwAdvies(**{"vraag": "-", **{name: data[name] for name in names}})


class VersieForm(EenplanForm):
    """Only a button, made on the version that was on the screen."""

    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ContactForm(VersieForm):
    """A later contact with the asker."""

    tekst = forms.CharField(label="Bericht", widget=tekstvak(4), help_text="Zonder namen van het gezin.")
    van = forms.ChoiceField(
        label="Wiens woorden zijn dit?", widget=forms.RadioSelect, initial=Van.VEILIG_THUIS.value,
        choices=[(Van.VEILIG_THUIS.value, "Antwoord van Veilig Thuis"), (Van.VRAGER.value, "Wat de beller vertelde")],
    )  # fmt: skip


class VerbeterForm(VersieForm):
    """Correcting the text, for instance to take a name out."""

    vraag = forms.CharField(label="Wat vroeg de beller?", widget=tekstvak(6))
    gegeven = forms.CharField(label="Welk advies gaf u?", widget=tekstvak(4), required=False)


class MeldingForm(VersieForm):
    """The one thing that must be true before an advice becomes a report."""

    wil_melden = forms.BooleanField(
        label="De beller wil zelf melden", help_text="Zonder dit blijft het een advies.",
        error_messages={"required": "Een melding komt er alleen als de beller dat zelf wil. Vraag het eerst."},
    )  # fmt: skip
