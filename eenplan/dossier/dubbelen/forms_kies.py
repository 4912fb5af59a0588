"""What holds where two records differ."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from eenplan.core.web.forms import EenplanForm
from eenplan.core.web.words import datum_kort
from eenplan.dossier.dubbelen.waarde import Paar, Verschil, Waarde

GEVRAAGD = "gevraagd"


class KiesForm(EenplanForm):
    """Per field in which two records differ: which holds. What was said last is chosen beforehand."""

    gevraagd = forms.BooleanField(widget=forms.HiddenInput, required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vragen: dict[str, tuple[Paar, Verschil]] = {}
        self.te_vragen = False  # something is to be chosen that was not asked yet

    def stel_vragen(self, found: Mapping[Paar, Sequence[Verschil]]) -> None:
        """A question per field, named `keuze-<first record of the pair>-<field>`.

        What was sent without having seen the questions gets them with the first choice filled in.
        """
        self.vragen = {f"keuze-{pair[0]}-{item.veld}": (pair, item) for pair, items in found.items() for item in items}
        asked = GEVRAAGD in self.data
        for name, (_, item) in self.vragen.items():
            self.fields[name] = forms.ChoiceField(
                label=f"{item.naam} van {item.wie}" if len(found) > 1 else item.naam, required=asked,
                widget=forms.RadioSelect(attrs={"class": "ep-naast"}), initial=item.laatst.persoon_id,
                choices=[(side.persoon_id, _in_woorden(side)) for side in item.kanten],
            )  # fmt: skip
        if self.is_bound and not asked:
            first = {name: str(item.laatst.persoon_id) for name, (_, item) in self.vragen.items()}
            self.data = self.data.copy()  # type: ignore[attr-defined]  # posted: a QueryDict
            self.data.update({GEVRAAGD: "on", **first})  # type: ignore[attr-defined]  # a copy may be changed
            self.te_vragen = bool(first)

    @property
    def keuze(self) -> dict[int, dict[str, int]]:
        """{first record: {field: record that holds}}."""
        chosen: dict[int, dict[str, int]] = {}
        for name, (pair, item) in self.vragen.items():
            if self.cleaned_data.get(name):
                chosen.setdefault(pair[0], {})[item.veld] = int(self.cleaned_data[name])
        return chosen


def _in_woorden(side: Waarde) -> str:
    return f"{side.tekst} ({side.bron}, {datum_kort(side.op)})"
