"""What is asked of an expert of the GGZ, and what he answers."""

from typing import Any

from django import forms

from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.dossier.casus.bron import AFSCHERM_GRONDEN
from eenplan.keten.vervolg.expertise.rules import AFWIJSREDENEN, GRONDEN, LONGEST, NieuweExpertvraag

JA = "ja"


class ExpertvraagForm(EenplanForm):
    """Whom do we ask, what, and what may he know?"""

    expert = forms.TypedChoiceField(label="Wie vraagt u?", coerce=int)
    vraag = forms.CharField(label="Wat wilt u weten?", widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST)
    gedeeld = forms.CharField(
        label="Wat mag de deskundige weten?", widget=forms.Textarea(attrs={"rows": 5}), max_length=LONGEST,
        help_text="De deskundige leest alleen dit en uw vraag. Van de casus ziet hij niets.",
    )  # fmt: skip
    grond = forms.ChoiceField(label="Op welke grond?", widget=forms.RadioSelect, choices=list(GRONDEN.items()))
    motivering = forms.CharField(
        label="Leg de grond uit", widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=LONGEST,
        help_text="Nodig als u namen deelt: wie gaf toestemming, of waarom kan het niet anders?",
    )  # fmt: skip
    voor = forms.DateField(label="Antwoord voor welke dag?", widget=DatumWidget)

    def __init__(self, *args: Any, keuzes: list[Any] | None = None, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["expert"].choices = [("", "Kies een deskundige"), *(keuzes or [])]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = {name: self.cleaned_data.get(name) or "" for name in NieuweExpertvraag.__slots__}
        ready = bool(given["voor"])
        return {**self.cleaned_data, "invoer": NieuweExpertvraag(**given) if ready else None}  # type: ignore[arg-type]  # a date when ready


class ExpertantwoordForm(EenplanForm):
    """What does the expert think?"""

    soort = forms.ChoiceField(
        label="Wat is dit?", widget=forms.RadioSelect,
        choices=[("mening", "Mijn oordeel als deskundige"), ("feit", "Een vaststaand feit")],
    )  # fmt: skip
    tekst = forms.CharField(
        label="Uw antwoord", widget=forms.Textarea(attrs={"rows": 6}), max_length=LONGEST,
        help_text="Schrijf ook op waarop u dit baseert.",
    )  # fmt: skip
    afschermgrond = forms.ChoiceField(
        label="Mag het gezin weten dat u dit zei?", widget=forms.RadioSelect,
        choices=[(JA, "Ja"), *((key, f"Nee. {words}") for key, words in AFSCHERM_GRONDEN.items())],
    )  # fmt: skip

    def clean_afschermgrond(self) -> str:
        """A ground to hide who said it; none when the family may know."""
        return str(self.cleaned_data["afschermgrond"]).removeprefix(JA)


class AfwijsForm(EenplanForm):
    """Why not?"""

    reden = forms.ChoiceField(
        label="Waarom denkt u niet mee?", widget=forms.RadioSelect, choices=list(AFWIJSREDENEN.items())
    )
    toelichting = forms.CharField(
        label="Toelichting", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=LONGEST
    )


class TerugForm(EenplanForm):
    """Why is it not needed any more?"""

    reden = forms.CharField(
        label="Waarom is de vraag niet meer nodig?", widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST
    )
