"""The forms without a database: bad times, holes in the clock, other zones, what is asked of whom."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.core.exceptions import ValidationError

from eenplan.core.calendar import AMSTERDAM
from eenplan.instrumenten.huisverbod import forms as forms_begin
from eenplan.instrumenten.huisverbod import (
    forms_besluit,
    forms_dagen,
    forms_gesprek,
    forms_politie,
    forms_rihg,
    forms_voor,
    rihg,
)
from eenplan.instrumenten.huisverbod.politie import Bewoner
from eenplan.instrumenten.huisverbod.velden import MomentVeld, naar_minuut


def op(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


MOMENTEN = [
    ("2026-03-20T22:15", "2026-03-20T21:15:00+00:00"),
    ("2026-03-20 22:15", "2026-03-20T21:15:00+00:00"),
    (" 2026-03-20T22:15 ", "2026-03-20T21:15:00+00:00"),
    ("20-03-2026 22:15", "2026-03-20T21:15:00+00:00"),
    ("2026-03-20T22:15:30", "2026-03-20T21:15:30+00:00"),
    ("2026-07-01T00:00", "2026-06-30T22:00:00+00:00"),
    ("2026-03-20T22:15+05:00", "2026-03-20T17:15:00+00:00"),  # another zone is a moment too
    ("2026-03-20T22:15Z", "2026-03-20T22:15:00+00:00"),
    ("2028-02-29T12:00", "2028-02-29T11:00:00+00:00"),
    ("2026-03-29T01:59", "2026-03-29T00:59:00+00:00"),
    ("2026-03-29T03:00", "2026-03-29T01:00:00+00:00"),
    ("2026-10-25T01:59", "2026-10-24T23:59:00+00:00"),
    ("2026-10-25T02:00", "2026-10-25T00:00:00+00:00"),  # comes twice: the first, so nobody is turned away at night
    ("2026-10-25T02:59", "2026-10-25T00:59:00+00:00"),
    ("2026-10-25T03:00", "2026-10-25T02:00:00+00:00"),
]


@pytest.mark.parametrize(("getypt", "bedoeld"), MOMENTEN)
def test_a_moment_is_read_by_the_wall_clock(getypt: str, bedoeld: str) -> None:
    found = MomentVeld().clean(getypt)
    assert found is not None
    assert found.astimezone(UTC).isoformat() == bedoeld


GEEN_MOMENT = [
    ("", "vereist"),
    ("gisteren", "geldig"),
    ("20-03-2026", "dag en tijd"),
    ("2026-03-20", "dag en tijd"),
    ("22", "dag en tijd"),
    ("2026-13-01T10:00", "geldig"),
    ("2026-02-30T10:00", "geldig"),
    ("2027-02-29T10:00", "geldig"),
    ("2026-03-20T25:00", "geldig"),
    ("2026-03-20T22:60", "geldig"),
    ("2026-03-29T02:00", "ging de klok van 2 naar 3"),
    ("2026-03-29T02:30", "ging de klok van 2 naar 3"),
    ("2027-03-28T02:59", "ging de klok van 2 naar 3"),
    ("0001-01-01T00:00", "jaar"),
    ("1026-03-20T22:15", "jaar"),
    ("1999-12-31T23:59", "jaar"),
    ("2100-01-01T00:00", "jaar"),
    ("9999-12-31T23:59", "jaar"),
    ("9999-12-31T23:59-12:00", "jaar"),
    ("'; DROP TABLE", "geldig"),
]


@pytest.mark.parametrize(("getypt", "woorden"), GEEN_MOMENT)
def test_what_is_no_moment_is_told_in_dutch(getypt: str, woorden: str) -> None:
    with pytest.raises(ValidationError) as refused:
        MomentVeld().clean(getypt)
    (message,) = refused.value.messages
    assert any(word in message for word in woorden.split("|")), message


def test_the_picker_shows_minutes_of_the_wall_clock() -> None:
    assert naar_minuut(datetime(2026, 3, 20, 22, 15, 59, 999, tzinfo=UTC)) == datetime(2026, 3, 20, 22, 15, tzinfo=UTC)
    form = forms_dagen.OvertredingForm(initial={"op": op("2026-03-20T22:15")})
    assert 'value="2026-03-20T22:15"' in str(form["op"])


NODIG = {
    # form: what it cannot do without
    "BezoekForm": (forms_voor.BezoekForm, {"op", "politie"}),
    "AdviesForm": (forms_voor.AdviesForm, {"advies"}),
    "WijzigForm": (forms_begin.WijzigForm, {"aanleiding", "adres"}),
    "BeginForm": (forms_begin.BeginForm, {"herkomst", "aanleiding", "pleger", "adres"}),
    "GenodigdenForm": (forms_begin.GenodigdenForm, {"deelnemers"}),
    "PolitieForm": (forms_politie.PolitieForm, {"sleutel", "pleger_naam", "adres", "aanleiding"}),
    "OplegForm": (forms_besluit.OplegForm, {"op", "motivering"}),
    "BesluitForm": (forms_besluit.BesluitForm, {"motivering"}),
    "VerlengForm": (forms_besluit.VerlengForm, {"tot", "motivering"}),
    "StapForm": (forms_dagen.StapForm, {"gedaan"}),
    "BeginStapForm": (forms_dagen.BeginStapForm, {"sleutel", "op"}),
    "PlanGesprekForm": (forms_gesprek.PlanGesprekForm, {"gepland_op"}),
    "GesprekForm": (forms_gesprek.GesprekForm, {"op", "aanwezig", "verslag"}),
    "OvertredingForm": (forms_dagen.OvertredingForm, {"op", "wat"}),
    "AfrondForm": (forms_dagen.AfrondForm, {"kijkt_mee", "plan"}),
}


@pytest.mark.parametrize("naam", NODIG)
def test_only_what_the_next_one_needs_is_required(naam: str) -> None:
    form_class, needed = NODIG[naam]
    empty = form_class({})
    assert set(empty.errors) == needed
    words = {str(word) for found in empty.errors.values() for word in found}
    assert words <= {"Dit is nog niet ingevuld.", "Maak een keuze."}
    spaces = form_class(dict.fromkeys(form_class.base_fields, "  "))
    assert needed - {"sleutel"} <= set(spaces.errors)


TE_LANG = [
    (forms_begin.BeginForm, "adres", 300),
    (forms_begin.WijzigForm, "adres", 300),
    (forms_voor.BezoekForm, "politie", 200),
    (forms_voor.BezoekForm, "veilig_thuis", 200),
    (forms_voor.BezoekForm, "niet_samen", 300),
    (forms_politie.PolitieForm, "pleger_naam", 200),
    (forms_politie.PolitieForm, "pleger_geboren", 20),
    (forms_politie.PolitieForm, "naam_1", 200),
    (forms_politie.PolitieForm, "geboren_4", 20),
    (forms_dagen.StapForm, "reden", 300),
    (forms_gesprek.PlanGesprekForm, "plek", 200),
    (forms_gesprek.GesprekForm, "aanwezig", 300),
    (forms_gesprek.GesprekForm, "reden", 300),
]


@pytest.mark.parametrize(("form_class", "veld", "langst"), TE_LANG)
def test_what_does_not_fit_the_table_is_told_beside_the_field(
    form_class: type[forms.Form], veld: str, langst: int
) -> None:
    assert veld in form_class({veld: "x" * (langst + 1)}).errors
    assert veld not in form_class({veld: "x" * langst}).errors


def test_a_mandate_is_asked_only_of_who_decides_by_one() -> None:
    for form_class in (forms_besluit.OplegForm, forms_besluit.BesluitForm, forms_besluit.VerlengForm):
        assert "mandaat" not in form_class().fields
        assert "mandaat" in form_class(met_mandaat=True).fields


def test_the_age_is_asked_only_when_the_birth_date_is_not_whole() -> None:
    assert "leeftijd_hoe" not in forms_besluit.OplegForm().fields
    assert "leeftijd_hoe" in forms_besluit.OplegForm(vraag_leeftijd=True).fields


def test_a_choice_that_was_not_offered_is_refused() -> None:
    people = [(1, "Een"), (2, "Twee")]
    form = forms_begin.BeginForm({"pleger": "3", "beschermden": ["1", "9"], "deelnemers": ["5"]}, mensen=people)
    assert {"pleger", "beschermden", "deelnemers"} <= set(form.errors)
    assert "kijkt_mee" in forms_dagen.AfrondForm({"kijkt_mee": "3", "plan": "x"}, mensen=people).errors
    assert "herkomst" in forms_begin.BeginForm({"herkomst": "zomaar"}).errors
    assert "sleutel" in forms_dagen.BeginStapForm({"sleutel": "verlengbesluit"}).errors
    assert "gedaan" in forms_dagen.StapForm({"gedaan": "misschien"}).errors


def rihg_form(deel: int = 1, **changes: str) -> forms_rihg.RihgForm:
    signals = rihg.instrument("voorbeeld-1").van_deel(deel)
    given = {f"z{item.nummer}": "laag" for item in signals} | changes
    return forms_rihg.RihgForm(given, signalen=signals)


@pytest.mark.parametrize(("deel", "eerste", "laatste"), [(1, 1, 7), (2, 8, 13), (3, 14, 20)])
def test_a_part_of_the_rihg_asks_its_own_signals(deel: int, eerste: int, laatste: int) -> None:
    form = rihg_form(deel)
    assert form.is_valid()
    assert list(form.antwoorden()) == list(range(eerste, laatste + 1))
    assert [signal.nummer for signal, _, _ in form.vragen] == list(range(eerste, laatste + 1))


def test_not_known_yet_is_always_an_answer_and_the_first_one_offered() -> None:
    form = forms_rihg.RihgForm(signalen=rihg.instrument("voorbeeld-1").van_deel(1))
    field = form.fields["z1"]
    assert isinstance(field, forms.ChoiceField)
    assert (field.initial, len(list(field.choices))) == ("onbekend", 4)
    assert rihg_form(z1="onbekend").is_valid()


@pytest.mark.parametrize("zwaarte", ["rood", "HOOG", "", "3"])
def test_another_weight_is_no_answer(zwaarte: str) -> None:
    assert "z3" in rihg_form(z3=zwaarte).errors


def politie(**changes: Any) -> forms_politie.PolitieForm:
    given = {
        "sleutel": str(uuid4()), "pleger_naam": "Peter de Toets", "pleger_geboren": "1988",
        "adres": "Proefstraat 12, 1234 AB Toetsdorp", "aanleiding": "Hij sloeg haar.",
        "naam_1": "Sanne de Toets", "geboren_1": "02-05-1990", "naam_3": "Bram de Toets", "kind_3": "on",
    }  # fmt: skip
    return forms_politie.PolitieForm({**given, **changes})


def test_the_police_form_makes_one_beginning_of_what_was_typed() -> None:
    form = politie(kindermishandeling="on")
    assert form.is_valid(), form.errors
    begin = form.cleaned_data["begin"]
    assert (begin.pleger, begin.kindermishandeling) == (Bewoner("Peter de Toets", "1988"), True)
    assert begin.bewoners == (Bewoner("Sanne de Toets", "02-05-1990"), Bewoner("Bram de Toets", kind=True))


def test_nobody_else_in_the_house_is_fine_and_a_date_without_a_name_is_not() -> None:
    alone = politie(naam_1="", geboren_1="", naam_3="", kind_3="")
    assert alone.is_valid()
    assert alone.cleaned_data["begin"].bewoners == ()
    assert politie(naam_2="", geboren_2="2015").errors == {"naam_2": ["Vul ook de naam in."]}


def test_each_form_has_a_key_of_its_own_against_double_sending() -> None:
    keys = {forms_politie.PolitieForm()["sleutel"].value() for _ in range(3)}
    assert (len(keys), {type(key) for key in keys}) == (3, {str})
    assert "sleutel" in politie(sleutel="dubbel").errors
