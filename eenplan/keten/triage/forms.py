"""The forms of the assessment. "Weet ik nog niet" is always an answer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.choices import flatten_choices

from eenplan.core.web.forms import UNKNOWN, DatumWidget, EenplanForm, KeuzeOfOnbekend
from eenplan.keten.triage.instrument import STANDAARD, Instrument
from eenplan.keten.triage.plichten import GEDAAN
from eenplan.keten.triage.rules import DIENST_WOORDEN, LATE_REDENEN, UITKOMST_WOORDEN, Invoer

VRAAG = "vraag_"  # before the key of a question of the instrument


class MetVersie(EenplanForm):
    """Carries the version that its reader saw, so that nobody overwrites a colleague."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def op_versie(self, versie: int) -> None:
        """After a refusal: what was typed stays, the version is the one now on the screen."""
        data = QueryDict(mutable=True)
        data.update({**dict(self.data.items()), "versie": str(versie)})
        self.data = data


class MagOnaf(EenplanForm):
    """With `onaf` it takes what there is, as a draft; on the screen stays what is needed in the end."""

    onaf = False

    def full_clean(self) -> None:
        """Whatever is there may be kept; what is there must still be possible."""
        needed = [field for field in self.fields.values() if field.required and self.onaf]
        for field in needed:
            field.required = False
        super().full_clean()
        for field in needed:
            field.required = True


def intussen(form: forms.Form, bewaard: Mapping[str, object]) -> list[tuple[str, str]]:
    """What a colleague kept meanwhile and is not what stands in the form: name of the field and his words."""
    return [
        (str(field.label), words)
        for field in form.visible_fields()
        if (words := _woorden(field.field, bewaard.get(field.name))) != _woorden(field.field, field.value())
    ]


def _woorden(field: forms.Field, value: object) -> str:
    """A value as a person reads it."""
    if isinstance(field, forms.BooleanField):
        return "ja" if field.to_python(value) else "nee"
    choices: Any = getattr(field, "choices", ())
    pairs: list[tuple[object, object]] = list(flatten_choices(choices))
    names = {str(key): str(word) for key, word in pairs}
    given = value if isinstance(value, list) else [value or ""]
    return ", ".join(names.get(str(item), str(item)) for item in given).replace("\r\n", "\n").strip()


def _kort(rows: int, **rest: Any) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **rest)


class WatGedaan(EenplanForm):
    """What was done at once."""

    gedaan = forms.MultipleChoiceField(
        label="Wat heeft u gedaan?", required=False, widget=forms.CheckboxSelectMultiple, choices=list(GEDAAN.items())
    )


class GevaarForm(WatGedaan):
    """There is danger now."""

    toelichting = _kort(3, label="Wat is het gevaar, en wat doet u nu?")
    field_order = ("gedaan", "toelichting")


class GeenGevaarForm(EenplanForm):
    """There is no danger now; the action says when a line is needed."""

    toelichting = forms.CharField(
        label="Waarom is er nu geen direct gevaar?", required=False, max_length=300,
        help_text="Eén regel, in uw eigen woorden.",
    )  # fmt: skip
    melding = forms.CharField(widget=forms.HiddenInput, required=False)


class GewekenForm(EenplanForm):
    """The danger is over."""

    waaraan = _kort(3, label="Waaraan ziet u dat het gevaar voorbij is?")


class CollegeForm(EenplanForm):
    """Who was told?"""

    hoe = _kort(2, label="Wie van de gemeente heeft u verteld, en hoe?", max_length=300)


class InstrumentForm(EenplanForm):
    """A next version of the instrument."""

    bestand = forms.FileField(label="Bestand (JSON)")
    geldig_vanaf = forms.DateField(label="Geldig vanaf", widget=DatumWidget)


class AcuutForm(MetVersie, WatGedaan):
    """Part A, before anything else."""

    acuut = KeuzeOfOnbekend(label="Is er nu acuut gevaar voor iemand in dit gezin?")
    toelichting = _kort(
        2, label="Toelichting", required=False,
        help_text="Bij ja: wat is het gevaar en wat doet u nu? Bij nee, terwijl er iets ernstigs opvalt: waarom niet?",
    )  # fmt: skip
    field_order = ("acuut", "gedaan", "toelichting")

    def clean(self) -> dict[str, Any]:
        """Yes, no, or not known yet, as the action takes it."""
        answers = {"ja": True, "nee": False, UNKNOWN: None}
        return {**self.cleaned_data, "antwoord": answers.get(self.cleaned_data.get("acuut", ""))}


class VoorstelForm(MetVersie, MagOnaf):
    """Parts B and C, what the rule table asks, and the decision with its reason."""

    acuut = forms.CharField(widget=forms.HiddenInput, required=False)
    structureel = KeuzeOfOnbekend(label="Is het structureel onveilig?", required=False)
    structureel_feiten = _kort(3, label="Welke feiten wijzen daarop?", required=False)
    structureel_bron = forms.CharField(
        label="Van wie komen deze feiten?", required=False, max_length=200, help_text="Wie zei of zag dit, en wanneer?"
    )
    meervoudig = KeuzeOfOnbekend(
        label="Zijn er veel problemen tegelijk die schade doen?", required=False,
        help_text="Alleen als het niet structureel onveilig is.",
    )  # fmt: skip
    duidelijk = KeuzeOfOnbekend(label="Is duidelijk wat er gebeurt?", required=False)
    werkt_mee = KeuzeOfOnbekend(label="Werkt het gezin mee?", required=False)
    gereed = KeuzeOfOnbekend(
        label="Staat een passende professional klaar die het zicht op de veiligheid overneemt?", required=False
    )
    zorg = KeuzeOfOnbekend(label="Is er nog zorg over dit gezin?", required=False)
    anoniem_beloofd = forms.BooleanField(
        label="Aan de melder is beloofd dat het gezin zijn naam niet hoort", required=False
    )
    nagegaan = forms.BooleanField(
        label="Ik ging na wat is overgenomen, en paste aan wat niet meer klopt", required=False
    )
    uitkomst = forms.ChoiceField(
        label="Uw besluit", widget=forms.RadioSelect,
        choices=[(key.value, word) for key, word in UITKOMST_WOORDEN.items()],
    )  # fmt: skip
    dienst = forms.ChoiceField(
        label="Welke dienst van Veilig Thuis?", required=False, widget=forms.RadioSelect,
        choices=[(key.value, word) for key, word in DIENST_WOORDEN.items()],
        help_text="Alleen bij vervolgstappen bij Veilig Thuis.",
    )  # fmt: skip
    motivering = _kort(3, label="Waarom?", help_text="Drie regels: wat weet u, wat weet u niet, waarom dit besluit.")

    def __init__(self, *args: Any, instrument: Instrument = STANDAARD, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        for vraag in instrument.van_deel("B", "C"):
            self.fields[VRAAG + vraag.sleutel] = KeuzeOfOnbekend(label=vraag.tekst, required=False)

    def _van(self, deel: str) -> list[forms.BoundField]:
        return [self[VRAAG + vraag.sleutel] for vraag in self.instrument.van_deel(deel)]

    @property
    def vragen_b(self) -> list[forms.BoundField]:
        """The questions of part B."""
        return self._van("B")

    @property
    def vragen_c(self) -> list[forms.BoundField]:
        """The questions of part C."""
        return self._van("C")

    def clean_nagegaan(self) -> bool:
        """A box that was not ticked is a no."""
        return bool(self.cleaned_data["nagegaan"])

    def clean_anoniem_beloofd(self) -> bool:
        """A box that was not ticked is a no."""
        return bool(self.cleaned_data["anoniem_beloofd"])

    def clean(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        names = set(Invoer.__slots__)
        given = {name: value for name, value in self.cleaned_data.items() if name in names and value != ""}
        asked = {vraag.sleutel: self.cleaned_data.get(VRAAG + vraag.sleutel) for vraag in self.instrument.vragen}
        given["antwoorden"] = {key: said for key, said in asked.items() if said}
        return {**self.cleaned_data, "invoer": Invoer(**{"uitkomst": "", "motivering": "", **given})}


class ConceptForm(VoorstelForm):
    """The same, before it is finished."""

    onaf = True


class BevestigForm(MetVersie):
    """The second reader decides."""

    late_reden = forms.ChoiceField(
        label="Waarom is de termijn niet gehaald?", required=False,
        choices=[("", "Kies een reden"), *LATE_REDENEN.items()],
    )  # fmt: skip

    def __init__(self, *args: Any, te_laat: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not te_laat:
            del self.fields["late_reden"]


class TerugForm(MetVersie):
    """The second reader does not agree yet."""

    reden = _kort(2, label="Wat is er nog nodig?", help_text="De schrijver leest dit.")
