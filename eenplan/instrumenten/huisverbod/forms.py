"""Forms of the order."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from eenplan.core.web.forms import EenplanForm, MomentWidget
from eenplan.instrumenten.huisverbod.rihg import WOORDEN, Signaal
from eenplan.instrumenten.huisverbod.rules import HERKOMST
from eenplan.instrumenten.huisverbod.strook import OP_VERZOEK, VRAAG

Keuzen = Iterable[tuple[Any, str]]


def _tekst(label: str, hulp: str = "", rows: int = 3, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hulp, required=required, widget=forms.Textarea(attrs={"rows": rows}))


def _moment(label: str, hulp: str = "") -> forms.DateTimeField:
    return forms.DateTimeField(label=label, help_text=hulp, widget=MomentWidget)


def _bied(form: EenplanForm, name: str, keuzen: Keuzen) -> None:
    """Offer these choices in this field."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # only such fields are named here
    field.choices = list(keuzen)


class BeginForm(EenplanForm):
    """What happened, who must leave, whom it protects, who takes part."""

    herkomst = forms.ChoiceField(label="Waar komt dit vandaan?", choices=[], widget=forms.RadioSelect)
    aanleiding = _tekst("Wat is er gebeurd, of waar blijkt de dreiging uit?", "Een strafbaar feit is niet nodig.")
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
        _bied(self, "herkomst", [(key.value, words) for key, words in HERKOMST.items()])
        for name in ("pleger", "beschermden"):
            _bied(self, name, people)
        _bied(self, "deelnemers", list(genodigden))


class BezoekForm(EenplanForm):
    """The joint visit."""

    op = _moment("Wanneer was het bezoek?")
    politie = forms.CharField(label="Wie waren er van de politie?", max_length=200)
    veilig_thuis = forms.CharField(label="Wie was er van Veilig Thuis?", max_length=200, required=False)
    niet_samen = forms.CharField(
        label="Niet samen gegaan? Waarom niet?", max_length=300, required=False,
        help_text="Alleen nodig als Veilig Thuis er niet bij was.",
    )  # fmt: skip
    gezien = _tekst("Wat viel op?", required=False)


class RihgForm(EenplanForm):
    """One part of the RiHG."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, signalen: Iterable[Signaal] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signalen = list(signalen)
        keuzen = [(key.value, words) for key, words in WOORDEN.items()]
        asked: dict[str, forms.Field] = {}
        for signaal in self.signalen:
            asked[f"z{signaal.nummer}"] = forms.ChoiceField(
                label="Hoe zwaar weegt dit?", choices=keuzen, widget=forms.RadioSelect, initial="onbekend"
            )
            asked[f"f{signaal.nummer}"] = _tekst("Feiten", "Wat, wanneer, wie zag het?", 2, required=False)
        self.fields = {**asked, **self.fields}
        self.order_fields(None)

    @property
    def vragen(self) -> list[tuple[Signaal, BoundField, BoundField]]:
        """The questions per signal."""
        return [(signaal, self[f"z{signaal.nummer}"], self[f"f{signaal.nummer}"]) for signaal in self.signalen]

    def antwoorden(self) -> dict[int, tuple[str, str]]:
        """{number: (weight, facts)} of a valid form."""
        data = self.cleaned_data
        return {item.nummer: (data[f"z{item.nummer}"], data[f"f{item.nummer}"]) for item in self.signalen}

    def clean(self) -> dict[str, Any]:
        """`antwoorden`: what was filled in."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            data["antwoorden"] = self.antwoorden()
        return data


class AdviesForm(EenplanForm):
    """What Veilig Thuis advises."""

    advies = _tekst("Wat adviseert Veilig Thuis?")


class _Besluit(EenplanForm):
    motivering = _tekst("Waarom?", "Noem feiten. De partijen en de rechter moeten het kunnen volgen.", 5)
    mandaat = forms.CharField(
        label="Mandaatsbesluit", max_length=200, required=False, help_text="Alleen voor de loco-burgemeester."
    )

    def __init__(self, *args: Any, loco: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not loco:
            del self.fields["mandaat"]


class OplegForm(_Besluit):
    """Impose it."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    op = _moment("Wanneer is het opgelegd?", "De tien dagen tellen vanaf deze minuut.")
    mondeling = forms.BooleanField(label="Eerst mondeling gezegd, omdat het dringend was", required=False)
    leeftijd_hoe = forms.CharField(
        label="Hoe weet u dat deze persoon volwassen is?", max_length=300, required=False,
        help_text="Alleen nodig als de geboortedatum niet volledig bekend is.",
    )  # fmt: skip
    field_order = ("op", "motivering", "leeftijd_hoe", "mondeling", "mandaat", "versie")

    def __init__(self, *args: Any, vraag_leeftijd: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vraag_leeftijd:
            del self.fields["leeftijd_hoe"]


class BesluitForm(_Besluit):
    """A decision that only needs a reason."""


class VerlengForm(_Besluit):
    """Extend it."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    tot = _moment("Tot wanneer?", "Samen ten hoogste vier weken vanaf het opleggen.")
    field_order = ("tot", "motivering", "mandaat", "versie")


class StapForm(EenplanForm):
    """A station: done, or not."""

    gedaan = forms.ChoiceField(
        label="Is dit gebeurd?", choices=[("ja", "Ja, gedaan"), ("nee", "Nee, dit gebeurt niet")],
        widget=forms.RadioSelect, initial="ja",
    )  # fmt: skip
    tekst = _tekst("Wat is er gedaan, of afgesproken?", rows=2, required=False)
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
    op = _moment("Wanneer?")


class PlanGesprekForm(EenplanForm):
    """Plan the talk."""

    gepland_op = _moment("Wanneer is het systeemgesprek?")
    plek = forms.CharField(
        label="Waar?", max_length=200, required=False, help_text="Nooit het adres waar iemand schuilt."
    )


class GesprekForm(EenplanForm):
    """The talk was held."""

    op = _moment("Wanneer was het gesprek?")
    aanwezig = forms.CharField(label="Wie waren erbij?", max_length=300)
    verslag = _tekst("Wat is er besproken?", rows=5)
    afspraken = _tekst("Welke afspraken zijn gemaakt?", "Wie doet wat, voor wanneer?", required=False)
    reden = forms.CharField(
        label="Later dan afgesproken? Waarom?", max_length=300, required=False,
        help_text="Alleen nodig als de termijn voorbij is.",
    )  # fmt: skip


class OvertredingForm(EenplanForm):
    """A violation."""

    op = _moment("Wanneer was de overtreding?")
    wat = _tekst("Wat gebeurde er?", "Waar, wat, en wie zag het?")


class AfrondForm(EenplanForm):
    """Who watches from tomorrow."""

    kijkt_mee = forms.TypedChoiceField(label="Wie kijkt vanaf morgen mee?", coerce=int, widget=forms.RadioSelect)
    plan = _tekst(
        "Aan wie is het zorg- en veiligheidsplan overgedragen, en wat staat vast?",
        "Wie belt morgen met wie? Wat is afgesproken als het weer misgaat?",
    )

    def __init__(self, *args: Any, mensen: Keuzen = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _bied(self, "kijkt_mee", list(mensen))


class GenodigdenForm(EenplanForm):
    """Ask more people."""

    deelnemers = forms.TypedMultipleChoiceField(label="Wie doen mee?", coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, genodigden: Keuzen = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _bied(self, "deelnemers", list(genodigden))


def naar_minuut(moment: datetime) -> datetime:
    """A moment as the picker shows it: to the minute."""
    return moment.replace(second=0, microsecond=0)
