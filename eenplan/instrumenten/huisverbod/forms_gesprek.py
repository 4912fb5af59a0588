"""Forms of the talk with the system."""

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.instrumenten.huisverbod.velden import momentveld, tekstveld


class PlanGesprekForm(EenplanForm):
    """Plan the talk."""

    gepland_op = momentveld("Wanneer is het systeemgesprek?")
    plek = forms.CharField(
        label="Waar?", max_length=200, required=False, help_text="Nooit het adres waar iemand schuilt."
    )


class GesprekForm(EenplanForm):
    """The talk was held."""

    op = momentveld("Wanneer was het gesprek?")
    aanwezig = forms.CharField(label="Wie waren erbij?", max_length=300)
    verslag = tekstveld("Wat is er besproken?", rows=5)
    afspraken = tekstveld("Welke afspraken zijn gemaakt?", "Wie doet wat, voor wanneer?", required=False)
    reden = forms.CharField(
        label="Later dan afgesproken? Waarom?", max_length=300, required=False,
        help_text="Alleen nodig als de termijn voorbij is.",
    )  # fmt: skip
