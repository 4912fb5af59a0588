"""Forms of the ten days."""

from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.instrumenten.huisverbod.stations import OP_VERZOEK, VRAAG
from eenplan.instrumenten.huisverbod.velden import Keuzen, bied, momentveld, tekstveld


class StapForm(EenplanForm):
    """A station: done, or not."""

    gedaan = forms.ChoiceField(
        label="Is dit gebeurd?", choices=[("ja", "Ja, gedaan"), ("nee", "Nee, dit gebeurt niet")],
        widget=forms.RadioSelect, initial="ja",
    )  # fmt: skip
    tekst = tekstveld("Wat is er gedaan, of afgesproken?", rows=2, required=False)
    reden = forms.CharField(
        label="Waarom later, of waarom niet?", max_length=300, required=False,
        help_text="Alleen nodig als de termijn voorbij is, of als het niet gebeurt.",
    )  # fmt: skip


class BeginStapForm(EenplanForm):
    """Something that starts a term."""

    sleutel = forms.ChoiceField(
        label="Wat is er gevraagd of gebeurd?", choices=[(key, VRAAG[key]) for key in OP_VERZOEK],
        widget=forms.RadioSelect,
    )  # fmt: skip
    op = momentveld("Wanneer?")


class OvertredingForm(EenplanForm):
    """A violation."""

    op = momentveld("Wanneer was de overtreding?")
    wat = tekstveld("Wat gebeurde er?", "Waar, wat, en wie zag het?")


class AfrondForm(EenplanForm):
    """Who watches from tomorrow."""

    kijkt_mee = forms.TypedChoiceField(label="Wie kijkt vanaf morgen mee?", coerce=int, widget=forms.RadioSelect)
    plan = tekstveld(
        "Aan wie is het zorg- en veiligheidsplan overgedragen, en wat staat vast?",
        "Wie belt morgen met wie? Wat is afgesproken als het weer misgaat?",
    )

    def __init__(self, *args: Any, mensen: Keuzen = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bied(self, "kijkt_mee", list(mensen))
