"""The forms of the report: unknown is an answer, empty rows fall away, faults find their field."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.http import QueryDict

from eenplan.keten.melding.forms import (
    FIELD_OF,
    BevestigForm,
    KoppelForm,
    MeldingForm,
    PersoonForm,
    TelefoonMeldingForm,
    person_rows,
)
from eenplan.keten.melding.rules import MENSENKANALEN, Genoemd, Incident, Kanaal, MelderGegevens

TYPED = {
    "sleutel": str(uuid4()), "tekst": "Ik hoorde gegil.", "gemeente": "Toetsdorp", "kinderen_aanwezig": "ja",
    "wapen": "nee", "strangulatie": "onbekend", "melder_soort": "Onderwijs", "melder_naam": "I. Begeleider",
}  # fmt: skip


def filled(**changes: Any) -> MeldingForm:
    form = MeldingForm({**TYPED, **changes})
    assert form.is_valid(), form.errors
    return form


def test_what_was_typed_becomes_the_report() -> None:
    form = filled(incident_datum="2026-03-19", melder_functie="ib", wil_afgeschermd_blijven="on", afschermgrond="gezin")
    found = form.nieuwe_melding("formulier", [Genoemd("Bram", rol="kind")])
    assert (found.kanaal, found.tekst, str(found.sleutel)) == ("formulier", "Ik hoorde gegil.", TYPED["sleutel"])
    assert found.incident == Incident(date(2026, 3, 19), (), True, False, None)
    assert found.melder == MelderGegevens("Onderwijs", "I. Begeleider", "", "ib", "", True, afschermgrond="gezin")
    assert found.personen == (Genoemd("Bram", rol="kind"),)


def test_a_professional_who_must_not_be_named_says_why() -> None:
    hidden = {**TYPED, "wil_afgeschermd_blijven": "on"}
    assert set(MeldingForm(hidden).errors) == {"afschermgrond"}
    assert MeldingForm({**hidden, "melder_soort": "Burger"}).is_valid()
    named = filled(afschermgrond="gezin").nieuwe_melding("formulier", [])  # a ground without the wish says nothing
    assert not named.melder.afgeschermd


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (Genoemd(), False),
        (Genoemd(rol="kind"), False),
        (Genoemd(naam="Bram"), True),
        (Genoemd(geboortedatum="2018"), True),
        (Genoemd(adres="Proefstraat 1"), True),
        (Genoemd(bsn="999000019"), True),
    ],
)
def test_a_row_that_says_nothing_falls_away(row: Genoemd, kept: bool) -> None:
    assert bool(filled().nieuwe_melding("formulier", [row]).personen) is kept


@pytest.mark.parametrize("field", ["tekst", "sleutel", "melder_soort"])
def test_without_this_there_is_no_report(field: str) -> None:
    assert set(MeldingForm({**TYPED, field: ""}).errors) == {field}


@pytest.mark.parametrize("field", ["gemeente", "incident_datum", "melder_naam", "bijlage"])
def test_without_that_there_is(field: str) -> None:
    assert filled(**{field: ""}).errors == {}


@pytest.mark.parametrize(
    ("key", "field"),
    [*FIELD_OF.items(), ("tekst", "tekst"), ("kanaal", "__all__"), ("personen", "__all__")],
)
def test_a_fault_finds_its_field(key: str, field: str) -> None:
    form = filled()
    form.show_faults({key: "Dit klopt niet."}, [])
    assert form.errors == {field: ["Dit klopt niet."]}


def test_a_fault_of_a_person_stands_in_his_row_and_on_top() -> None:
    form, rows = filled(), [PersoonForm({}, prefix=f"persoon-{number}") for number in range(2)]
    assert all(row.is_valid() for row in rows)
    form.show_faults({"personen.1.bsn": "Dit klopt niet."}, rows)
    assert (rows[0].errors, rows[1].errors) == ({}, {"bsn": ["Dit klopt niet."]})
    assert form.errors == {"__all__": ["Persoon 2: Dit klopt niet."]}


@pytest.mark.parametrize("kanaal", [item.value for item in MENSENKANALEN])
def test_the_front_office_says_how_it_came_in(kanaal: str) -> None:
    assert TelefoonMeldingForm({**TYPED, "kanaal": kanaal}).is_valid()


def test_an_unknown_channel_is_refused() -> None:
    assert set(TelefoonMeldingForm({**TYPED, "kanaal": "duif"}).errors) == {"kanaal"}


@pytest.mark.parametrize("kanaal", ["koppeling", "bestand"])
def test_what_only_machines_use_is_no_choice(kanaal: str) -> None:
    assert kanaal in set(Kanaal)
    assert set(TelefoonMeldingForm({**TYPED, "kanaal": kanaal}).errors) == {"kanaal"}
    assert kanaal.capitalize() not in str(TelefoonMeldingForm()["kanaal"])


@pytest.mark.parametrize(
    ("typed", "rows"),
    [("", 4), ("nog_een=1", 5), ("rijen=5&nog_een=1", 6), ("rijen=6", 6), ("rijen=2", 4), ("rijen=40&nog_een=1", 40),
     ("rijen=999999", 40), ("rijen=veel&nog_een=1", 5), ("rijen=-3", 4)],
)  # fmt: skip
def test_as_many_rows_as_asked_for(typed: str, rows: int) -> None:
    assert len(person_rows(QueryDict(typed))) == rows
    assert len(person_rows(None)) == 4


def test_one_more_row_keeps_what_was_typed_and_says_no_fault() -> None:
    rows = person_rows(QueryDict("rijen=4&nog_een=1&persoon-3-naam=Bram&persoon-3-bsn=123&persoon-3-rol=kind"))
    assert [rows[3][name].value() for name in ("naam", "bsn", "rol")] == ["Bram", "123", "kind"]
    assert [bool(row.errors) for row in rows] == [False] * 5
    assert ["autofocus" in str(row["naam"]) for row in rows] == [False] * 4 + [True]


def test_an_empty_row_is_a_person_of_whom_nothing_is_known() -> None:
    row = PersoonForm({})
    assert row.is_valid()
    assert row.genoemd() == Genoemd()


@pytest.mark.parametrize("form_class", [PersoonForm, BevestigForm])
def test_a_role_comes_from_the_list(form_class: type[PersoonForm | BevestigForm]) -> None:
    assert form_class({"rol": "kind"}).is_valid()
    assert set(form_class({"rol": "buurman"}).errors) == {"rol"}


@pytest.mark.parametrize(
    ("typed", "pairs"), [("", {}), ("{}", {}), ('{"3": 7}', {3: 7}), ('{"3": "7", "4": 8}', {3: 7, 4: 8})]
)
def test_pairs_of_the_same_people(typed: str, pairs: dict[int, int]) -> None:
    form = KoppelForm({"casus_id": "5", "zelfde": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"casus_id": 5, "zelfde": pairs, "met": None, "waarom": "", "gevraagd": False}


@pytest.mark.parametrize("typed", ["{", "[1]", "7", '{"a": 1}', '{"1": "b"}', '"tekst"', '{"1": null}', '{"1": []}'])
def test_pairs_that_cannot_be_read_are_refused(typed: str) -> None:
    form = KoppelForm({"casus_id": "5", "zelfde": typed})
    assert not form.is_valid()
    assert form.errors["zelfde"] == ["De gekozen personen konden niet worden gelezen."]
