"""What the call card takes, refuses and hands to its action."""

from datetime import date

import pytest

from eenplan.dossier.casus.queries import Mens
from eenplan.keten.nameting.forms import AanvullingForm, ExtraForm, KaartForm
from eenplan.keten.nameting.uitkomst import Gesprek

MENSEN = (
    Mens(1, "slachtoffer", "Sanne de Toets", "2-5-1990", 35, "", False, False),
    Mens(3, "overig", "Bram de Toets", "9-1-2018", 8, "", False, False),
)
GOOD = {
    "gesproken_1": "ja", "veilig_1": "ja", "woorden_1": "Het is rustig", "gesproken_3": "nee", "resultaat": "veilig",
    "versie": "2",
}  # fmt: skip


def test_the_card_gives_talks_and_a_result() -> None:
    form = KaartForm(GOOD, mensen=MENSEN)
    assert form.is_valid()
    assert form.cleaned_data["gesprekken"] == [Gesprek(1, True, True, "Het is rustig"), Gesprek(3, False, None, "")]
    assert (form.cleaned_data["versie"], form.cleaned_data["regisseur_gesproken"]) == (2, None)


def test_adults_and_children_are_asked_in_their_own_words() -> None:
    form = KaartForm(mensen=MENSEN)
    asked = {mens.naam: [field.label for field in fields] for mens, fields in form.personen()}
    assert asked == {
        "Sanne de Toets": ["Gesproken?", "Voelt u zich nu veilig thuis?", "In eigen woorden"],
        "Bram de Toets": ["Gesproken?", "Voel jij je nu veilig thuis?", "In eigen woorden"],
    }
    assert [field.name for field in form.slot()] == ["regisseur", "resultaat", "waarom"]


@pytest.mark.parametrize(
    ("changes", "gesprek"),
    [
        ({"veilig_1": "nee"}, Gesprek(1, True, False, "Het is rustig")),
        ({"veilig_1": "onbekend"}, Gesprek(1, True, None, "Het is rustig")),
        ({"gesproken_1": "nee", "veilig_1": "ja"}, Gesprek(1, False, None, "Het is rustig")),
    ],
)
def test_unknown_is_an_answer_and_nobody_speaks_for_who_was_missed(changes: dict[str, str], gesprek: Gesprek) -> None:
    form = KaartForm({**GOOD, **changes}, mensen=MENSEN)
    assert form.is_valid()
    assert form.cleaned_data["gesprekken"][0] == gesprek


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"gesproken_1": ""}, ["gesproken_1"]),
        ({"veilig_1": ""}, ["veilig_1"]),
        ({"veilig_1": "soms"}, ["veilig_1"]),
        ({"resultaat": ""}, ["resultaat"]),
        ({"resultaat": "prima"}, ["resultaat"]),
        ({"regisseur": "soms"}, ["regisseur"]),
        ({"gesproken_3": "", "resultaat": ""}, ["gesproken_3", "resultaat"]),
    ],
)
def test_what_is_missing_is_named_at_its_field(changes: dict[str, str], fields: list[str]) -> None:
    form = KaartForm({**GOOD, **changes}, mensen=MENSEN)
    assert not form.is_valid()
    assert sorted(form.errors) == sorted(fields)


@pytest.mark.parametrize(("answer", "spoken"), [("ja", True), ("nee", False), ("onbekend", None), ("", None)])
def test_whether_the_director_was_spoken(answer: str, spoken: bool | None) -> None:
    form = KaartForm({**GOOD, "regisseur": answer}, mensen=MENSEN)
    assert form.is_valid()
    assert form.cleaned_data["regisseur_gesproken"] is spoken


def test_without_shared_names_only_the_result_is_asked() -> None:
    form = KaartForm({"resultaat": "niet_bereikt", "waarom": "Verhuisd"})
    assert form.is_valid()
    assert form.cleaned_data["gesprekken"] == []


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"op": "2026-04-01", "aanleiding": "Oma belde"}, []),
        ({"op": "", "aanleiding": "Oma belde"}, ["op"]),
        ({"op": "2026-02-30", "aanleiding": "Oma belde"}, ["op"]),
        ({"op": "2026-04-01", "aanleiding": "x" * 401}, ["aanleiding"]),
        ({}, ["aanleiding", "op"]),
    ],
)
def test_an_extra_round_has_a_day_and_a_reason(given: dict[str, str], fields: list[str]) -> None:
    form = ExtraForm(given)
    assert sorted(form.errors) == fields
    assert not form.is_valid() or form.cleaned_data["op"] == date(2026, 4, 1)


@pytest.mark.parametrize(("text", "valid"), [("Oma ziet ze elke dag", True), ("", False), ("  ", False)])
def test_an_addition_has_words(text: str, valid: bool) -> None:
    assert AanvullingForm({"tekst": text}).is_valid() is valid
