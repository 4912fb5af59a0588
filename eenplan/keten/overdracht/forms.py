"""Forms of the handover: one for the sender, three small ones for the receiver."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms

from eenplan.core.access.policy import DataClass
from eenplan.core.accounts.models import Organisation
from eenplan.core.clock import AMSTERDAM
from eenplan.core.web.forms import FILL_IN, DatumWidget, EenplanForm
from eenplan.keten.overdracht.buiten import BUITEN, Buiten
from eenplan.keten.overdracht.keuzelijst import Groep
from eenplan.keten.overdracht.rules import (
    BLOKKEN,
    GEEN_AFSPRAKEN,
    GRONDEN,
    KLASSEN,
    NODIG,
    ONBEKEND,
    VEILIG_CONTACT,
    Aanbod,
    Pakket,
    Warm,
    Weigerreden,
)
from eenplan.keten.triage.forms import MagOnaf

HULP = {
    "chronologie": "Hooguit twaalf regels, één gebeurtenis per regel.",
    "onbekend": "Wat u niet weet, moet de ontvanger ook weten.",
    "veilig_contact": "Wanneer en hoe kan de ontvanger bellen zonder gevaar? Zet hier geen adres.",
    "plan": "Het plan, of de dag waarop het klaar is.",
    "gezin_weet": "Wat heeft u het gezin verteld over deze overdracht?",
}
GEEN = "Er gelden geen bijzondere afspraken over contact. Dat heb ik nagevraagd."
TEGENSTRIJDIG = "U schrijft afspraken op en vinkt aan dat er geen zijn. Kies één van de twee."
DIENST, TAFEL = "wie er dienst heeft", "verdelen door team en welzijn"
LEEG_IS = "Leeg is: met wie de casus krijgt."
GEEN_GESPREK = "Vink aan dat het warme gesprek is gevoerd, of schrijf op waarom niet."
BUITEN_EENPLAN, ZONDER_ACCOUNT = "buiten", "Een ontvanger zonder account in Eenplan (op papier)"
KIES_SOORT = "Kies wat voor ontvanger dit is."
NOEM_ONTVANGER = "Schrijf op aan wie u overdraagt."
UIT_DOSSIER, STANDAARDZIN = "Ingevuld uit het dossier.", "Standaardzin: verander wat u beter weet."
BUITENVELDEN = ("buiten_soort", "buiten_naam", "buiten_wie")
HOOG = {"chronologie": 12, "waarom": 4, "wie": 4, "onbekend": 4}
# The parts of the form, in the order of the page and of the keyboard.
DELEN = (
    ("Aan wie?", ("ontvanger",)),
    ("Waarom?", ("waarom", "geweld", "wie", "chronologie", "kind", "onbekend")),
    ("Veiligheid", ("veilig_contact", "geen_afspraken", "voorwaarden")),
    (
        "Hoe gaat het verder?",
        ("plan", "nameting", "gezin_weet", "warm_gesprek", "warm_met", "warm_op", "warm_waarom_niet"),
    ),
    ("Wat deelt u, en waarom mag dat?", ("klassen", "grond", "tot")),
)


def split_after(fields: dict[str, forms.Field], name: str) -> tuple[dict[str, forms.Field], dict[str, forms.Field]]:
    """The fields up to this one, and those after it."""
    keys = list(fields)
    at = keys.index(name) + 1
    return {key: fields[key] for key in keys[:at]}, {key: fields[key] for key in keys[at:]}


class MetVersie(EenplanForm):
    """Carries the version of the case that was on the screen."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AanbiedForm(MetVersie, MagOnaf):
    """The package and its receiver; everything that is known stands in it already."""

    concept_versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    ontvanger = forms.ChoiceField(label="Wie krijgt de casus?", help_text="Organisatie en contactpersoon.")
    buiten_soort = forms.ChoiceField(
        label="Wat voor ontvanger is het?", required=False,
        choices=[("", "Kies wat voor ontvanger"), *((item.value, item.naam) for item in BUITEN)],
    )  # fmt: skip
    buiten_naam = forms.CharField(
        label="Welke organisatie, of wie?", required=False, max_length=200,
        help_text="Bijvoorbeeld: Veilig Thuis Zuiderland, of huisartsenpraktijk De Linde.",
    )  # fmt: skip
    buiten_wie = forms.CharField(label="Met wie heeft u daar contact?", required=False, max_length=200)
    klassen = forms.MultipleChoiceField(
        label="Wat mag de ontvanger zien?",
        choices=[(item.value, words) for item, words in KLASSEN.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="Wie er meldde en gegevens van justitie gaan nooit mee.",
    )
    grond = forms.ChoiceField(label="Waarom mag dit?", choices=list(GRONDEN.items()), widget=forms.RadioSelect)
    tot = forms.DateField(label="Tot wanneer?", widget=DatumWidget, help_text="Daarna sluit het vanzelf.")
    warm_gesprek = forms.BooleanField(label="Het warme gesprek is gevoerd", required=False)
    warm_met = forms.CharField(label="Met wie?", required=False, help_text=LEEG_IS, max_length=200)
    warm_op = forms.DateField(label="Wanneer?", widget=DatumWidget, required=False)
    warm_waarom_niet = forms.CharField(
        label="Niet gevoerd? Waarom niet?", required=False, max_length=300, help_text="Alleen als er geen gesprek was."
    )

    def __init__(self, *args: Any, ontvangers: list[Groep], gronden: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._gronden(gronden)
        self._ontvangers(ontvangers)
        for name, (label, _) in BLOKKEN.items():
            known = str(self.initial.get(name) or "")
            box = forms.Textarea(attrs={"rows": HOOG.get(name, 2)})
            self.fields[name] = forms.CharField(
                label=label, widget=box, required=name in NODIG, help_text=self._hulp(name, known),
                error_messages={"required": VEILIG_CONTACT if name == "veilig_contact" else FILL_IN},
            )  # fmt: skip
            if name == "veilig_contact":
                self.fields["geen_afspraken"] = forms.BooleanField(label=GEEN, required=False)

        self.order_fields([name for _, names in DELEN for item in names for name in self._met(item)])

    def _met(self, name: str) -> list[str]:
        """A field with those that fold out under it."""
        more = {"ontvanger": list(BUITENVELDEN), "grond": [f"grond_{item}" for item in KLASSEN]}
        return [name, *more.get(name, [])]

    def _ontvangers(self, groepen: list[Groep]) -> None:
        """The likeliest first, under headings; who has no account last."""
        choices: list[Any] = [("", "Kies een ontvanger")]
        self.namen: dict[str, str] = {}  # with whom one talked when nobody else is named
        for groep in groepen:
            named = list[tuple[str, str]]()
            for place, people in groep.plekken:
                self.namen |= {f"{place.pk}-": place.naam, **{f"{place.pk}-{one.pk}": one.naam for one in people}}
                named += [(f"{place.pk}-{one.pk}", f"{place.naam}: {one.naam}") for one in people]
                named.append((f"{place.pk}-", f"{place.naam}: {DIENST if people else TAFEL}"))
            choices.append((groep.kop, named))
        choices.append(("Niet in Eenplan", [(BUITEN_EENPLAN, ZONDER_ACCOUNT)]))
        ontvanger = self.fields["ontvanger"]
        assert isinstance(ontvanger, forms.ChoiceField)
        ontvanger.choices = choices

    def _hulp(self, name: str, known: str) -> str:
        """What helps to fill it in, after where the words came from: only for who sees them for the first time."""
        came = ""
        if known and self.initial.get("vers"):
            came = STANDAARDZIN if known == ONBEKEND.get(name) else UIT_DOSSIER
        return " ".join(part for part in (came, HULP.get(name, "")) if part)

    def _gronden(self, gronden: list[tuple[str, str]]) -> None:
        """One ground for all that is ticked, and another one for a kind of data where that is needed."""
        grond = self.fields["grond"]
        assert isinstance(grond, forms.ChoiceField)
        grond.choices = gronden
        same = [("", "Dezelfde grond"), *gronden]
        extra = {
            f"grond_{item}": forms.ChoiceField(label=words, choices=same, required=False)
            for item, words in KLASSEN.items()
        }
        before, after = split_after(self.fields, "grond")
        self.fields = {**before, **extra, **after}

    @property
    def grondvelden(self) -> list[forms.BoundField]:
        """The grounds per kind of data, shown apart."""
        return [self[f"grond_{item}"] for item in KLASSEN]

    @property
    def buitenvelden(self) -> list[forms.BoundField]:
        """Who it is when he has no account, shown apart."""
        return [self[name] for name in BUITENVELDEN]

    @property
    def delen(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The parts of the form with their fields."""
        return [(kop, [self[name] for name in names]) for kop, names in DELEN]

    @property
    def nog_nodig(self) -> list[forms.BoundField]:
        """What still has to be filled in, before anything was sent: the rest is known."""
        if self.is_bound:
            return []
        given = {name: bool(self[name].value()) for name in self.fields}
        either = {"veilig_contact": "geen_afspraken", "warm_gesprek": "warm_waarom_niet"}
        asked = [name for name, field in self.fields.items() if field.required or name in either]
        return [self[name] for name in asked if not given[name] and not given.get(either.get(name, ""))]

    @property
    def is_buiten(self) -> bool:
        """Whether one of them is filled in or wrong, so that it must be seen."""
        return any(field.value() or field.errors for field in self.buitenvelden)

    @property
    def eigen_grond(self) -> bool:
        """Whether one of them is filled in or wrong, so that it must be seen."""
        return any(field.value() or field.errors for field in self.grondvelden)

    def full_clean(self) -> None:
        """Who ticks that nothing special holds, writes nothing."""
        self.fields["veilig_contact"].required = not self.data.get("geen_afspraken")
        super().full_clean()
        self.fields["veilig_contact"].required = True

    def clean(self) -> dict[str, Any]:
        """`aanbod`: what the action needs; `getypt`: the same as it was typed, to keep."""
        data = self.cleaned_data
        if data.get("geen_afspraken") and data.get("veilig_contact") and not self.onaf:
            self.add_error("veilig_contact", TEGENSTRIJDIG)
        if not self.onaf and not data.get("warm_gesprek") and not data.get("warm_waarom_niet"):
            self.add_error("warm_waarom_niet", GEEN_GESPREK)
        if data.get("ontvanger") == BUITEN_EENPLAN and not self.onaf:
            self._eis_buiten(data)
        getypt = {name: data.get(name) for name in self.fields if not name.endswith("versie")}
        tot = data.get("tot")
        getypt |= {"tot": tot.isoformat() if tot else "", "warm_op": str(data.get("warm_op") or "")}
        more = {"getypt": getypt}
        return {**data, **more, **({} if self.onaf or self.errors else {"aanbod": self._aanbod(data)})}

    def _eis_buiten(self, data: dict[str, Any]) -> None:
        for name, message in (("buiten_soort", KIES_SOORT), ("buiten_naam", NOEM_ONTVANGER)):
            if not data.get(name):
                self.add_error(name, message)

    def _aanbod(self, data: dict[str, Any]) -> Aanbod:
        outside = data["ontvanger"] == BUITEN_EENPLAN
        place, _, person = ("", "", "") if outside else data["ontvanger"].partition("-")
        blocks = {**data, "veilig_contact": data["veilig_contact"] or GEEN_AFSPRAKEN}
        return Aanbod(
            organisatie_id=int(place) if place else None,
            account_id=int(person) if person else None,
            pakket=Pakket(**{name: blocks[name].replace("\r\n", "\n") for name in BLOKKEN}),
            klassen=frozenset(DataClass(item) for item in data["klassen"]),
            grond=data["grond"],
            tot=datetime.combine(data["tot"], time(23, 59, 59), tzinfo=AMSTERDAM),
            warm_gesprek=data["warm_gesprek"],
            warm=self._warm(data),
            gronden={item: code for item in KLASSEN if (code := data[f"grond_{item}"])},
            buiten=Buiten(data["buiten_soort"], data["buiten_naam"], data["buiten_wie"]) if outside else None,
        )

    def _warm(self, data: dict[str, Any]) -> Warm:
        """Of a talk that was held the reason why not is left out; without a name it was with whom gets the case."""
        if not data["warm_gesprek"]:
            return Warm(waarom_niet=data["warm_waarom_niet"])
        there = self.namen.get(data["ontvanger"]) or data["buiten_wie"] or data["buiten_naam"]
        return Warm(data["warm_met"] or there, data["warm_op"])


class ConceptForm(AanbiedForm):
    """The same, before it is finished."""

    onaf = True


class AccepteerForm(MetVersie):
    """Nothing to fill in: yes is one click."""


class WeigerForm(MetVersie):
    """No, and why."""

    soort = forms.ChoiceField(
        label="Waarom niet?", choices=[("", "Kies een reden"), *((item.value, item.label) for item in Weigerreden)]
    )
    reden = forms.CharField(
        label="Licht toe",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Veilig Thuis leest dit en zoekt verder. Noem wat er anders moet.",
    )


class VerdeelForm(MetVersie):
    """Who of the table takes it, and why."""

    organisatie = forms.ChoiceField(label="Wie neemt de casus?", widget=forms.RadioSelect)
    reden = forms.CharField(label="Waarom past dat?", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, tafel: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisatie"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(place.pk), place.naam) for place in tafel]


class IntrekForm(MetVersie):
    """Taking an offer back, and why."""

    reden = forms.CharField(label="Waarom trekt u het aanbod in?", widget=forms.Textarea(attrs={"rows": 2}))


class VraagForm(EenplanForm):
    """One question before deciding."""

    tekst = forms.CharField(label="Uw vraag", widget=forms.Textarea(attrs={"rows": 3}))


class AntwoordForm(EenplanForm):
    """The answer to one question."""

    tekst = forms.CharField(label="Uw antwoord", widget=forms.Textarea(attrs={"rows": 3}))
