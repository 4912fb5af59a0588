"""Forms of the report."""

import json
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from eenplan.core.doors import HIGHEST_KEY
from eenplan.core.web.forms import DatumWidget, EenplanForm, KeuzeOfOnbekend
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.dubbelen.forms_kies import KiesForm
from eenplan.dossier.personen.rules import Geslacht
from eenplan.dossier.stukken.actions import check
from eenplan.keten.melding.forms_gemeente import VraagtGemeente
from eenplan.keten.melding.rules import (
    MELDERSOORTEN,
    MENSENKANALEN,
    MOST_PERSONS,
    NIET_BEROEPSMATIG,
    UITSTEL_GRONDEN,
    Afschermgrond,
    Genoemd,
    Incident,
    MelderGegevens,
    NieuweMelding,
)

ROLLEN = [("", "Weet ik nog niet"), *((rol.value, rol.value.capitalize()) for rol in Rol)]
GRONDEN = [("", "Kies een grond"), *((item.value, item.label) for item in Afschermgrond)]
UNREADABLE = "De gekozen personen konden niet worden gelezen."
YES_NO = {"ja": True, "nee": False}
FIELD_OF = {"melder.soort": "melder_soort", "melder.naam": "melder_naam", "incident.datum": "incident_datum"}
PERSON_ROWS = 4


def key_field(unknown: str, *, required: bool = True) -> forms.IntegerField:
    """A hidden number of something that is stored; one that the database could not hold is unknown like any other."""
    names = ("invalid", "min_value", "max_value")
    return forms.IntegerField(
        widget=forms.HiddenInput, required=required, min_value=1, max_value=HIGHEST_KEY,
        error_messages=dict.fromkeys(names, unknown),
    )  # fmt: skip


class PersoonForm(EenplanForm):
    """One person as the reporter names him; every field may stay empty."""

    naam = forms.CharField(label="Naam", required=False, max_length=200)
    geboortedatum = forms.CharField(
        label="Geboortedatum of jaar", required=False, max_length=20, help_text="Bijvoorbeeld 25-05-1987 of 1987"
    )
    adres = forms.CharField(label="Adres", required=False, max_length=300)
    bsn = forms.CharField(label="Burgerservicenummer", required=False, max_length=9)
    rol = forms.ChoiceField(label="Rol", required=False, choices=ROLLEN)

    def genoemd(self) -> Genoemd:
        """What was filled in."""
        return Genoemd(**{key: str(value or "") for key, value in self.cleaned_data.items()})


NOG_EEN, RIJEN = "nog_een", "rijen"


def person_rows(typed: QueryDict | None) -> list[PersoonForm]:
    """The rows for people; who asks for one more keeps what he typed, and hears nothing of it yet."""
    given = typed if typed is not None else QueryDict()
    told = given.get(RIJEN, "")[:3]
    wanted = (int(told) if told.isdecimal() else PERSON_ROWS) + (NOG_EEN in given)
    prefixes = [f"persoon-{number}" for number in range(min(max(wanted, PERSON_ROWS), MOST_PERSONS))]
    if NOG_EEN not in given:
        return [PersoonForm(typed, prefix=prefix) for prefix in prefixes]
    names = PersoonForm.base_fields
    rows = [
        PersoonForm(prefix=prefix, initial={name: given.get(f"{prefix}-{name}", "") for name in names})
        for prefix in prefixes
    ]
    rows[-1].fields["naam"].widget.attrs["autofocus"] = True
    return rows


class MeldingForm(VraagtGemeente):
    """A report by a professional: free text first, then what is known; only text and reporter are required."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    tekst = forms.CharField(
        label="Wat is er aan de hand?", strip=False, widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Schrijf op wat u zag en hoorde, en wat u van anderen weet. Noem wie het zei.",
    )  # fmt: skip
    gemeente = forms.CharField(label="Gemeente", required=False, max_length=100)
    incident_datum = forms.DateField(label="Wanneer gebeurde het?", required=False, widget=DatumWidget)
    kinderen_aanwezig = KeuzeOfOnbekend(label="Waren er kinderen bij?", initial="onbekend")
    wapen = KeuzeOfOnbekend(label="Was er een wapen?", initial="onbekend")
    strangulatie = KeuzeOfOnbekend(label="Is iemand de keel dichtgeknepen?", initial="onbekend")
    melder_soort = forms.ChoiceField(
        label="Wie meldt?", choices=[("", "Kies wie meldt"), *((item, item) for item in MELDERSOORTEN)]
    )
    melder_naam = forms.CharField(label="Naam van de melder", required=False, max_length=200)
    melder_functie = forms.CharField(label="Functie", required=False, max_length=200)
    melder_organisatie = forms.CharField(label="Organisatie", required=False, max_length=200)
    melder_contact = forms.CharField(label="Telefoon of e-mail van de melder", required=False, max_length=200)
    wil_afgeschermd_blijven = forms.BooleanField(
        label="De melder wil dat het gezin niet weet wie meldde", required=False
    )
    afschermgrond = forms.ChoiceField(
        label="Waarom mag het gezin dat niet weten?", required=False, choices=GRONDEN,
        help_text="Alleen voor professionals. Zij worden genoemd, tenzij een van deze gronden geldt.",
    )  # fmt: skip
    kenmerk = forms.CharField(
        label="Uw eigen kenmerk", required=False, max_length=100,
        help_text="Zo herkent u deze melding later. Geen naam van het gezin.",
    )  # fmt: skip
    bijlage = forms.FileField(label="Bijlage", required=False, help_text="pdf, jpg, png, docx of txt; hooguit 10 MB")

    def clean_bijlage(self) -> Any:
        """Refuse a wrong file with its reason; all the rest that was typed stays."""
        file = self.cleaned_data["bijlage"]
        if file and (why := check(file.name, file.read())):
            raise forms.ValidationError(why)
        if file:
            file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        """A professional who must not be named says on which ground (UB 4.1.8-3)."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        citizen = data.get("melder_soort") in NIET_BEROEPSMATIG
        if data.get("wil_afgeschermd_blijven") and not citizen and not data.get("afschermgrond"):
            self.add_error("afschermgrond", "Kies waarom het gezin niet mag weten dat u meldt. Anders noemen wij u.")
        return data

    def nieuwe_melding(self, kanaal: str, personen: list[Genoemd]) -> NieuweMelding:
        """The report as the actions want it."""
        data = self.cleaned_data
        facts = [YES_NO.get(data[name]) for name in ("kinderen_aanwezig", "wapen", "strangulatie")]
        return NieuweMelding(
            sleutel=UUID(str(data["sleutel"])), kanaal=kanaal, tekst=data["tekst"], gemeente=data["gemeente"],
            personen=tuple(item for item in personen if any((item.naam, item.geboortedatum, item.adres, item.bsn))),
            incident=Incident(data["incident_datum"], (), *facts),
            melder=MelderGegevens(
                data["melder_soort"], data["melder_naam"], data["melder_organisatie"], data["melder_functie"],
                data["melder_contact"], data["wil_afgeschermd_blijven"],
                afschermgrond=data["afschermgrond"] if data["wil_afgeschermd_blijven"] else "",
            ),
            kenmerk=data["kenmerk"],
        )  # fmt: skip

    def show_faults(self, fouten: dict[str, str], personen: list[PersoonForm]) -> None:
        """Put each fault of the actions beside the field it is about."""
        for key, text in fouten.items():
            first, _, rest = key.partition(".")
            if first == "personen" and rest:
                number, _, name = rest.partition(".")
                personen[int(number)].add_error(name, text)
                self.add_error(None, f"Persoon {int(number) + 1}: {text}")
            else:
                name = FIELD_OF.get(key, key)
                self.add_error(name if name in self.fields else None, text)


class TelefoonMeldingForm(MeldingForm):
    """The same, filled in by the front office: it also says how the report came in."""

    advies = key_field("Dit advies kennen wij niet.", required=False)
    kanaal = forms.ChoiceField(
        label="Hoe kwam het binnen?",
        choices=[(item.value, item.value.capitalize()) for item in MENSENKANALEN],
        initial="telefoon",
    )


class BevestigForm(EenplanForm):
    """A person as a human confirms him; knows on which version it was filled in."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    voornamen = forms.CharField(label="Voornamen", required=False, max_length=200)
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", required=False, max_length=20)
    achternaam = forms.CharField(label="Achternaam", required=False, max_length=200)
    geboortedatum = forms.CharField(label="Geboortedatum of jaar", required=False, max_length=20)
    geslacht = forms.ChoiceField(
        label="Geslacht", required=False,
        choices=[("", "Weet ik nog niet"), (Geslacht.VROUW, "Vrouw"), (Geslacht.MAN, "Man"), (Geslacht.X, "X")],
    )  # fmt: skip
    bsn = forms.CharField(label="Burgerservicenummer", required=False, max_length=9)
    adres = forms.CharField(label="Adres", required=False, max_length=300)
    geheim = forms.BooleanField(label="Dit adres is geheim", required=False)
    rol = forms.ChoiceField(label="Rol", required=False, choices=ROLLEN)


def lees_paren(text: str) -> dict[int, int]:
    """{provisional person: known person} from JSON; ValidationError when it is something else."""
    try:
        found = {int(key): int(value) for key, value in json.loads(text or "{}").items()}
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise forms.ValidationError(UNREADABLE) from error
    if not all(0 < key <= HIGHEST_KEY for key in (*found, *found.values())):
        raise forms.ValidationError(UNREADABLE)
    return found


class KoppelForm(KiesForm):
    """Which case, and which people are the same; the pairs come as JSON that the page made."""

    casus_id = key_field("Deze casus kennen wij niet.")
    zelfde = forms.CharField(widget=forms.HiddenInput, required=False)
    met = key_field("Deze melding kennen wij niet.", required=False)
    waarom = forms.CharField(label="Waarom is dit één zaak?", widget=forms.HiddenInput, required=False, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.met_tweede = "waarom" in self.data
        if self.met_tweede:
            self.vraag_waarom()

    def vraag_waarom(self) -> None:
        """Two people have to decide: the first says why."""
        self.met_tweede = self.fields["waarom"].required = True
        self.fields["waarom"].widget = forms.Textarea(attrs={"rows": 4, "class": "utrecht-textarea"})

    def clean_zelfde(self) -> dict[int, int]:
        """{provisional person: known person}."""
        return lees_paren(self.cleaned_data["zelfde"])

    def paren(self) -> list[tuple[int, int]]:
        """The same, before the form was checked; none when they cannot be read."""
        try:
            return list(lees_paren(self.data.get("zelfde", "")).items())
        except forms.ValidationError:
            return []


class LosForm(EenplanForm):
    """Why the report does not belong there after all."""

    reden = forms.CharField(
        label="Waarom hoort deze melding toch niet bij die casus?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class UitstelForm(EenplanForm):
    """Why later, and until when?"""

    grond = forms.ChoiceField(
        label="Waarom is wachten nodig?", widget=forms.RadioSelect, choices=list(UITSTEL_GRONDEN.items())
    )
    reden = forms.CharField(
        label="Leg uit",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat gebeurt er als deze persoon het nu hoort?",
    )
    tot = forms.DateField(label="Tot en met welke dag?", widget=DatumWidget)


class AfschermForm(EenplanForm):
    """Naming a reporter, or hiding him, from now on; knows what was so when it was shown."""

    verborgen = forms.ChoiceField(choices=[("ja", "ja"), ("nee", "nee")], widget=forms.HiddenInput, required=False)
    grond = forms.ChoiceField(label="Op welke grond?", required=False, choices=GRONDEN)
    toestemming = forms.BooleanField(label="De melder vindt het goed dat het gezin weet wie meldde", required=False)
    reden = forms.CharField(
        label="Waarom verandert dit?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Schrijf ook op wie het vroeg.",
    )


class InformeerForm(EenplanForm):
    """How someone was told."""

    hoe = forms.CharField(
        label="Hoe en door wie?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: verteld in het gesprek van vandaag, folder meegegeven.",
    )  # fmt: skip
