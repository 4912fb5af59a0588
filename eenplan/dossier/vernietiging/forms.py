"""Which case must stay, why, and until when."""

from django import forms

from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.dossier.vernietiging.rules import GRONDEN


class VasthoudForm(EenplanForm):
    """By its number: a privacy officer has no page of a family."""

    nummer = forms.CharField(label="Casusnummer", max_length=20, help_text="Begint met C. Het staat bovenaan de casus.")
    grond = forms.ChoiceField(label="Waarom moet de casus blijven?", choices=[("", "Kies een reden"), *GRONDEN.items()])
    herzien_op = forms.DateField(
        label="Wanneer kijkt u opnieuw?", widget=DatumWidget(),
        help_text="Op die dag staat het weer in de termijnen van de teamleider. De casus blijft tot u hem vrijgeeft.",
    )  # fmt: skip
