"""Forms of the plan."""

from collections.abc import Sequence
from typing import Any

from django import forms

from eenplan.core.web.forms import DatumWidget, EenplanForm
from eenplan.dossier.casus.queries import Mens
from eenplan.keten.plan.rules import Fase, NieuweAfspraak, Soort, Wijze

ANDER = ""
SOORTEN = [
    (Soort.VEILIGHEID.value, "Veiligheid: dit stopt het geweld nu"),
    (Soort.HULP.value, "Hulp: dit neemt een oorzaak weg"),
    (Soort.TOEKOMST.value, "Toekomst: herstel en ontwikkeling"),
]
WIJZEN = [
    (Wijze.AKKOORD.value, "Akkoord"),
    (Wijze.KENNISGENOMEN.value, "Heeft het gelezen of gehoord"),
    (Wijze.OPGELEGD.value, "Opgelegd, zonder akkoord"),
    ("", "Niet gevraagd"),
]


class PlanForm(EenplanForm):
    """Knows on which version it was filled in."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AfspraakForm(PlanForm):
    """One agreement."""

    tekst = forms.CharField(
        label="Wat is er afgesproken?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén zin, zo dat iedereen kan zien of het gebeurt.",
    )  # fmt: skip
    soort = forms.ChoiceField(label="Waar is de afspraak voor?", choices=SOORTEN, widget=forms.RadioSelect)
    persoon = forms.ChoiceField(label="Wie uit het gezin doet dit?", required=False)
    door = forms.CharField(
        label="Iemand anders", required=False, max_length=200, help_text="Bijvoorbeeld: oma, de school, de wijkagent."
    )
    organisatie = forms.ChoiceField(
        label="Welke organisatie doet dit?", required=False,
        help_text="Wie daar werkt, krijgt de vraag hoe het gaat en antwoordt met één klik.",
    )  # fmt: skip
    controleur = forms.CharField(label="Wie kijkt of het gebeurt?", max_length=200)
    controle_op = forms.DateField(label="Wanneer wordt er gekeken?", widget=DatumWidget)
    gevolg = forms.CharField(
        label="Wat gebeurt er als het niet gebeurt?", widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Het gezin weet dit vooraf.",
    )  # fmt: skip
    stopt = forms.ChoiceField(label="Welk punt van de top 3 stopt dit?", required=False)
    voor_allen = forms.BooleanField(
        label="Iedereen in het gezin mag deze afspraak weten", required=False,
        help_text="Anders staat zij alleen in het plan van wie het doet.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, mensen: Sequence[Mens] = (), punten: Sequence[tuple[int, str]] = (),
        organisaties: Sequence[tuple[int, str]] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["stopt"].choices = [("", "Geen"), *((str(pk), words) for pk, words in punten)]  # type: ignore[attr-defined]  # the field is a ChoiceField, which has choices
        self.organisaties = {str(pk): name for pk, name in organisaties}
        self.fields["organisatie"].choices = [("", "Geen"), *self.organisaties.items()]  # type: ignore[attr-defined]  # the field is a ChoiceField, which has choices
        for name, there in (("stopt", punten), ("organisatie", organisaties)):
            if not there:
                del self.fields[name]
        self.namen = {str(mens.persoon_id): mens.naam for mens in mensen}
        choices = [(ANDER, "Niemand uit het gezin"), *self.namen.items()]
        self.fields["persoon"].choices = choices  # type: ignore[attr-defined]  # the field is a ChoiceField, which has choices

    @staticmethod
    def van(afspraak: Any) -> dict[str, Any]:
        """What an agreement says, to start with; who of the family does it is chosen, not typed."""
        given = {name: getattr(afspraak, name) for name in ("tekst", "soort", "controleur", "controle_op", "gevolg")}
        person = afspraak.persoon
        door = "" if person and afspraak.door == person.naam else afspraak.door
        rest = {"stopt": str(afspraak.stopt_id or ""), "voor_allen": afspraak.voor_allen,
                "organisatie": str(afspraak.organisatie_id or "")}  # fmt: skip
        return {**given, **rest, "persoon": str(afspraak.persoon_id or ANDER), "door": door}

    def clean(self) -> dict[str, Any]:
        """Someone does it: a person of the family or somebody else."""
        data = super().clean() or self.cleaned_data
        data["door"] = data.get("door") or self.namen.get(data.get("persoon", ""), "")
        data["door"] = data["door"] or self.organisaties.get(data.get("organisatie", ""), "")
        if not data["door"]:
            self.add_error("door", "Kies iemand uit het gezin, of schrijf op wie dit doet.")
        if not self.errors:
            data["nieuw"] = self._nieuw(data)
        return data

    def _nieuw(self, given: dict[str, Any]) -> NieuweAfspraak:
        return NieuweAfspraak(
            tekst=given["tekst"], door=given["door"], controleur=given["controleur"], controle_op=given["controle_op"],
            gevolg=given["gevolg"], soort=given["soort"],
            persoon_id=int(given["persoon"]) if given["persoon"] else None,
            stopt_id=int(given["stopt"]) if given.get("stopt") else None, voor_allen=given["voor_allen"],
            organisatie_id=int(given["organisatie"]) if given.get("organisatie") else None,
        )  # fmt: skip


class VaststelForm(PlanForm):
    """How each person stands to the plan."""

    def __init__(self, *args: Any, mensen: Sequence[Mens] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.personen = {f"persoon_{mens.persoon_id}": mens.persoon_id for mens in mensen}
        for mens in mensen:
            self.fields[f"persoon_{mens.persoon_id}"] = forms.ChoiceField(
                label=mens.naam, choices=WIJZEN, widget=forms.RadioSelect, required=False
            )
        self.fields["grond"] = forms.CharField(
            label="Op welke grond is het opgelegd?", required=False, max_length=400,
            help_text="Alleen nodig als iemand niet akkoord is.",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """`instemming`: per person what he said; who was not asked is left out."""
        data = super().clean() or self.cleaned_data
        data["instemming"] = {pk: data[name] for name, pk in self.personen.items() if data.get(name)}
        return data


class ControleForm(PlanForm):
    """Kept or not kept."""

    nagekomen = forms.ChoiceField(
        label="Is de afspraak nagekomen?", choices=[("ja", "Nagekomen"), ("nee", "Niet nagekomen")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    toelichting = forms.CharField(
        label="Wat is er gebeurd?", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Niet nagekomen? Schrijf dan op wat er gebeurde en wat u nu doet.",
    )  # fmt: skip
    volgende = forms.DateField(label="Wanneer kijkt u opnieuw?", required=False, widget=DatumWidget)


class RedenForm(PlanForm):
    """A reason in one line."""

    reden = forms.CharField(label="Waarom?", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class AfrondForm(PlanForm):
    """The last words on a plan."""

    toelichting = forms.CharField(
        label="Hoe gaat het nu met het gezin?", max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )


class FaseForm(PlanForm):
    """Which phase comes now."""

    fase = forms.ChoiceField(label="Naar welke fase?", widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Waarom?", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nodig als het gezin terug moet naar directe veiligheid.",
    )  # fmt: skip

    eerder = forms.CharField(
        label="Eerder dan de termijn, want", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Alleen als het gezin nu al stabiel veilig is. Schrijf op waaraan u dat ziet.",
    )  # fmt: skip

    def __init__(self, *args: Any, fasen: Sequence[tuple[str, str]] = (), te_vroeg: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not te_vroeg:
            del self.fields["eerder"]
        self.fields["fase"].choices = fasen  # type: ignore[attr-defined]  # the field is a ChoiceField, which has choices

    def clean(self) -> dict[str, Any]:
        """A fall back says why."""
        data = super().clean() or self.cleaned_data
        if data.get("fase") == Fase.DIRECT and not data.get("reden"):
            self.add_error("reden", "Schrijf op wat er is gebeurd.")
        return data
