"""Forms: begin, correct, who takes part."""

from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.instrumenten.huisverbod.rules import HERKOMST
from eenplan.instrumenten.huisverbod.velden import Keuzen, bied, tekstveld


class BeginForm(EenplanForm):
    """What happened, who must leave, whom it protects, who takes part."""

    herkomst = forms.ChoiceField(label="Waar komt dit vandaan?", choices=[], widget=forms.RadioSelect)
    aanleiding = tekstveld("Wat is er gebeurd, of waar blijkt de dreiging uit?", "Een strafbaar feit is niet nodig.")
    pleger = forms.TypedChoiceField(label="Wie moet het huis uit?", coerce=int, widget=forms.RadioSelect)
    adres = forms.CharField(
        label="Welk adres is verboden?",
        max_length=300,
        help_text="Alleen het huis zelf. Nooit een plek waar iemand schuilt.",
    )
    beschermden = forms.TypedMultipleChoiceField(
        label="Wie worden beschermd?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    kindermishandeling = forms.BooleanField(
        label="Het gaat (ook) om kindermishandeling", required=False,
        help_text="Dan is eerst overleg met Veilig Thuis nodig (Wth 2 lid 3).",
    )  # fmt: skip
    deelnemers = forms.TypedMultipleChoiceField(
        label="Wie doen mee?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Zij lezen alleen wat voor het huisverbod nodig is, tot kort na het einde.",
    )  # fmt: skip

    def __init__(self, *args: Any, mensen: Keuzen = (), genodigden: Keuzen = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = list(mensen)
        bied(self, "herkomst", [(key.value, words) for key, words in HERKOMST.items()])
        for name in ("pleger", "beschermden"):
            bied(self, name, people)
        bied(self, "deelnemers", list(genodigden))


class WijzigForm(EenplanForm):
    """What can still change before the decision."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    aanleiding = tekstveld("Wat is er gebeurd, of waar blijkt de dreiging uit?")
    adres = forms.CharField(
        label="Welk adres is verboden?", max_length=300, help_text="Kijk na: straat, nummer, toevoeging en plaats."
    )
    beschermden = forms.TypedMultipleChoiceField(
        label="Wie worden beschermd?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    kindermishandeling = forms.BooleanField(label="Het gaat (ook) om kindermishandeling", required=False)

    def __init__(self, *args: Any, mensen: Keuzen = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bied(self, "beschermden", list(mensen))


class GenodigdenForm(EenplanForm):
    """Ask more people."""

    deelnemers = forms.TypedMultipleChoiceField(label="Wie doen mee?", coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, genodigden: Keuzen = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bied(self, "deelnemers", list(genodigden))
