"""Form fields: label, the mark of the exception, help, error and aria hang together; the summary leads to the field."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.utils import translation

from eenplan.core.access.sluier import AFGESCHERMD, cover, veiled
from eenplan.core.web.forms import CHOOSE, FILL_IN, VERHULD, DatumWidget, EenplanForm, KeuzeOfOnbekend, MomentWidget
from eenplan.core.web.stijlgids import VoorbeeldForm
from eenplan.core.web.templatetags.eenplan import plicht, veld, veld_id, veld_kop, veld_soort
from eenplan.core.web.tests.conftest import render

EMPTY = {"verhaal": "", "gesproken": "", "gemeente": ""}
GOOD = {"verhaal": "Er is geduwd.", "gesproken": "onbekend", "gemeente": "a", "datum": "2026-03-16"}


class Small(EenplanForm):
    naam = forms.CharField(label="Naam", error_messages={"required": "Hoe heet u?"})
    dag = forms.DateField(widget=DatumWidget, required=False)
    moment = forms.DateTimeField(widget=MomentWidget, required=False)
    geheim = forms.CharField(widget=forms.HiddenInput, required=False)
    plek = forms.CharField(
        label="Plek", required=False, widget=forms.TextInput(attrs={"class": "eigen", "placeholder": "Plek"})
    )

    def clean(self) -> None:
        if self.data.get("plek") == "fout":
            raise forms.ValidationError("Dit kan niet samen.")


@pytest.mark.parametrize(
    ("name", "kind", "css"),
    [
        ("verhaal", "tekstvak", "utrecht-textarea"),
        ("gesproken", "groep", "ep-keuzes"),
        ("datum", "tekst", "utrecht-textbox"),
        ("gemeente", "select", "utrecht-select"),
        ("vormen", "groep", "ep-keuzes"),
        ("bellen", "vink", "utrecht-checkbox"),
    ],
)
def test_every_shape(name: str, kind: str, css: str) -> None:
    field = VoorbeeldForm()[name]
    html = veld(field)
    assert veld_soort(field) == kind
    assert css in html
    assert str(field.label) in html


class Vooral(EenplanForm):
    """Most of it must be filled in; what is hidden does not count."""

    naam, plaats = forms.CharField(), forms.CharField()
    reden = forms.CharField(required=False)
    sleutel = forms.CharField(required=False, widget=forms.HiddenInput)


class Zelden(EenplanForm):
    """Most of it may stay empty."""

    naam = forms.CharField()
    plaats, reden = forms.CharField(required=False), forms.CharField(required=False)


@pytest.mark.parametrize(("form", "marks"), [
    (Vooral, {"naam": "", "plaats": "", "reden": "niet verplicht"}),
    (Zelden, {"naam": "verplicht", "plaats": "", "reden": ""}),
])  # fmt: skip
def test_only_the_exception_is_marked(form: type[EenplanForm], marks: dict[str, str]) -> None:
    for name, mark in marks.items():
        html = veld(form()[name])
        assert (f"({mark})" in html) == bool(mark)
        assert ("ep-plicht" in html) == bool(mark)


@pytest.mark.parametrize("name", ["verhaal", "gesproken", "gemeente"])
def test_an_error_is_tied_to_its_field(name: str) -> None:
    form = VoorbeeldForm(EMPTY)
    html = veld(form[name])
    assert f'id="id_{name}_error"' in html
    described = " ".join(re.findall(r'aria-describedby="([^"]*)"', html))
    assert f"id_{name}_error" in described
    assert "--invalid" in html


@pytest.mark.parametrize("name", ["verhaal", "gesproken"])
def test_help_is_tied_to_its_field(name: str) -> None:
    html = veld(VoorbeeldForm()[name])
    assert f'id="id_{name}_helptext"' in html
    assert re.search(rf'aria-describedby="[^"]*id_{name}_helptext', html)


@pytest.mark.parametrize("bound", [EMPTY, None], ids=["after an error", "fresh"])
def test_ids_are_unique(bound: dict[str, str] | None) -> None:
    ids = re.findall(r'\sid="([^"]+)"', render("web/form.html", form=VoorbeeldForm(bound)))
    assert sorted(ids) == sorted(set(ids))


def test_the_summary_leads_to_every_wrong_field() -> None:
    html = render("web/form.html", form=VoorbeeldForm(EMPTY))
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    targets = re.findall(r'href="#([^"]+)"', html)
    assert targets == ["id_verhaal", "id_gesproken_groep", "id_gemeente"]
    assert set(targets) <= ids
    assert 'role="alert"' in html


def test_no_summary_when_nothing_is_wrong() -> None:
    assert VoorbeeldForm(GOOD).is_valid()
    assert "data-fouten" not in render("web/form.html", form=VoorbeeldForm(GOOD))


@pytest.mark.parametrize(("name", "words"), [("verhaal", FILL_IN), ("gesproken", CHOOSE), ("gemeente", CHOOSE)])
def test_required_says_what_to_do(name: str, words: str) -> None:
    assert VoorbeeldForm(EMPTY).errors[name] == [words]


def test_own_words_for_required_are_kept() -> None:
    assert Small({}).errors["naam"] == ["Hoe heet u?"]


def test_an_error_of_the_whole_form_is_in_the_summary() -> None:
    html = render("web/form.html", form=Small({"naam": "x", "plek": "fout"}))
    assert "<li>Dit kan niet samen.</li>" in html


@pytest.mark.parametrize("answer", ["ja", "nee", "onbekend"])
def test_not_knowing_yet_is_an_answer(answer: str) -> None:
    assert KeuzeOfOnbekend().clean(answer) == answer


def test_not_knowing_is_the_last_choice() -> None:
    assert KeuzeOfOnbekend(choices=[("a", "A")]).choices == [("a", "A"), ("onbekend", "Weet ik nog niet")]


@pytest.mark.parametrize(("name", "kind"), [("dag", "date"), ("moment", "datetime-local")])
def test_pickers_of_the_browser(name: str, kind: str) -> None:
    assert f'type="{kind}"' in veld(Small()[name])


def test_a_date_goes_out_as_the_browser_wants_it() -> None:
    with translation.override("nl"):
        form = Small(initial={"dag": __import__("datetime").date(2026, 3, 9)})
        assert 'value="2026-03-09"' in veld(form["dag"])


def test_hidden_fields_stay_bare() -> None:
    assert veld(Small()["geheim"]).startswith('<input type="hidden"')


def test_own_classes_stay_and_a_placeholder_that_repeats_the_label_goes() -> None:
    html = veld(Small()["plek"])
    assert 'class="utrecht-textbox eigen"' in html
    assert "placeholder" not in html


def test_django_draws_the_form_the_same_way() -> None:
    assert "utrecht-textarea" in str(VoorbeeldForm())
    assert "utrecht-textarea" in VoorbeeldForm()["verhaal"].as_field_group()


def test_no_balloons_of_the_browser() -> None:
    assert " required" not in str(VoorbeeldForm())


@pytest.mark.parametrize(("label", "words"), [("Naam", "Naam:"), ("Wat is er?", "Wat is er?")])
def test_the_beginning_of_an_error_line(label: str, words: str) -> None:
    class One(EenplanForm):
        veld = forms.CharField(label=label)

    assert veld_kop(One()["veld"]) == words


def test_a_group_is_found_by_its_box() -> None:
    assert veld_id(VoorbeeldForm()["vormen"]) == "id_vormen_groep"
    assert veld_id(VoorbeeldForm()["bellen"]) == "id_bellen"


@pytest.mark.parametrize(
    "part",
    [
        'name="csrfmiddlewaretoken"',
        'name="sleutel"',
        "data-bewaar",
        ">Bewaar</button>",
        'href="/werk/"',
        "novalidate",
    ],
)
def test_the_whole_form(part: str) -> None:
    assert part in render("web/form.html", form=Small(), knop="Bewaar", terug="/werk/", actie="/werk/x")


def test_typed_text_never_becomes_markup() -> None:
    html = render("web/form.html", form=Small({"naam": "</textarea><script>", "plek": '"><b>'}))
    assert "<script>" not in html
    assert '"><b>' not in html


class EersteKeus(EenplanForm):
    """Two answered from the start, one not, and what may stay empty."""

    wapen = KeuzeOfOnbekend(label="Wapen?", initial="onbekend")
    wie = forms.ChoiceField(label="Wie?", choices=[("a", "A")], initial="a")
    tekst = forms.CharField(label="Tekst")
    meer, nog, rest = (forms.CharField(required=False) for _ in range(3))
    laatste = forms.CharField(required=False)


@pytest.mark.parametrize(
    ("name", "mark"), [("wapen", ""), ("wie", ""), ("tekst", "verplicht"), ("meer", ""), ("laatste", "")]
)
def test_a_choice_that_is_answered_from_the_start_bears_no_mark(name: str, mark: str) -> None:
    assert plicht(EersteKeus()[name]) == mark


GEHEIM = "Zij zit op Schuilhof 3."
GETOOND = f"Zij zit op {AFGESCHERMD}."


def verborgen(before: str, typed: str, *, voorstel: bool = False) -> Small:
    """A form that began with a text, in an answer in which a place is hidden."""
    form = Small({"naam": "x", "plek": typed}, initial={"plek": before})
    form.voorstel = voorstel
    with veiled():
        cover(lambda text: [(at, at + 11)] if (at := text.find("Schuilhof 3")) >= 0 else [])
        form.is_valid()
    return form


@pytest.mark.parametrize("typed", [GETOOND, f"  {GETOOND}\r\n"])
def test_what_the_writer_could_not_see_is_kept_when_he_leaves_the_text_alone(typed: str) -> None:
    form = verborgen(GEHEIM, typed)
    assert (form.errors, form.cleaned_data["plek"]) == ({}, GEHEIM)


@pytest.mark.parametrize(("before", "typed"), [
    (GEHEIM, "Zij is verhuisd."),  # he took the mark out: the place would be gone without a word
    (GEHEIM, f"{GETOOND} Bel haar niet."),
    (GEHEIM, ""),
    (GETOOND, GETOOND),  # taken out by the query that read it: the original is not here
])  # fmt: skip
def test_a_change_that_would_wipe_it_is_refused_with_what_to_do(before: str, typed: str) -> None:
    assert verborgen(before, typed).errors == {"plek": [VERHULD]}


@pytest.mark.parametrize(("before", "typed"), [
    ("", GETOOND), ("", GEHEIM), ("Zij zit bij haar zus.", "Zij is verhuisd."), ("Zij zit bij haar zus.", GETOOND),
])  # fmt: skip
def test_where_nothing_was_hidden_everything_may_be_typed(before: str, typed: str) -> None:
    form = verborgen(before, typed)
    assert (form.errors, form.cleaned_data["plek"]) == ({}, typed)


def test_a_proposal_is_no_text_that_is_lost() -> None:
    form = verborgen(GETOOND, "Zij zit elders.", voorstel=True)
    assert (form.errors, form.cleaned_data["plek"]) == ({}, "Zij zit elders.")
