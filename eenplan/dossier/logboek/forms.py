"""What one looks for in the log."""

from typing import Any

from django import forms

from eenplan.core import clock
from eenplan.core.accounts.queries import organisations
from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.dossier.logboek.rules import STANDAARD, te_lang

WAT = [("", "alles"), ("geweigerd", "wat niet mocht"), ("nood", "noodtoegang")]


class ZoekForm(EenplanForm):
    """A person, a case, an organisation, a period; each may be left open but the period."""

    wie = forms.CharField(label="Wie keek (deel van de naam)", required=False, max_length=100)
    casus = forms.CharField(label="Casusnummer", required=False, max_length=20)
    organisatie = forms.TypedChoiceField(label="Van welke organisatie", required=False, coerce=int, empty_value=None)
    wat = forms.ChoiceField(label="Wat", required=False, choices=WAT)
    van = forms.DateField(label="Van", widget=DatumWidget)
    tot = forms.DateField(label="Tot en met", widget=DatumWidget)

    def __init__(self, data: Any = None) -> None:
        today = clock.today()
        given = {"van": (today - STANDAARD).isoformat(), "tot": today.isoformat()} | dict((data or {}).items())
        super().__init__(given)
        choices = [("", "alle"), *((str(row.pk), row.naam) for row in organisations())]
        self.fields["organisatie"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """The period fits what is asked."""
        data: dict[str, Any] = super().clean() or {}
        if "van" in data and "tot" in data:
            one = bool(data.get("wie") or data.get("casus"))
            if problem := te_lang(data["van"], data["tot"], een=one):
                self.add_error("tot", problem)
        return data
