"""Where the family lives: chosen by who knows it, and asked of who wrote it in a way that we do not know."""

from collections.abc import Iterable
from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm


class VraagtGemeente(EenplanForm):
    """A form with a field `gemeente` in which anything may be typed."""

    gemeente_vraag = False

    def bedoelt(self, lijkt: str) -> bool:
        """Whether it was said if `lijkt` is meant as municipality; takes it over, or asks. Never guessed."""
        typed, said = self.cleaned_data["gemeente"], self.data.get("gemeente_bedoeld", "")
        if not lijkt or said == typed:
            return True
        if said == lijkt:
            self.cleaned_data["gemeente"] = lijkt
            return True
        choices = [(lijkt, f"Ja, {lijkt}"), (typed, f"Nee, laat {typed} staan")]
        self.fields["gemeente_bedoeld"] = forms.ChoiceField(
            label=f"Bedoelt u {lijkt}?", widget=forms.RadioSelect, choices=choices
        )
        self.add_error("gemeente_bedoeld", "Deze gemeente kennen wij niet in de regio. Kies wat u bedoelt.")
        self.gemeente_vraag = True
        return False


class GemeenteForm(EenplanForm):
    """Where does the family live?"""

    gemeente = forms.ChoiceField(
        label="Gemeente", widget=forms.RadioSelect,
        help_text="Zit iemand op een geheime plek? Kies de gemeente van daarvoor: veel mensen zien dit.",
    )  # fmt: skip

    def __init__(self, *args: Any, gemeenten: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].choices = [(name, name[0].upper() + name[1:]) for name in gemeenten]  # type: ignore[attr-defined]  # a choice field
