"""Forms of the letters."""

from __future__ import annotations

from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm, MomentWidget
from eenplan.dossier.brieven.queries import Beeld, Keuze
from eenplan.dossier.brieven.rules import KANALEN, Aan, Kanaal, Soort
from eenplan.dossier.brieven.teksten import PLEKKEN

VRIJ = (
    "Schrijf alleen wat over deze persoon zelf gaat. Noem geen andere mensen bij hun achternaam, geen adres of nummer"
    " van een ander, niets over iemands gezondheid, en nooit wie heeft gemeld. Voor u verstuurt, kijkt Eenplan mee."
)
# In Eenplan nothing waits for a printer: who chooses it hears that beforehand.
KEUZES = {**KANALEN, Kanaal.DIGITAAL: f"{KANALEN[Kanaal.DIGITAAL]} (gaat meteen weg)"}


class NieuweBriefForm(EenplanForm):
    """What kind of letter, and to whom: somebody of the case."""

    soort = forms.ChoiceField(label="Wat voor brief is het?")
    aan = forms.ChoiceField(
        label="Aan wie?", help_text="Bij een kind kiest Eenplan wie de brief krijgt: zie de uitleg."
    )

    def __init__(self, *args: Any, keuze: Keuze, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(f"{Aan.PERSOON}-{pk}", naam) for pk, naam in keuze.mensen]
        others = [(f"{aan}-{row.bron_id}", f"{row.naam} ({aan})") for aan, row in keuze.bronnen]
        self.fields["soort"].choices = [("", "Kies een soort"), *keuze.soorten]  # type: ignore[attr-defined]  # a choice field
        self.fields["aan"].choices = [("", "Kies iemand"), *people, *others]  # type: ignore[attr-defined]  # a choice field


class BriefForm(EenplanForm):
    """How it goes, and what a human adds."""

    kanaal = forms.ChoiceField(label="Hoe gaat de brief?", widget=forms.RadioSelect)
    adres = forms.ChoiceField(label="Naar welk adres?", required=False)
    wanneer = forms.DateTimeField(label="Wanneer is het gesprek?", required=False, widget=MomentWidget)
    waar = forms.ChoiceField(label="Waar?", required=False, choices=list(PLEKKEN.items()))
    vrij = forms.CharField(
        label="Wat wilt u erbij schrijven?", required=False, max_length=2000, help_text=VRIJ,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    later = forms.CharField(required=False, widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, beeld: Beeld, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [Kanaal.DIGITAAL] if beeld.brief.organisatie_id else []
        ways = [Kanaal.POST, Kanaal.PERSOONLIJK] if beeld.brief.aan_soort == Aan.PERSOON else [Kanaal.PERSOONLIJK]
        self.fields["kanaal"].choices = [(item.value, KEUZES[item]) for item in (*open_to, *ways)]  # type: ignore[attr-defined]  # a choice field
        if beeld.brief.soort != Soort.UITNODIGING:
            del self.fields["wanneer"], self.fields["waar"]
        if len(beeld.adressen) > 1:
            places = [(str(row.pk), row.regel + (" (geheim)" if row.geheim else "")) for row in beeld.adressen]
            self.fields["adres"].choices = places  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["adres"]


class KiesForm(EenplanForm):
    """Who speaks for the child."""

    persoon = forms.ChoiceField(label="Wie krijgt deze brief namens het kind?", widget=forms.RadioSelect)
    besluit = forms.CharField(
        label="Waarom deze persoon?", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Verplicht als deze persoon de (mogelijke) pleger is, of niet als ouder in het dossier staat.",
    )  # fmt: skip

    def __init__(self, *args: Any, beeld: Beeld, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = [(str(pk), naam) for pk, naam in beeld.kiezen]  # type: ignore[attr-defined]  # a choice field


class RedenForm(EenplanForm):
    """Why it will not be sent."""

    reden = forms.CharField(
        label="Waarom gaat deze brief niet?", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
