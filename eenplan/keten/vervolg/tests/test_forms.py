"""The forms turn what was typed into what the actions take. No database."""

from datetime import date

import pytest
from django.http import QueryDict

from eenplan.keten.vervolg.forms import AfrondForm, BevindingForm, ContactForm, ControleForm, VoorwaardeForm
from eenplan.keten.vervolg.rules import NieuwContact, NieuweBevinding, NieuweVoorwaarde


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "met_wie=moeder&hoe=telefoon&gelukt=ja&veiligheid=veilig&kind_gezien=on&tekst=Goed",
            NieuwContact("moeder", "telefoon", True, "Goed", "veilig", True),
        ),
        (
            "met_wie=school&hoe=beeldbellen&gelukt=nee&veiligheid=onbekend",
            NieuwContact("school", "beeldbellen", False, "", "onbekend", False),
        ),
    ],
)
def test_contact(typed: str, expected: NieuwContact) -> None:
    form = ContactForm(QueryDict(typed))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["invoer"] == expected


def test_condition() -> None:
    form = VoorwaardeForm(QueryDict("voor_wie=vader&tekst=Slaapt+elders&controle_op=2026-04-03&versie=4"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["invoer"] == NieuweVoorwaarde("vader", "Slaapt elders", date(2026, 4, 3))
    assert form.cleaned_data["versie"] == 4


def test_finding() -> None:
    form = BevindingForm(QueryDict("vorm=KM&uitslag=NBEV&onderbouwing=De+arts+zag+geen+letsel"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["invoer"] == NieuweBevinding("KM", "NBEV", "De arts zag geen letsel")


@pytest.mark.parametrize("form_class", [ContactForm, VoorwaardeForm, BevindingForm, AfrondForm, ControleForm])
def test_an_empty_form_says_so_and_does_not_break(form_class: type) -> None:
    assert not form_class(QueryDict("")).is_valid()


@pytest.mark.parametrize("form_class", [ContactForm, AfrondForm])
@pytest.mark.parametrize("te_laat", [True, False])
def test_the_late_reason_is_asked_only_when_late(form_class: type, te_laat: bool) -> None:
    assert ("late_reden" in form_class(te_laat=te_laat).fields) is te_laat


def test_the_version_follows_the_screen_and_the_text_stays() -> None:
    form = AfrondForm(QueryDict("samenvatting=Mijn+tekst&versie=1"))
    form.op_versie(9)
    assert form["versie"].value() == "9"
    assert form["samenvatting"].value() == "Mijn tekst"


def test_no_form_of_violence_is_chosen_by_itself() -> None:
    """It stood on child abuse before anybody had read it."""
    assert BevindingForm().fields["vorm"].choices[0][0] == ""
    form = BevindingForm(QueryDict("vorm=&uitslag=BEV&onderbouwing=De+arts+zag+letsel"))
    assert set(form.errors) == {"vorm"}
